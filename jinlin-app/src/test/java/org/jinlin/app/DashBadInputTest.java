package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and forms of the leader's page that nobody should have made: each is answered with a sentence, none with a fault
/// of ours, and nothing is changed.
class DashBadInputTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final PageClient HEAD = PageClient.signedIn(WORLD, "head");
    private static final PageClient CLERK = PageClient.signedIn(WORLD, "clerk");

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /dash?days=8                              | 422 | 近 7 天、30 天或 90 天
            /dash?days=-30                            | 422 | 近 7 天
            /dash?days=9999999999                     | 422 | 近 7 天
            /dash?unit=1                              | 404 | 不是本区的单位
            /dash?unit=nowhere                        | 404 | 不是本区的单位
            /dash?unit=999999999999999999             | 404 | 不是本区的单位
            /dash/list?what=everything                | 404 | 没有这个列表
            /dash/list?what=response.perhaps          | 404 | 没有这个列表
            /dash/list?what=                          | 404 | 没有这个列表
            /dash/list?slot=8-8                       | 404 | 没有这个列表
            /dash/list?slot=1-7                       | 404 | 没有这个列表
            /dash/list?slot=1-24                      | 404 | 没有这个列表
            /dash/list?slot=x                         | 404 | 没有这个列表
            /dash/list?from=yesterday                 | 422 | 开始日期 不是日期
            /dash/list?to=2026-02-30                  | 422 | 结束日期 不是日期
            /dash/list?from=2026-11-20&to=2026-11-19  | 422 | 早于开始日期
            /dash/list?from=2020-01-01&to=2026-11-19  | 422 | 一次最多看 366 天
            /dash/list?after=x                        | 422 | 不属于这个列表
            /dash/list?what=open&after=x              | 422 | 不属于这个列表
            /dash/list?place=nowhere                  | 404 | 不是本区的单位
            /print/bulletin?month=november            | 422 | 月份读不懂
            /print/bulletin?month=2026-13             | 422 | 月份读不懂
            /print/bulletin?unit=nowhere              | 404 | 不是本区的单位
            """)
    void anAddressThatCannotBeReadIsAnsweredWithASentence(String path, int status, String sentence) {
        PageClient.Html page = HEAD.get(path);
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.text()).contains(sentence, "工作台");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table insight.fact; --", "<script>alert(1)</script>", "\u202Eabc", "%00", "{0}", "a|b|c", "'"})
    void textsInAddressesAreTextsOnly(String text) {
        for (String parameter : List.of("unit", "days", "done", "wall")) {
            PageClient.Html page = HEAD.get("/dash?" + parameter + "=" + encoded(text));
            assertThat(page.status()).as(parameter).isIn(200, 404, 422);
            assertThat(page.body()).doesNotContain("<script>alert");
        }
        for (String parameter : List.of("unit", "what", "place", "category", "slot", "grade", "late", "from", "to", "after")) {
            PageClient.Html page = HEAD.get("/dash/list?" + parameter + "=" + encoded(text));
            assertThat(page.status()).as(parameter).isIn(200, 404, 422);
            assertThat(page.body()).doesNotContain("<script>alert");
            PageClient.Html open = HEAD.get("/dash/list?what=open&" + parameter + "=" + encoded(text));
            assertThat(open.status()).as(parameter).isIn(200, 404, 422);
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = org.jinlin.kit.Cursor.of("a", "b").encode();
        assertThat(HEAD.get("/dash/list?after=" + cursor).status()).isEqualTo(422);
    }

    @Test
    void aUnitBesideTheOwnIsRefusedByName() {
        PageClient.Html page = CLERK.get("/dash?unit=" + WORLD.unit("河边社区"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("河边社区 不在您负责的单位之下");
        assertThat(CLERK.get("/dash/list?unit=" + WORLD.unit("花园社区") + "&place=" + WORLD.unit("河边社区")).status()).isEqualTo(403);
        assertThat(HEAD.get("/dash/list?unit=" + WORLD.unit("花园社区") + "&place=" + WORLD.unit("河边社区")).status()).isEqualTo(403);
    }

    private static PageClient.Html press(PageClient client, String number, String text, String id) {
        String csrf = client.get("/dash").form("/sign-out").value("_csrf");
        String body = "_csrf=" + encoded(csrf) + "&number=" + encoded(number) + "&id=" + encoded(id) + "&f.text=" + encoded(text);
        return client.post("/dash", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFormThatNamesNoMatterOfTheirsChangesNothingAndKeepsTheText() {
        TestWorld other = TestServer.get().world("base");
        String elsewhere = other.as("resident-01").open(java.util.Map.of("text", "别处的"), other.unit("1号楼")).json().get("number").asString();
        for (String number : List.of("", "x", "1-2-3", elsewhere, "<script>alert(1)</script>")) {
            PageClient.Html page = press(HEAD, number, "请抓紧", "not-a-uuid");
            assertThat(page.status()).as(number).isEqualTo(404);
            assertThat(page.text()).contains("没有这个编号");
            assertThat(page.body()).doesNotContain("<script>alert");
        }
        assertThat(PageClient.signedIn(other, "head").get("/desk/" + elsewhere).text()).doesNotContain("请抓紧");
    }

    @Test
    void whoIsNotAboveMayNotPress() {
        String number = WORLD.as("resident-01").open(java.util.Map.of("text", "楼道灯不亮"), WORLD.unit("1号楼")).json().get("number").asString();
        PageClient.Html page = press(CLERK, number, "我催我自己", UUID.randomUUID().toString());
        assertThat(page.status()).as(page.text()).isEqualTo(403);
        PageClient.Html resident = press(PageClient.signedIn(WORLD, "resident-02"), number, "快一点", UUID.randomUUID().toString());
        assertThat(resident.status()).isIn(403, 404);
        assertThat(HEAD.get("/desk/" + number).text()).doesNotContain("我催我自己", "快一点");
    }

    @Test
    void theSameFormTwiceIsOnePress() {
        String number = WORLD.as("resident-01").open(java.util.Map.of("text", "井盖坏了"), WORLD.unit("1号楼")).json().get("number").asString();
        String id = UUID.randomUUID().toString();
        assertThat(press(HEAD, number, "请今天办", id).status()).isEqualTo(303);
        assertThat(press(HEAD, number, "请今天办", id).status()).isEqualTo(303);
        assertThat(HEAD.get("/desk/" + number).text().split("请今天办", -1)).hasSize(2);
        PageClient.Html reused = press(HEAD, number, "请明天办", id);
        assertThat(reused.status()).isEqualTo(409);
    }

    @Test
    void withoutTheSecretOfThePageNothingIsPressed() {
        assertThat(HEAD.post("/dash", "application/x-www-form-urlencoded", "number=1&f.text=x".getBytes(StandardCharsets.UTF_8)).status()).isIn(403, 200);
        assertThat(HEAD.post("/dash/list", "application/x-www-form-urlencoded", "x=y".getBytes(StandardCharsets.UTF_8)).status()).isIn(403, 405, 200);
    }
}
