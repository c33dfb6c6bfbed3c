package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all pages share: language, print, sign-in, headers, errors.
class PageFrameTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private static PageClient anonymous() {
        return new PageClient(WORLD.server().address());
    }

    @Test
    void pagesAreChineseUntilEnglishIsChosenAndThenStayEnglish() {
        var client = anonymous();
        assertThat(client.get("/").body()).contains("<html lang=\"zh-CN\">", "我要反映");
        assertThat(client.get("/?lang=en").body()).contains("<html lang=\"en\">", "Report something");
        assertThat(client.get("/sign-in").text()).contains("Sign-in name");
        assertThat(client.get("/sign-in?lang=zh").text()).contains("登录名");
    }

    @Test
    void largePrintIsRemembered() {
        var client = anonymous();
        assertThat(client.get("/").body()).doesNotContain("data-elder");
        assertThat(client.get("/?elder=1").body()).contains("data-elder=\"1\"");
        assertThat(client.get("/sign-in").body()).contains("data-elder=\"1\"");
        assertThat(client.get("/?elder=0").body()).doesNotContain("data-elder");
    }

    @Test
    void aSwitchKeepsWhereOneIs() {
        assertThat(PageClient.unescaped(PageClient.signedIn(WORLD, "clerk").get("/desk?view=below&lang=zh&elder=0").body()))
                .contains("href=\"/desk?view=below&lang=en\"", "href=\"/desk?view=below&elder=1\"");
    }

    @Test
    void theNumbersToCallStandBeforeEverythingElse() {
        String html = anonymous().get("/").body();
        assertThat(html.indexOf("tel:119")).isPositive().isLessThan(html.indexOf("class=\"big\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/r/new", "/r", "/desk", "/nothing"})
    void pagesHoldNothingInlineAndNobodyKeepsThem(String path) {
        var page = PageClient.signedIn(WORLD, "clerk").get(path);
        assertThat(page.body()).doesNotContainPattern("<script(?! src=\"/static/[a-zA-Z]+-[0-9a-f]{32}\\.js\" defer></script>)").doesNotContain("style=").doesNotContain("<style").doesNotContainPattern("\\son[a-z]+=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void styleSheetsAreNamedByTheirContentAndKeptForAYear() {
        String html = anonymous().get("/").body();
        String css = html.replaceAll("(?s).*href=\"(/static/app-[0-9a-f]{32}\\.css)\".*", "$1");
        var answer = anonymous().get(css);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
    }

    @Test
    void signingInLeadsWhereOneWantedToGo() {
        var client = anonymous();
        var asked = client.get("/desk?view=below");
        assertThat(asked.status()).isEqualTo(303);
        var in = asked.follow().form("/sign-in").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).send();
        assertThat(in.location()).isEqualTo("/desk?view=below");
        assertThat(in.follow().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "/%0d%0aSet-Cookie:x", "/a b", ""})
    void signingInLeadsNowhereElse(String next) {
        var client = anonymous();
        var in = client.get("/sign-in").form("/sign-in").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).set("next", next).send();
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).startsWith("/").doesNotStartWith("//").doesNotContain("\\").doesNotContain("\r");
    }

    @Test
    void aWrongPasswordIsToldAndTheNameStays() {
        var refused = anonymous().get("/sign-in").form("/sign-in").set("login", "nobody-here").set("password", "secret-words").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("登录名或密码不正确");
        assertThat(refused.body()).contains("value=\"nobody-here\"").doesNotContain("secret-words");
    }

    @Test
    void signingInWithoutTheTokenIsAskedForAgain() {
        var refused = anonymous().get("/sign-in").form("/sign-in").without("_csrf").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(WORLD.password("clerk"));
        assertThat(refused.form("/sign-in").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).send().status()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSession() {
        var client = PageClient.signedIn(WORLD, "clerk");
        String token = client.cookie(SessionCookies.SESSION).orElseThrow();
        assertThat(client.get("/").form("/sign-out").send().location()).isEqualTo("/");
        assertThat(client.get("/desk").location()).startsWith("/sign-in");
        assertThat(TestServer.get().bean(org.jinlin.people.Accounts.class).bySession(token)).isEmpty();
    }

    @Test
    void signingOutTwiceIsNoError() {
        var client = PageClient.signedIn(WORLD, "clerk");
        var form = client.get("/").form("/sign-out");
        form.send();
        assertThat(form.send().status()).isEqualTo(303);
    }

    @Test
    void moreThanTheServerTakesInIsToldAsSuch() {
        var refused = anonymous().post("/r/new", "multipart/form-data; boundary=x", ("--x\r\nContent-Disposition: form-data; name=\"f.photos\"; filename=\"a.jpg\"\r\n\r\n" + "a".repeat(61 * 1024 * 1024) + "\r\n--x--\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("照片太大");
    }

    @Test
    void refusalsOfTheApiStayProblems() {
        assertThat(WORLD.as("clerk").get("/api/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(WORLD.as("clerk").get("/api/matters/x").code()).isEqualTo("MATTER_UNKNOWN");
    }

    @Test
    void pagesAreNoPartOfTheApi() {
        assertThat(WORLD.as("clerk").get("/api/openapi").body()).contains("/api/matters").doesNotContain("\"/desk", "\"/r/new");
    }

    @Test
    void ownRequestsStandOnHomeOnceSignedIn() {
        WORLD.as("resident-02").open(Map.of("text", "首页上看得到"), WORLD.unit("1号楼"));
        var home = PageClient.signedIn(WORLD, "resident-02").get("/");
        assertThat(home.text()).contains("首页上看得到", "退出").doesNotContain("工作台");
        assertThat(PageClient.signedIn(WORLD, "clerk").get("/").text()).contains("工作台");
    }

    @Test
    void bothLanguagesSayEverything() {
        var keys = List.of("messages_zh.properties", "messages_en.properties").stream().map(PageFrameTest::keys).toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    private static java.util.Set<String> keys(String file) {
        try (var in = PageFrameTest.class.getResourceAsStream("/" + file)) {
            var properties = new java.util.Properties();
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.stringPropertyNames();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
