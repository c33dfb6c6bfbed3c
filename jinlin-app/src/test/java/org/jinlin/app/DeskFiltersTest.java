package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of the desk under names of one's own: kept with the person, applied with one tap, and gone again.
class DeskFiltersTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String FILTERS = "/desk/filters";

    private final PageClient officer = PageClient.signedIn(WORLD, "officer");

    private static PageClient.Html named(PageClient who, String list, String name) {
        return who.get("/desk?" + list).form(FILTERS).set("name", name).send();
    }

    private static void remove(PageClient who, String name) {
        post(who, "remove=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&view=desk");
    }

    private static PageClient.Html post(PageClient who, String body) {
        String csrf = who.get("/desk").form("/desk").value("_csrf");
        return who.post(FILTERS, "application/x-www-form-urlencoded", (body + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNamedListIsThereInEveryBrowserAndIsAppliedWithOneTap() {
        String red = WORLD.as("resident-01").open(Map.of("text", "红色的一件", "category", "gas_supply"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(red, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        var clerk = PageClient.signedIn(WORLD, "clerk");
        var saved = named(clerk, "view=desk&grade=red", "红色优先");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).isEqualTo("/desk?view=desk&grade=red");
        assertThat(saved.follow().body()).contains("href=\"/desk?view=desk&amp;grade=red\" aria-current=\"page\"><bdi>红色优先</bdi>");

        var elsewhere = PageClient.signedIn(WORLD, "clerk").get("/desk");
        assertThat(elsewhere.body()).contains("href=\"/desk?view=desk&amp;grade=red\"><bdi>红色优先</bdi>");
        assertThat(clerk.get("/desk?view=desk&grade=red").text()).contains("红色的一件");
        assertThat(PageClient.signedIn(WORLD, "secretary").get("/desk").body()).as("nobody else's").doesNotContain("红色优先");
        assertThat(clerk.get("/desk/" + red).body()).as("beside a matter too").contains("<bdi>红色优先</bdi>");

        remove(clerk, "红色优先");
        assertThat(clerk.get("/desk").body()).doesNotContain("红色优先");
    }

    @Test
    void theSameNameMeansTheNewList() {
        named(officer, "view=below", "我的");
        named(officer, "view=late", " 我的 ");
        var page = officer.get("/desk");
        assertThat(page.body()).containsPattern("href=\"/desk\\?view=late\"[^>]*><bdi>我的</bdi>");
        assertThat(page.body().split("<bdi>我的</bdi>", -1)).hasSize(2);
        remove(officer, "我的");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "这个名字实在是太长了没有人会记得住它的真的", "\u0000x"})
    void aNameThatDoesNotDoIsToldAtItsFieldAndStays(String name) {
        var refused = named(officer, "view=below&grade=red", name);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", "aria-invalid=\"true\"", "<details class=\"filters\" open", "<option value=\"red\" selected>");
        if (name.length() > 5) {
            assertThat(refused.body()).contains("value=\"" + name + "\"");
            assertThat(refused.form(FILTERS).set("name", "短").send().status()).isEqualTo(303);
            remove(officer, "短");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><b>x", "😀🙏🏽", "\u202etxt.exe", "a&amp;b"})
    void aNameIsTextAndNothingElse(String name) {
        assertThat(named(officer, "view=desk", name).status()).as(name).isIn(303, 422);
        String body = officer.get("/desk").body();
        assertThat(body).doesNotContain("<script>alert", "\"><b>x");
        remove(officer, name);
        assertThat(officer.get("/desk").body()).doesNotContain("<bdi>");
    }

    @Test
    void theThirteenthIsRefusedAndOneOfTheTwelveMayChange() {
        var head = PageClient.signedIn(WORLD, "head");
        for (int i = 1; i <= 12; i++) {
            assertThat(named(head, "view=desk", "第" + i + "个").status()).isEqualTo(303);
        }
        var refused = named(head, "view=below", "第13个");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("最多存 12 个筛选");
        assertThat(named(head, "view=below", "第12个").status()).isEqualTo(303);
        remove(head, "第1个");
        assertThat(named(head, "view=below", "第13个").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"view=nothing&name=x", "view=accept&place=abc&name=x", "view=desk&grade=RED&name=x", "view=desk&grade=%3Cb%3E&name=x", "view=told&place=99999999999999999999&name=x"})
    void aListThatThereIsNotHasNoName(String body) {
        assertThat(post(officer, body).status()).isEqualTo(404);
        assertThat(officer.get("/desk").body()).doesNotContain("<bdi>x</bdi>");
    }

    @Test
    void whatIsNotThereCanBeTakenAwayTwice() {
        assertThat(post(officer, "remove=nothing&view=desk").status()).isEqualTo(303);
        assertThat(post(officer, "remove=%00&view=desk").status()).isLessThan(500);
    }

    @Test
    void onlyStaffNameLists() {
        var resident = PageClient.signedIn(WORLD, "resident-01");
        String csrf = resident.get("/me").form("/sign-out").value("_csrf");
        assertThat(resident.get("/desk?view=mine").status()).isEqualTo(404);
        assertThat(resident.post(FILTERS, "application/x-www-form-urlencoded", ("name=x&view=mine&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).post(FILTERS, "application/x-www-form-urlencoded", "name=x".getBytes(StandardCharsets.UTF_8)).status()).isIn(302, 303, 401, 403);
        assertThat(officer.get("/desk").form(FILTERS).without("_csrf").set("name", "x").send().status()).isEqualTo(403);
    }
}
