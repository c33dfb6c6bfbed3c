package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Accounts of real people: made with a code for once, locked, signed out and ended.
class AccountDeskTest {

    private static AdminWorld admin;
    private static int made;

    @BeforeAll
    static void aDistrict() {
        TestServer.get().rewind();
        admin = new AdminWorld("base");
    }

    private record Made(String login, String code, String path) {}

    private static Made make() {
        String login = "new-" + admin.world.district() + "-" + ++made;
        PageClient.Html answer = admin.send("resident-02", "/accounts", "create", Map.of("f.name", "新来的" + made, "f.phone", "", "f.login", login, "f.reason", "新入职"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Made(login, answer.body().replaceAll("(?s).*>([A-Z2-9]{5}-[A-Z2-9]{5})<.*", "$1"), answer.body().replaceAll("(?s).*href=\"(/accounts/\\d+)\".*", "$1"));
    }

    private static PageClient.Html choose(String login, String code, String password) {
        return new PageClient(TestServer.get().address()).get("/welcome").form("/welcome").set("login", login).set("code", code).set("password", password).send();
    }

    private static PageClient signedInBrowser(String login) {
        var client = new PageClient(TestServer.get().address());
        assertThat(client.get("/sign-in").form("/sign-in").set("login", login).set("password", "long enough 1").send().status()).isEqualTo(303);
        return client;
    }

    private static TestClient signedIn(String login) {
        return TestClient.signedIn(TestServer.get().address(), login, "long enough 1");
    }

    @Test
    void theCodeIsGoodForOnePasswordOnce() {
        Made made = make();
        assertThat(choose(made.login(), made.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "), "long enough 1").location()).endsWith("/sign-in");
        assertThat(signedIn(made.login()).get("/api/me").status()).isEqualTo(200);
        assertThat(choose(made.login(), made.code(), "another one 2").text()).contains("代码不对");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAA-AAAAA", "x'--"})
    void aWrongCodeChoosesNothing(String code) {
        Made made = make();
        assertThat(choose(made.login(), code, "long enough 1").status()).isEqualTo(422);
        assertThat(choose("nobody-at-all", made.code(), "long enough 1").text()).contains("代码不对");
        assertThat(choose(made.login(), made.code(), "short").text()).contains("8 到 72");
    }

    @Test
    void fiveWrongCodesEndIt() {
        Made made = make();
        for (int i = 0; i < 5; i++) {
            choose(made.login(), "WRONG-CODES", "long enough 1");
        }
        assertThat(choose(made.login(), made.code(), "long enough 1").text()).contains("代码不对");
    }

    @Test
    void aCodeIsGoodForThreeDays() {
        Made made = make();
        admin.world.pass("P3D");
        assertThat(choose(made.login(), made.code(), "long enough 1").text()).contains("代码不对");
    }

    @Test
    void lockingSigningOutAndEndingHoldAtOnce() {
        Made made = make();
        choose(made.login(), made.code(), "long enough 1");
        PageClient browser = signedInBrowser(made.login());
        act(made, "lock");
        assertThat(browser.get("/r").status()).isEqualTo(303);
        assertThat(admin.page("resident-02").get(made.path()).text()).contains("已锁定");
        act(made, "unlock");
        assertThat(browser.get("/r").status()).isEqualTo(200);
        act(made, "sign_out");
        assertThat(browser.get("/r").status()).isEqualTo(303);
        act(made, "end");
        assertThat(TestClient.anonymous(TestServer.get().address()).post("/api/sessions", Map.of("login", made.login(), "password", "long enough 1")).code()).isEqualTo("SIGN_IN_WRONG");
    }

    private static void act(Made made, String go) {
        assertThat(admin.send("resident-02", made.path(), go, Map.of("f.reason", "按规定")).status()).as(go).isEqualTo(303);
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThat(admin.send("resident-02", "/accounts", "create", Map.of("f.name", "甲", "f.login", admin.world.login("clerk"), "f.reason", "x")).text()).contains("登录名有人用了");
        assertThat(admin.send("resident-02", "/accounts", "create", Map.of("f.name", "", "f.login", "abc-1", "f.reason", "x")).status()).isEqualTo(422);
        assertThat(admin.send("resident-02", "/accounts", "create", Map.of("f.name", "甲", "f.login", "abc-2", "f.reason", " ")).text()).contains("写明原因");
        assertThat(admin.send("resident-02", "/accounts/" + admin.world.person("resident-02"), "end", Map.of("f.reason", "x")).text()).contains("不能对自己");
        assertThat(admin.send("resident-02", "/accounts/" + admin.world.person("clerk"), "lock", Map.of("f.reason", "")).text()).contains("写明原因");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "clerk", "resident-01", "resident-03"})
    void onlyTheSystemAdministratorSeesAccounts(String who) {
        assertThat(admin.page(who).get("/accounts").status()).isEqualTo(403);
        assertThat(admin.page(who).get("/accounts/" + admin.world.person("clerk")).status()).isEqualTo(403);
    }

    /// Whoever finds people for posts finds none for accounts, and the other way round: a form can be sent without its page.
    @ParameterizedTest
    @CsvSource({"resident-01, /accounts", "resident-03, /accounts", "head, /accounts", "resident-02, /posts", "resident-02, /why", "resident-03, /why"})
    void nobodyIsFoundByTheFormOfAnotherAdministrator(String who, String path) {
        PageClient client = admin.page(who);
        String csrf = client.get("/me").form("/sign-out").value("_csrf");
        var answer = client.post(path, "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&go=find&f.who=" + URLEncoder.encode("演示经办人01", StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(Long.toString(admin.world.person("clerk")));
    }
}
