package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One's own sessions and password.
class SessionPagesTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String FRESH = "九龙江边的老榕树下";

    private RealPerson person;
    private PageClient here;

    @BeforeEach
    void somebodySignedIn() {
        TestServer.get().rewind();
        person = RealPerson.resident(WORLD);
        here = person.signedIn();
    }

    @Test
    void another_session_ends_at_once_and_this_one_stays() {
        var there = person.signedIn();
        var page = here.get("/me/sessions");
        assertThat(page.text()).contains("现在登录着的地方", "这里", "其他");
        page.form("/me/sessions").send();
        assertThat(there.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(here.get("/me/sessions").text()).contains("退出了其他设备", "在一台新设备上登录");
    }

    @Test
    void all_others_end_together() {
        var one = person.signedIn();
        var two = person.signedIn();
        here.get("/me/sessions").form("/me/sessions").set("session", "others").send();
        assertThat(one.get("/api/me").status()).isEqualTo(401);
        assertThat(two.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void nobody_elses_session_is_seen_or_ended() {
        var other = RealPerson.resident(WORLD);
        var theirs = other.signedIn();
        other.signedIn();
        String id = theirs.get("/me/sessions").form("/me/sessions").value("session");
        assertThat(id).matches("[0-9a-f]{64}");
        assertThat(here.get("/me/sessions").body()).doesNotContain(id);
        var mine = person.signedIn();
        mine.get("/me/sessions").form("/me/sessions").set("session", id).send();
        assertThat(theirs.get("/api/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or true --", "zz"})
    void what_is_no_session_ends_none(String id) {
        person.signedIn();
        assertThat(here.get("/me/sessions").form("/me/sessions").set("session", id).send().status()).isEqualTo(303);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_new_password_needs_the_old_one_and_ends_all_other_sessions() {
        var there = person.signedIn();
        assertThat(change("wrong password", FRESH, FRESH).text()).contains("现在的密码不对");
        assertThat(change(RealPerson.PASSWORD, FRESH, FRESH + "x").text()).contains("两遍新密码不一样");
        assertThat(change(RealPerson.PASSWORD, "password", "password").text()).contains("太多人用");
        assertThat(there.get("/api/me").status()).isEqualTo(200);
        assertThat(change(RealPerson.PASSWORD, FRESH, FRESH).text()).contains("密码改好了");
        assertThat(there.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(person.password(new PageClient(WORLD.server().address())).status()).isEqualTo(422);
        assertThat(here.get("/me/sessions").text()).contains("改了密码");
    }

    @Test
    void guessing_the_old_password_at_an_open_session_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            change("wrong " + i, FRESH, FRESH);
        }
        assertThat(change(RealPerson.PASSWORD, FRESH, FRESH).text()).contains("分钟后再试");
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(2));
        assertThat(change(RealPerson.PASSWORD, FRESH, FRESH).text()).contains("密码改好了");
    }

    @Test
    void another_phone_takes_the_place_of_the_first() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区");
        var client = staff.signedIn();
        String first = staff.secret();
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(1));
        var begun = client.get("/me/factors").form("/me/factors").set("old", staff.code(0)).send();
        assertThat(begun.form("/me/factors/confirm").set("code", "000000").send().status()).isEqualTo(422);
        var set = begun.form("/me/factors/confirm").set("code", staff.first(begun)).send();
        assertThat(RealPerson.papers(set)).hasSize(10);
        assertThat(staff.secret()).isNotEqualTo(first);
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(1));
        assertThat(staff.signedIn().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void an_open_session_alone_puts_no_other_phone_in_the_place_of_the_first() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区");
        var papers = RealPerson.papers(staff.enrolled());
        later(60);
        var client = new PageClient(WORLD.server().address());
        staff.password(client).form("/sign-in/factor").set("code", staff.code(0)).send();
        String used = staff.code(0);
        for (String old : List.of("", "000000", used, papers.getFirst())) {
            var refused = client.get("/me/factors").form("/me/factors").set("old", old).send();
            assertThat(refused.status()).as(old).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("/me/factors/confirm");
        }
        later(3600);
        assertThat(client.get("/me/factors").form("/me/factors").set("old", papers.getFirst()).set("password", "not the password").send().status()).isEqualTo(422);
        assertThat(client.get("/me/factors").text()).as("no paper was used up by it").contains("还剩 10 个");
        later(3600);
        assertThat(client.get("/me/factors").form("/me/factors").set("old", papers.getFirst()).set("password", RealPerson.PASSWORD).send().body()).contains("/me/factors/confirm");
        assertThat(client.get("/me/factors").form("/me/factors").set("old", papers.getFirst()).set("password", RealPerson.PASSWORD).send().status()).as("once").isEqualTo(422);
    }

    @Test
    void guessing_the_old_code_has_to_wait() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区");
        var client = staff.signedIn();
        String last = "";
        for (int i = 0; i < 8; i++) {
            last = client.get("/me/factors").form("/me/factors").set("old", "11111" + i).send().text();
        }
        assertThat(last).contains("分钟后再试");
        assertThat(client.get("/me/factors").status()).isEqualTo(200);
    }

    private static void later(int seconds) {
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofSeconds(seconds));
    }

    @Test
    void what_one_began_another_cannot_confirm() {
        var begun = here.get("/me/factors").form("/me/factors").send();
        String step = here.cookie("jinlin_step").orElseThrow();
        var other = RealPerson.resident(WORLD);
        var theirs = other.signedIn();
        theirs.get("/me/factors").form("/me/factors").send();
        String code = person.first(begun);
        assertThat(theirs.get("/me/factors").status()).isEqualTo(200);
        assertThat(theirs.cookie("jinlin_step").orElseThrow()).isNotEqualTo(step);
        assertThat(begun.form("/me/factors/confirm").set("code", code).send().status()).isEqualTo(200);
        assertThat(theirs.get("/me/factors").text()).contains("还没有设置");
    }

    private PageClient.Html change(String old, String fresh, String again) {
        return here.get("/me/password").form("/me/password").set("old", old).set("fresh", fresh).set("again", again).send();
    }
}
