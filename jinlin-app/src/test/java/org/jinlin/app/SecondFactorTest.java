package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever holds a post and is not made up proves two things.
class SecondFactorTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private RealPerson person;

    @BeforeEach
    void somebodyReal() {
        TestServer.get().rewind();
        person = RealPerson.staff(WORLD, "clerk", "花园社区");
    }

    @Test
    void somebody_without_a_factor_is_led_to_set_one_up_before_anything_else() {
        var client = new PageClient(WORLD.server().address());
        var page = client.get("/sign-in?next=/desk").form("/sign-in").set("login", person.login()).set("password", RealPerson.PASSWORD).send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(client.get("/desk").status()).isEqualTo(303);
        assertThat(client.get("/api/me").status()).isEqualTo(401);
        var codes = page.form("/sign-in/enrol").set("code", person.first(page)).send();
        assertThat(RealPerson.papers(codes)).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes.body()).contains("href=\"/desk\"");
        assertThat(client.get("/desk").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_first_code_sets_nothing_up() {
        var client = new PageClient(WORLD.server().address());
        var page = client.get("/sign-in").form("/sign-in").set("login", person.login()).set("password", RealPerson.PASSWORD).send();
        assertThat(page.form("/sign-in/enrol").set("code", "000000").send().status()).isEqualTo(422);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(person.password(new PageClient(WORLD.server().address())).body()).contains("/sign-in/enrol");
    }

    @Test
    void afterwards_the_password_alone_opens_nothing_and_the_code_does() {
        String secret = person.enrol();
        later(60);
        var client = new PageClient(WORLD.server().address());
        var page = person.password(client);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(page.body()).doesNotContain(secret);
        var in = page.form("/sign-in/factor").set("code", person.code(0)).send();
        assertThat(in.status()).isEqualTo(303);
        assertThat(client.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_code_is_good_once_even_in_its_own_half_minute() {
        person.enrol();
        later(60);
        String code = person.code(0);
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", code).send().status()).isEqualTo(303);
        var again = person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", code).send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("验证码不对");
    }

    @Test
    void the_code_of_setting_up_is_used_up_too() {
        person.enrol();
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", person.code(0)).send().status()).isEqualTo(422);
    }

    @Test
    void a_clock_one_step_off_is_borne_and_two_are_not() {
        person.enrol();
        later(300);
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", person.code(-2)).send().status()).isEqualTo(422);
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", person.code(2)).send().status()).isEqualTo(422);
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", person.code(-1)).send().status()).isEqualTo(303);
    }

    @Test
    void a_step_bears_five_tries_and_ten_minutes() {
        person.enrol();
        later(60);
        var client = new PageClient(WORLD.server().address());
        var page = person.password(client);
        for (int i = 0; i < 4; i++) {
            page = page.form("/sign-in/factor").set("code", "00000" + i).send();
        }
        page.form("/sign-in/factor").set("code", "000009").send();
        assertThat(client.post("/sign-in/factor", "application/x-www-form-urlencoded", ("_csrf=x&code=" + person.code(0)).getBytes()).status()).isNotEqualTo(303);
        later(900);
        var slow = new PageClient(WORLD.server().address());
        var waiting = person.password(slow);
        later(601);
        assertThat(waiting.form("/sign-in/factor").set("code", person.code(0)).send().text()).contains("从头登录");
        assertThat(slow.cookie("jinlin_session")).isEmpty();
    }

    @Test
    void guessing_codes_in_ever_new_steps_has_to_wait() {
        person.enrol();
        later(60);
        String last = "";
        for (int i = 0; i < 8; i++) {
            last = person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", "11111" + i).send().text();
        }
        assertThat(last).contains("分钟后再试");
    }

    @Test
    void a_code_on_paper_lets_in_once() {
        List<String> papers = RealPerson.papers(person.enrolled());
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", papers.getFirst().toLowerCase().replace("-", " ")).send().status()).isEqualTo(303);
        assertThat(person.password(new PageClient(WORLD.server().address())).form("/sign-in/factor").set("code", papers.getFirst()).send().status()).isEqualTo(422);
        var second = new PageClient(WORLD.server().address());
        assertThat(person.password(second).form("/sign-in/factor").set("code", papers.get(1)).send().status()).isEqualTo(303);
        assertThat(second.get("/me/factors").text()).contains("还剩 8 个");
        assertThat(second.get("/me/sessions").text()).contains("用了一个备用码登录");
    }

    @Test
    void the_step_of_one_browser_is_of_no_use_in_another() {
        person.enrol();
        later(60);
        var client = new PageClient(WORLD.server().address());
        person.password(client);
        var other = RealPerson.staff(WORLD, "clerk", "花园社区");
        other.enrol();
        later(60);
        var mine = new PageClient(WORLD.server().address());
        assertThat(other.password(mine).form("/sign-in/factor").set("code", person.code(0)).send().status()).isEqualTo(422);
        assertThat(mine.cookie("jinlin_session")).isEmpty();
    }

    @Test
    void a_program_sends_both_at_once() {
        var client = TestClient.anonymous(WORLD.server().address());
        var both = Map.of("login", person.login(), "password", RealPerson.PASSWORD);
        assertThat(client.post("/api/sessions", both).code()).isEqualTo("FACTOR_NEEDED");
        person.enrol();
        later(60);
        assertThat(client.post("/api/sessions", both).code()).isEqualTo("CODE_NEEDED");
        assertThat(client.post("/api/sessions", Map.of("login", person.login(), "password", RealPerson.PASSWORD, "code", "000000")).code()).isEqualTo("CODE_WRONG");
        assertThat(client.post("/api/sessions", Map.of("login", person.login(), "password", RealPerson.PASSWORD, "code", person.code(0))).status()).isEqualTo(201);
    }

    @Test
    void a_resident_who_is_given_a_post_comes_in_again_with_two_proofs() {
        var resident = RealPerson.resident(WORLD);
        var client = new PageClient(WORLD.server().address());
        assertThat(resident.password(client).status()).isEqualTo(303);
        assertThat(client.get("/me/sessions").status()).isEqualTo(200);
        resident.appoint("clerk", "花园社区");
        assertThat(client.get("/me/sessions").status()).isEqualTo(303);
        assertThat(resident.password(new PageClient(WORLD.server().address())).body()).contains("/sign-in/enrol");
    }

    @Test
    void what_was_being_written_is_carried_through_all_steps() {
        var client = new PageClient(WORLD.server().address());
        client.get("/sign-in");
        var late = client.get("/sign-in").form("/sign-in").add("kept.f.text", "楼道的灯坏了").set("next", "/r/new").set("login", person.login()).set("password", RealPerson.PASSWORD).send();
        var codes = late.form("/sign-in/enrol").set("code", person.first(late)).send();
        assertThat(codes.form("/r/new").value("f.text")).isEqualTo("楼道的灯坏了");
    }

    @Test
    void the_secret_lies_sealed_and_the_codes_hashed() {
        var papers = RealPerson.papers(person.enrolled());
        String rows = person.rows("totp") + person.rows("recovery_code") + person.rows("challenge");
        assertThat(rows).doesNotContain(person.secret()).doesNotContain(papers.toArray(String[]::new));
    }

    private static void later(long seconds) {
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofSeconds(seconds));
    }
}
