package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The dispatcher's desk: queues with their counts, moves on pages of their own, what helps to fill them in, and who else
/// is there. Through HTTP and without scripts.
class DeskPagesTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    @BeforeAll
    static void onAFridayAfternoon() {
        TestServer.get().rewind();
    }

    private static String opened(String text, String category) {
        return WORLD.as("resident-01").open(Map.of("text", text, "category", category), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String accepted(String text, String category) {
        String number = opened(text, category);
        WORLD.as("clerk").move(number, "accept", Map.of());
        return number;
    }

    private static String dispatched(String text) {
        String number = accepted(text, "lift_fault");
        WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业")));
        return number;
    }

    /// What a tab says how many there are.
    private static String count(PageClient.Html page, String view) {
        Matcher tab = Pattern.compile("<a href=\"/desk\\?view=" + view + "\"[^>]*>[^<]*<b>([^<]*)</b>").matcher(page.body());
        return tab.find() ? tab.group(1) : "none";
    }

    @Test
    void everyQueueHoldsWhatIsToBeDoneNextAndSaysHowMany() {
        var world = TestServer.get().world("base");
        var desk = PageClient.signedIn(world, "clerk");
        String[] numbers = new String[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = world.as("resident-01").open(Map.of("text", "第 " + i + " 件"), world.unit("1号楼")).json().get("number").asString();
        }
        for (int i = 1; i < 4; i++) {
            world.as("clerk").move(numbers[i], "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        }
        world.as("clerk").move(numbers[2], "dispatch", Map.of("unit", world.unit("演示物业")));
        world.as("clerk").move(numbers[3], "finish", Map.of("text", "办好了"));

        String[] views = {"accept", "dispatch", "handling", "call_back"};
        for (int i = 0; i < 4; i++) {
            var page = desk.get("/desk?view=" + views[i]);
            assertThat(count(page, views[i])).as(views[i]).isEqualTo("1");
            assertThat(page.text()).contains("第 " + i + " 件").doesNotContain("第 " + (i + 1) % 4 + " 件");
        }
        assertThat(count(desk.get("/desk"), "desk")).isEqualTo("4");
        assertThat(count(desk.get("/desk"), "late")).isEqualTo("0");
        assertThat(desk.get("/desk?view=late").text()).contains("没有超时的事");
        world.pass("P2D");
        var late = PageClient.signedIn(world, "clerk").get("/desk?view=late");
        assertThat(late.text()).contains("第 0 件", "晚了");
        assertThat(late.body()).contains("class=\"alarm\"");
    }

    @Test
    void aQueueOfSeveralPagesLosesAndRepeatsNothing() {
        var world = TestServer.get().world("base");
        for (int i = 0; i < 33; i++) {
            String number = world.as("resident-01").open(Map.of("text", "第 " + i + " 号事。"), world.unit("1号楼")).json().get("number").asString();
            if (i % 11 == 0) {
                world.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
            }
        }
        var desk = PageClient.signedIn(world, "clerk");
        for (String address : new String[] {"/desk?view=desk&place=" + world.unit("第1网格"), "/desk?view=below&place=" + world.unit("第1网格")}) {
            var first = desk.get(address);
            var second = desk.get(PageClient.unescaped(first.body().replaceAll("(?s).*<a class=\"btn quiet\" href=\"([^\"]*after=[^\"]*)\".*", "$1")));
            for (int i = 0; i < 33; i++) {
                assertThat(first.text() + second.text()).as(address).containsOnlyOnce("第 " + i + " 号事。");
            }
        }
        assertThat(count(desk.get("/desk?view=accept"), "accept")).isEqualTo("30");
        assertThat(desk.get("/desk?view=accept").text()).doesNotContain("第 11 号事。", "再看一些");
    }

    @Test
    void aDepartmentHasNoQueuesOfRequests() {
        var property = PageClient.signedIn(WORLD, "property").get("/desk");
        assertThat(property.body()).contains("view=desk", "view=taken").doesNotContain("view=accept", "view=call_back", "/desk/new");
        assertThat(PageClient.signedIn(WORLD, "property").get("/desk?view=accept").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk?view=ACCEPT", "/desk?view=accept&after=zzz", "/desk?view=late&after=..%2F", "/desk?view=%00", "/desk/queue?view=nothing", "/desk/1-000000-0000/dispatch", "/desk/x/y"})
    void whatIsNoListAndNoMatterIsNotFound(String path) {
        assertThat(clerk.get(path).status()).isEqualTo(404);
    }

    @Test
    void aFilterStandsInTheAddressAndIsKeptForTheNextLook() {
        String red = opened("燃气味道很大", "gas_supply");
        WORLD.as("clerk").move(red, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        String blue = accepted("想问社保怎么办", "employment");
        var own = PageClient.signedIn(WORLD, "clerk");

        var filtered = own.get("/desk?view=desk&grade=red");
        assertThat(filtered.text()).contains("燃气味道很大").doesNotContain("想问社保怎么办");
        assertThat(filtered.body()).contains("<option value=\"red\" selected>", "/desk/" + red + "?view=desk&amp;grade=red");
        assertThat(own.get("/desk").text()).as("kept").contains("燃气味道很大").doesNotContain("想问社保怎么办");
        assertThat(own.get("/desk/" + blue).body()).as("beside a matter too").contains("/desk/" + red + "?view=desk&amp;grade=red");
        assertThat(own.get("/desk?view=desk").text()).contains("想问社保怎么办");
        assertThat(own.get("/desk?view=desk&place=" + WORLD.unit("第1网格")).text()).contains("想问社保怎么办");
        assertThat(own.get("/desk?view=desk&place=" + WORLD.unit("第2网格")).text()).doesNotContain("想问社保怎么办").contains("没有符合的事");
        assertThat(own.get("/desk?view=below&grade=red").text()).contains("燃气味道很大").doesNotContain("想问社保怎么办");
    }

    @ParameterizedTest
    @CsvSource({"grade,<script>", "grade,purple", "place,abc", "place,99999999999999999999"})
    void aFilterThatFitsNothingFindsNothingOrIsPassedOver(String name, String value) {
        var page = clerk.get("/desk?view=accept&" + name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void theListStandsBesideTheMatterUnderOneAddress() {
        String number = opened("列表和详情一起看", "refuse");
        var page = clerk.get("/desk/" + number + "?view=accept");
        assertThat(page.body()).contains("id=\"queue\"").containsPattern("href=\"/desk/" + number + "\\?view=accept\" aria-current=\"true\"");
        assertThat(page.text()).contains("列表和详情一起看", "网页", "演＊＊").doesNotContain("演示居民01");
    }

    @Test
    void searchingStandsInTheTopBar() {
        String number = opened("楼顶水箱盖子被风吹走", "water_supply");
        WORLD.server().settle(WORLD.district());
        TestServer.get().bean(org.jinlin.matters.SearchReader.class).run(WORLD.district());
        var found = clerk.get("/desk").form("/desk").set("q", "水箱盖子").send();
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text()).contains("楼顶水箱盖子被风吹走");
        assertThat(found.body()).contains("href=\"/desk/" + number + "\"", "value=\"水箱盖子\"").as("names and phones stand in it").doesNotContain("q=");
        assertThat(found.form("/desk").set("q", "zzzzqqqq").send().text()).contains("没有找到");
        var tooShort = clerk.get("/desk").form("/desk").set("q", "a").send();
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("role=\"alert\"", "value=\"a\"");
    }

    @Test
    void anAddressSearchesForNothingAndWhoHasNoUnitNeither() {
        assertThat(clerk.get("/desk?q=%E6%B0%B4%E7%AE%B1").body()).doesNotContain("value=\"水箱\"");
        assertThat(PageClient.signedIn(WORLD, "member").get("/desk").body()).doesNotContain("role=\"search\"");
        assertThat(clerk.get("/desk").form("/desk").without("_csrf").set("q", "水箱").send().status()).isEqualTo(403);
        assertThat(clerk.get("/desk").form("/desk").set("q", "长".repeat(101)).send().status()).isEqualTo(422);
        assertThat(clerk.get("/desk").form("/desk").set("q", " ").send().status()).as("the list").isEqualTo(200);
    }

    @Test
    void theDispatchPageSuggestsByTheDutyListAndSaysWhatTheyHaveInHand() {
        dispatched("物业手上的第一件");
        String path = "/desk/" + accepted("电梯停了，请派单", "lift_fault");
        var page = clerk.get(path + "/dispatch");
        String form = page.form(path, "dispatch").html();
        assertThat(form).containsPattern("type=\"radio\" name=\"f.unit\" value=\"" + WORLD.unit("演示物业") + "\" checked");
        assertThat(page.text()).contains("按权责清单推荐", "演示物业", "在办", "居民能看到", "2 分可以撤回".replace("分", "分内"), "对方要在", "办结时限");
        assertThat(page.body()).contains("role=\"dialog\"", "inert");
        assertThat(page.form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).set("f.text", "请今天修好").send().follow().text()).contains("已记下：派单", "内可以撤回");
        assertThat(clerk.get(path).form(path, "undo").send().follow().text()).contains("已受理");
    }

    @Test
    void aUnitOfOnesOwnChoiceStandsBeforeTheSuggestion() {
        String path = "/desk/" + accepted("这件要给住建局", "lift_fault");
        var sent = clerk.get(path + "/dispatch").form(path, "dispatch").add("f.unit", WORLD.unit("演示物业")).add("f.unit", WORLD.unit("住建局")).send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.follow().body()).containsPattern("<dt>住建局</dt><dd><a href=\"/desk/");
    }

    @ParameterizedTest
    @CsvSource({"12345", "not-a-unit", "''"})
    void aUnitThatIsNoneIsToldInTheWindowAndTheWordsStay(String unit) {
        String path = "/desk/" + accepted("派给一个没有的单位", "lift_fault");
        var refused = clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", unit).set("f.text", "有老人，请快一点").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"dialog\"", "id=\"dispatch-unit\"", "href=\"#dispatch-unit\"");
        assertThat(refused.form(path, "dispatch").html()).contains("有老人，请快一点</textarea>");
    }

    @Test
    void aMoveThatCannotBeMadeNowLeadsBackToTheMatter() {
        String path = "/desk/" + opened("还没有受理", "refuse");
        for (String verb : new String[] {"dispatch", "rate", "nothing", "reveal", "undo"}) {
            assertThat(clerk.get(path + "/" + verb).location()).as(verb).isEqualTo(path);
        }
    }

    @Test
    void aMergeOffersWhatIsSimilarAndTakesANumberToo() {
        String first = opened("三号楼门口路灯不亮", "street_lamp");
        String path = "/desk/" + opened("晚上三号楼黑", "street_lamp");
        var page = clerk.get(path + "/merge");
        assertThat(page.form(path, "merge").html()).contains("value=\"" + first + "\"", "三号楼门口路灯不亮");
        assertThat(clerk.get(path).text()).as("beside the matter").contains("相似的事", "三号楼门口路灯不亮");
        var refused = page.form(path, "merge").set("f.into", "1-010101-0001").send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.form(path, "merge").html()).contains("value=\"1-010101-0001\"");
        assertThat(clerk.get(path + "/merge").form(path, "merge").add("f.into", first).add("f.into", "").send().follow().text()).contains("已并案", first);
    }

    @Test
    void residentsSeeNothingOfTheDesk() {
        String number = opened("居民看自己的", "refuse");
        var resident = PageClient.signedIn(WORLD, "resident-01");
        for (String path : new String[] {"/desk", "/desk/queue", "/desk/new", "/desk/events", "/desk?q=%E5%B1%85%E6%B0%91"}) {
            assertThat(resident.get(path).status()).as(path).isEqualTo(404);
        }
        var other = PageClient.signedIn(WORLD, "resident-02");
        assertThat(other.get("/desk/" + number + "/accept").status()).isEqualTo(404);
        assertThat(resident.get("/desk/" + number).text()).doesNotContain("相似的事", "内部备注");
    }

    @Test
    void timesCanBeTappedOrTyped() {
        String path = "/desk/" + accepted("吹哨选时间", "illegal_building");
        String html = clerk.get(path + "/whistle").form(path, "whistle").html();
        assertThat(html).contains("value=\"2026-11-20T16:00\"", "value=\"2026-11-20T17:30\"", "value=\"2026-11-21T17:30\"", "type=\"datetime-local\"");
        var sent = clerk.get(path + "/whistle").form(path, "whistle").add("f.units", WORLD.unit("住建局")).add("f.units", WORLD.unit("城管局")).set("f.lead", WORLD.unit("住建局"))
                .set("f.done_when", "all").add("f.at", "2026-11-20T16:00").add("f.at", "2026-11-20T15:20").send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.follow().text()).as("what was typed stands before what was tapped").contains("15:20");
    }

    @Test
    void whoElseIsAtAMatterIsShownForTwoMinutesMasked() {
        String number = opened("两个人都在看", "refuse");
        var secretary = PageClient.signedIn(WORLD, "secretary");
        assertThat(secretary.get("/desk/" + number).body()).contains("id=\"here\" hidden");
        String seen = clerk.get("/desk/" + number).text();
        assertThat(seen).contains("社区书记 演＊＊ 正在处理").doesNotContain("演示书记");
        assertThat(clerk.get("/desk?view=accept").text()).as("on its row").contains("正在处理");
        assertThat(clerk.get("/desk/queue?view=accept&at=" + number).body()).contains("<template id=\"here-now\">");
        secretary.get("/desk/" + opened("去看另一件", "refuse"));
        assertThat(clerk.get("/desk/" + number).text()).as("one matter at a time").doesNotContain("书记 演＊＊ 正在处理</span>");
        WORLD.pass("PT3M");
        assertThat(clerk.get("/desk?view=accept").text()).doesNotContain("社区书记 演＊＊ 正在处理");
    }

    @Test
    void whatIsSentAgainstAnOlderStateShowsBothAndKeepsTheWords() {
        String path = "/desk/" + accepted("两个人同时派单", "lift_fault");
        var form = clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).set("f.text", "我先派给物业");
        WORLD.as("secretary").move(path.substring(6), "dispatch", Map.of("unit", WORLD.unit("住建局"), "text", "书记派给住建局"));
        var refused = form.send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("刚才有人先动了", "书记派给住建局");
        assertThat(refused.form(path, "dispatch").html()).contains("我先派给物业</textarea>");
    }

    @Test
    void theGradeSaysWhereItComesFrom() {
        String number = opened("电梯停了", "lift_fault");
        assertThat(clerk.get("/desk/" + number).text()).contains("系统建议", "安全隐患 · 多户 · 一般", "橙色");
        WORLD.as("clerk").move(number, "accept", Map.of("harm", "grave"));
        assertThat(clerk.get("/desk/" + number).text()).contains("当前等级：安全隐患 · 多户 · 严重");
    }

    @Test
    void theKeysAreWrittenDownForWhoHasNoScripts() {
        assertThat(clerk.get("/desk/keys").text()).contains("下一件", "上一件", "派单", "吹哨", "写回复", "搜索");
    }
}
