package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Giving an account back to who has lost everything.
class RecoveryTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String FRESH = "九龙江边的老榕树下";

    private RealPerson person;
    private PageClient first;
    private PageClient second;

    @BeforeEach
    void somebodyWhoLostEverything() {
        TestServer.get().rewind();
        person = RealPerson.resident(WORLD);
        first = PageClient.signedIn(WORLD, "clerk");
        second = RealPerson.staff(WORLD, "clerk", "花园社区").signedIn();
    }

    @Test
    void two_of_the_community_give_it_back_and_nothing_of_before_is_left() {
        var old = person.signedIn();
        start(first, person.login());
        String code = confirm(second);
        var client = browser();
        assertThat(use(client, person.login(), code.toLowerCase().replace("-", " "), FRESH).status()).isEqualTo(303);
        assertThat(client.get("/api/me").status()).isEqualTo(200);
        assertThat(old.get("/api/me").status()).isEqualTo(401);
        assertThat(person.password(browser()).status()).isEqualTo(422);
        assertThat(client.get("/me/sessions").text()).contains("社区开始帮您找回账号", "社区第二个人确认了找回账号", "用找回码设了新密码");
    }

    @Test
    void one_alone_cannot_however_often() {
        start(first, person.login());
        var page = first.get("/recoveries");
        assertThat(page.text()).contains("要由另一个人确认");
        String id = second.get("/recoveries").body().replaceAll("(?s).*action=\"/recoveries/(\\d+)\".*", "$1");
        assertThat(post(first, "/recoveries/" + id).status()).isEqualTo(422);
        assertThat(first.get("/recoveries").form("/recoveries").set("who", person.login()).set("reason", "看过身份证").send().text()).contains("已经有人在帮忙找回");
        assertThat(use(browser(), person.login(), "AAAA-AAAA-AAAA-AAAA", FRESH).status()).isEqualTo(422);
    }

    @Test
    void nobody_can_for_the_own_account_as_first_or_second() {
        var self = RealPerson.staff(WORLD, "clerk", "花园社区");
        var client = self.signedIn();
        assertThat(client.get("/recoveries").form("/recoveries").set("who", self.login()).set("reason", "是我").send().text()).contains("不能替自己");
        start(first, self.login());
        String id = second.get("/recoveries").body().replaceAll("(?s).*action=\"/recoveries/(\\d+)\".*", "$1");
        assertThat(post(client, "/recoveries/" + id).text()).contains("不能替自己");
    }

    @Test
    void another_community_and_who_answers_for_nothing_cannot() {
        var elsewhere = RealPerson.staff(WORLD, "clerk", "河边社区").signedIn();
        assertThat(elsewhere.get("/recoveries").form("/recoveries").set("who", person.login()).set("reason", "看过身份证").send().text()).contains("没有这样登录的人");
        start(first, person.login());
        String id = second.get("/recoveries").body().replaceAll("(?s).*action=\"/recoveries/(\\d+)\".*", "$1");
        assertThat(elsewhere.get("/recoveries").body()).doesNotContain(id);
        assertThat(post(elsewhere, "/recoveries/" + id).status()).isEqualTo(422);
        for (String name : new String[] {"resident-01", "property"}) {
            var client = PageClient.signedIn(WORLD, name);
            assertThat(client.get("/recoveries").text()).as(name).doesNotContain(id);
            assertThat(post(client, "/recoveries/" + id).text()).as(name).doesNotContain("找回码 ");
        }
    }

    @Test
    void a_code_is_good_once_for_a_day_and_for_its_own_account() {
        start(first, person.login());
        String code = confirm(second);
        var other = RealPerson.resident(WORLD);
        assertThat(use(browser(), other.login(), code, FRESH).status()).isEqualTo(422);
        assertThat(use(browser(), person.login(), code, FRESH).status()).isEqualTo(303);
        assertThat(use(browser(), person.login(), code, FRESH + "二").status()).isEqualTo(422);
        start(first, other.login());
        String late = confirm(second);
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofHours(24));
        assertThat(use(browser(), other.login(), late, FRESH).status()).isEqualTo(422);
    }

    @Test
    void a_code_bears_five_guesses() {
        start(first, person.login());
        String code = confirm(second);
        for (int i = 0; i < 5; i++) {
            assertThat(use(browser(), person.login(), "AAAA-BBBB-CCCC-DDD" + (2 + i), FRESH).status()).isEqualTo(422);
        }
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(20));
        assertThat(use(browser(), person.login(), code, FRESH).status()).isEqualTo(422);
    }

    @Test
    void a_weak_password_costs_no_try_and_not_the_code() {
        start(first, person.login());
        String code = confirm(second);
        for (int i = 0; i < 7; i++) {
            assertThat(use(browser(), person.login(), code, "password").text()).contains("太多人用");
        }
        assertThat(use(browser(), person.login(), code, FRESH).status()).isEqualTo(303);
    }

    @Test
    void staff_set_their_second_factor_up_anew() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区");
        staff.enrol();
        start(first, staff.login());
        var client = browser();
        var page = use(client, staff.login(), confirm(second), FRESH);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(page.form("/sign-in/enrol").set("code", staff.first(page)).send().status()).isEqualTo(200);
        assertThat(client.get("/api/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody-at-all", "' or true --", "13800009999"})
    void who_is_unknown_is_not_begun(String who) {
        assertThat(first.get("/recoveries").form("/recoveries").set("who", who).set("reason", "看过身份证").send().status()).isEqualTo(422);
    }

    @Test
    void a_reason_is_needed_kept_on_the_page_and_sealed() {
        assertThat(first.get("/recoveries").form("/recoveries").set("who", person.login()).set("reason", " ").send().text()).contains("怎么核对");
        start(first, person.login());
        assertThat(second.get("/recoveries").text()).contains("本人带身份证来的");
        assertThat(person.rows("recovery")).doesNotContain("本人带身份证来的");
    }

    private static PageClient browser() {
        return new PageClient(WORLD.server().address());
    }

    private static void start(PageClient client, String who) {
        assertThat(client.get("/recoveries").form("/recoveries").set("who", who).set("reason", "本人带身份证来的").send().status()).isEqualTo(200);
    }

    /// Confirms what was begun last.
    private static String confirm(PageClient client) {
        var page = client.get("/recoveries");
        String id = page.body().replaceAll("(?s).*action=\"/recoveries/(\\d+)\".*", "$1");
        return page.form("/recoveries/" + id).send().body().replaceAll("(?s).*<code class=\"long\">([^<]+)</code>.*", "$1");
    }

    private static PageClient.Html post(PageClient client, String path) {
        String csrf = client.get("/").form("/sign-out").value("_csrf");
        return client.post(path, "application/x-www-form-urlencoded", ("_csrf=" + csrf).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static PageClient.Html use(PageClient client, String login, String code, String fresh) {
        return client.get("/recover").form("/recover").set("login", login).set("code", code).set("fresh", fresh).set("again", fresh).send();
    }
}
