package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of who carries out: from the inbox by one tap, with a reason back, and after the work a line about what happens next.
class HandlerPagesTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String INBOX = "/u";

    private final PageClient property = PageClient.signedIn(WORLD, "property");

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    /// An order to the property company, and the request that it is a part of.
    private static String order(String text) {
        String number = WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        return WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "请今天去看")).json().at("/children/0/number").asString();
    }

    private static String path(String order) {
        return INBOX + "/" + order;
    }

    @Test
    void anOrderIsAcceptedFromTheListInOneTap() {
        String order = order("楼道灯不亮");
        var inbox = property.get(INBOX);
        assertThat(inbox.text()).contains("楼道灯不亮", "1号楼", "接单时限", "接单", "待接单");
        var taken = inbox.form(path(order), "accept").send();
        assertThat(taken.location()).isEqualTo(path(order) + "?done=accept");
        assertThat(taken.follow().text()).contains("已记下：接单", "您在办", "楼道灯不亮", "派单的人说", "请今天去看");
        assertThat(property.get(INBOX).text()).contains("处置时限", "去办");
    }

    @Test
    void tappingTwiceAcceptsOnce() {
        String order = order("点了两下");
        var tap = property.get(INBOX).form(path(order), "accept");
        assertThat(tap.send().status()).isEqualTo(303);
        assertThat(tap.send().status()).isEqualTo(303);
        assertThat(property.get(path(order)).text().split("演示物业 承办人", -1)).hasSize(2);
    }

    @Test
    void whoComesSecondIsTold() {
        String order = order("同事先接了");
        var tap = property.get(INBOX).form(path(order), "accept");
        WORLD.as("property").move(order, "accept", Map.of());
        var refused = tap.send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("还差一点", "同事先接了");
    }

    @Test
    void theWorkEndsWithALineAboutWhatHappensNext() {
        String order = order("水管漏水");
        property.get(INBOX).form(path(order), "accept").send();
        assertThat(property.get(path(order)).form(path(order), "arrive").send().location()).as("by one tap").isEqualTo(path(order) + "?done=arrive");
        assertThat(property.get(path(order)).form(path(order), "note").set("f.text", "配件下午到").send().follow().text()).contains("配件下午到");
        var refused = property.get(path(order)).form(path(order), "finish").send();
        assertThat(refused.status()).isEqualTo(422);
        var finished = property.get(path(order)).form(path(order), "finish").set("f.text", "换了弯头").upload("f.photos", "after.jpg", PageReportTest.photo(60, 60)).send();
        assertThat(finished.location()).isEqualTo(INBOX + "?done=" + order);
        assertThat(finished.follow().text()).contains(order + " 已反馈完成", "您不用再做什么").doesNotContain("水管漏水");
        assertThat(property.get(path(order)).text()).contains("换了弯头", "已完成");
    }

    @Test
    void anOrderGoesBackWithAReasonAndASuggestion() {
        String order = order("不归物业管");
        var refused = property.get(path(order)).form(path(order), "return").set("f.reason", "是市政管网").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#return-suggested\"").contains("是市政管网</textarea>");
        var returned = refused.form(path(order), "return").set("f.reason", "是市政管网").set("f.suggested", WORLD.unit("城管局")).send();
        assertThat(returned.location()).isEqualTo(INBOX + "?done=" + order);
        assertThat(returned.follow().text()).contains("已退单", "另找单位");
    }

    @Test
    void moreTimeIsAskedForAndWaitsForAYes() {
        String order = order("要等配件");
        property.get(INBOX).form(path(order), "accept").send();
        var refused = property.get(path(order)).form(path(order), "ask_extension").set("f.until", "yesterday").set("f.reason", "等配件").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(path(order), "ask_extension").html()).contains("等配件</textarea>");
        var asked = property.get(path(order)).form(path(order), "ask_extension").set("f.until", "2026-12-01T10:00").set("f.reason", "等配件").send();
        assertThat(asked.location()).isEqualTo(path(order) + "?done=ask_extension");
        assertThat(asked.follow().text()).contains("12 月 1 日 10:00");
    }

    @Test
    void whoIsWhistledReportsInFromTheList() {
        String number = WORLD.as("resident-01").open(Map.of("text", "占道经营"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of());
        WORLD.as("clerk").move(number, "whistle", Map.of("units", List.of(WORLD.unit("城管局"), WORLD.unit("住建局")), "lead", WORLD.unit("城管局"), "done_when", "all", "at", "2026-11-20T09:00:00Z"));
        var urban = PageClient.signedIn(WORLD, "urban");
        var inbox = urban.get(INBOX);
        String muster = inbox.body().replaceAll("(?s).*action=\"/u/([0-9-]+)\".*", "$1");
        assertThat(inbox.text()).contains("占道经营", "报到时限");
        assertThat(inbox.form(path(muster), "report_in").send().follow().text()).contains("等您到场");
        assertThat(urban.get(path(muster)).form(path(muster), "arrive").send().follow().text()).contains("您在现场");
    }

    @Test
    void theFirstTimeLeftStandsFirst() {
        String first = order("先派的");
        WORLD.pass("PT10M");
        String second = order("后派的");
        String inbox = property.get(INBOX).body();
        assertThat(inbox.indexOf(first)).isPositive().isLessThan(inbox.indexOf(second));
    }

    @Test
    void lateIsToldInWords() {
        String order = order("过了夜没接");
        WORLD.pass("P4D");
        var inbox = PageClient.signedIn(WORLD, "property").get(INBOX);
        assertThat(inbox.text()).contains("过了夜没接", "晚了", "已升到花园社区，您仍可以办");
        assertThat(inbox.form(path(order), "accept").send().status()).as("still by one tap").isEqualTo(303);
    }

    @Test
    void otherUnitsSeeNothingOfIt() {
        String order = order("别的单位看不到");
        var power = PageClient.signedIn(WORLD, "power");
        assertThat(power.get(INBOX).text()).doesNotContain("别的单位看不到");
        assertThat(power.get(path(order)).status()).isEqualTo(404);
        var form = property.get(path(order)).form(path(order), "accept");
        String csrf = power.get("/f/report").form("/f/report").value("_csrf");
        var refused = power.post(path(order), "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&do=accept&id=" + form.value("id")).getBytes());
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void anEmptyInboxSaysSo() {
        var power = PageClient.signedIn(WORLD, "power");
        assertThat(power.get(INBOX).text()).contains("现在没有等您办的事");
        assertThat(PageClient.signedIn(WORLD, "member").get(INBOX).status()).as("answers for nothing").isEqualTo(404);
    }

    @Test
    void theAskersPhoneIsNotOnAnOrder() {
        var page = property.get(path(order("电话看不到")));
        assertThat(page.text()).doesNotContain("演示居民", "10000000", "看姓名和电话");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no_such_move", "supervise", "withdraw", "<b>"})
    void whatIsNoMoveIsRefusedAndTheWordsAreShown(String verb) {
        String order = order("乱来的步骤");
        var refused = property.get(path(order)).form(path(order), "note").set("do", verb).set("f.text", "我写了很多").send();
        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.text()).contains("我写了很多");
    }

    @Test
    void aDoneLineIsOnlyAboutWhatOneMaySee() {
        String order = order("别人的单号");
        assertThat(PageClient.signedIn(WORLD, "power").get(INBOX + "?done=" + order).text()).doesNotContain(order);
        assertThat(property.get(INBOX + "?done=%3Cscript%3E").body()).doesNotContain("<script>");
    }
}
