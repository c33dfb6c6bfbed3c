package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the dispatch window says of each unit, and by when it lets ask for the work.
class DeskDispatchTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String PROMISED = "2026-12-01T17:30";

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    @BeforeAll
    static void onAFridayAfternoon() {
        TestServer.get().rewind();
    }

    private static String opened(TestWorld world, String text) {
        return world.as("resident-01").open(Map.of("text", text, "category", "lift_fault"), world.unit("1号楼")).json().get("number").asString();
    }

    /// Accepted with seven working days.
    private static String accepted(TestWorld world, String text) {
        String number = opened(world, text);
        assertThat(world.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight")).status()).isEqualTo(200);
        return number;
    }

    private static String ordered(TestWorld world, String text, Map<String, Object> more) {
        String number = accepted(world, text);
        var fields = new java.util.HashMap<String, Object>(Map.of("unit", world.unit("演示物业")));
        fields.putAll(more);
        return world.as("clerk").move(number, "dispatch", fields).json().at("/children/0/number").asString();
    }

    private static void count(TestWorld world) {
        world.server().settle(world.district());
        TestServer.get().bean(Facts.class).run(world.district());
    }

    private static PageClient.Html window(TestWorld world, PageClient clerk) {
        return clerk.get("/desk/" + accepted(world, "看一下派给谁") + "/dispatch");
    }

    @Test
    void whatAUnitDidInTimeStandsBesideItOnceThereAreTen() {
        var world = TestServer.get().world("base");
        var desk = PageClient.signedIn(world, "clerk");
        String late = ordered(world, "没有赶上的一件", Map.of("done_by", "2026-11-20T15:00:00+08:00"));
        world.as("property").move(late, "accept", Map.of());
        for (int i = 0; i < 8; i++) {
            done(world, ordered(world, "第 " + i + " 件", Map.of()));
        }
        world.pass("PT1H1M");
        count(world);
        assertThat(window(world, desk).text()).as("nine are no rate").contains("演示物业", "在办").doesNotContain("近 30 天按时");

        done(world, ordered(world, "第十件", Map.of()));
        ordered(world, "还没有人接的一件", Map.of());
        count(world);
        assertThat(window(world, desk).text()).as("what is open and not late does not count").contains("近 30 天按时 9/10");

        world.pass("P31D");
        count(world);
        assertThat(window(world, PageClient.signedIn(world, "clerk")).text()).as("what was long ago").doesNotContain("近 30 天按时");
        TestServer.get().rewind();
    }

    private static void done(TestWorld world, String order) {
        world.as("property").move(order, "accept", Map.of());
        assertThat(world.as("property").move(order, "finish", Map.of("text", "修好了")).status()).isEqualTo(200);
    }

    @Test
    void whatWasPromisedHoldsUnlessASoonerTimeIsTapped() {
        String path = "/desk/" + accepted(WORLD, "按答应的时间");
        var page = clerk.get(path + "/dispatch");
        assertThat(page.text()).contains("最晚办结", "按答应居民的时间（12 月 1 日 17:30）", "2 小时后（16:00）", "今天 17:30", "明天 17:30", "3 个工作日");
        assertThat(page.form(path, "dispatch").html()).containsPattern("name=\"f.done_by\" value=\"\" checked");
        assertThat(page.form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).add("f.done_by", "").add("f.done_by", "").send().status()).isEqualTo(303);
    }

    @Test
    void aSoonerTimeBecomesTheTimeOfTheOrder() {
        String path = "/desk/" + accepted(WORLD, "今天就要办完");
        var sent = clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).add("f.done_by", "2026-11-20T17:30").add("f.done_by", "").send().follow();
        assertThat(sent.text()).contains("最晚办结", "11 月 20 日 17:30");
        String order = sent.body().replaceAll("(?s).*<dt>演示物业</dt><dd><a href=\"/desk/([^\"?]*).*", "$1");
        WORLD.as("property").move(order, "accept", Map.of());
        assertThat(PageClient.signedIn(WORLD, "property").get("/desk/" + order).text()).contains("11 月 20 日 17:30");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T17:31,已经答应群众", "2027-01-01T00:00,已经答应群众", "2026-11-20T13:59,要晚于", "2026-02-30T10:00,''", "tomorrow,''", "<b>,''", "2026-11-20T16:00:00+99:00,''"})
    void aTimeThatDoesNotFitIsToldAtItsFieldAndTheRestStays(String time, String said) {
        String path = "/desk/" + accepted(WORLD, "时间不对");
        var refused = clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).add("f.done_by", "").add("f.done_by", time).set("f.text", "请抓紧，有老人").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(said);
        assertThat(refused.body()).contains("href=\"#dispatch-done_by\"");
        assertThat(refused.form(path, "dispatch").html()).contains("请抓紧，有老人</textarea>")
                .containsPattern("value=\"" + WORLD.unit("演示物业") + "\" checked");
    }

    @Test
    void theVeryTimeThatWasPromisedIsNotLater() {
        String path = "/desk/" + accepted(WORLD, "正好那个时间");
        assertThat(clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).set("f.done_by", PROMISED).send().status()).isEqualTo(303);
    }

    @Test
    void aPromiseThatIsOverLeavesNothingToChoose() {
        var world = TestServer.get().world("base");
        String path = "/desk/" + accepted(world, "已经过了时间");
        world.pass("P12D");
        var desk = PageClient.signedIn(world, "clerk");
        assertThat(desk.get(path + "/dispatch").body()).doesNotContain("f.done_by");
        assertThat(desk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", world.unit("演示物业")).send().status()).isEqualTo(303);
        TestServer.get().rewind();
    }

    @Test
    void whereTheMemberPledgesADateTheDispatcherSetsNone() {
        var world = TestServer.get().world("zhaoan");
        String path = "/desk/" + accepted(world, "由党员诺单");
        assertThat(PageClient.signedIn(world, "clerk").get(path + "/dispatch").body()).contains("f.unit").doesNotContain("f.done_by");
    }
}
