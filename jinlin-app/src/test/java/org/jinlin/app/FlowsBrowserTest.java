package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jinlin.org.Orgs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The 16 flows of the product in a real browser, by clicking alone, with scripts and without: report, report for another,
/// follow, rate, reopen, accept, return, arrive, finish, extend, dispatch, undo, whistle, merge, call back, supervise.
@Tag("browser")
class FlowsBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final DateTimeFormatter OF_BROWSERS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final PageBrowser BROWSER = new PageBrowser();

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    private static String open(String text, String category) {
        return WORLD.as("resident-01").open(Map.of("text", text, "category", category), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String in(Duration time) {
        return OF_BROWSERS.format(WORLD.server().now().plus(time).atZone(WORLD.server().bean(Orgs.class).tenant(WORLD.district()).zone()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromTheReportToTheLastWord(boolean scripts) {
        var people = new FlowWindows(BROWSER, WORLD, scripts);
        Page resident = people.of("resident-01");
        Page clerk = people.of("clerk");
        String said = "电梯停了，关门的时候哐哐响 " + (scripts ? "一" : "二");
        String number = FlowsOfResidents.report(resident, said, "左手边那部");

        FlowsOfDesks.accept(clerk, number);
        FlowsOfDesks.dispatch(clerk, number, "住建局", "派错了");
        FlowsOfDesks.undo(clerk);
        FlowsOfDesks.dispatch(clerk, number, "演示物业", "有老人，请抓紧修");
        FlowsOfHandlers.giveBack(people.of("property"), said, "电梯不归物业管", "住建局");
        FlowsOfDesks.dispatch(clerk, number, "住建局", "物业说不归他们，请看一看");

        Page housing = people.of("housing");
        FlowsOfHandlers.accept(housing, said);
        FlowsOfHandlers.arrive(housing);
        FlowsOfHandlers.extend(housing, in(Duration.ofDays(5)), "等配件");
        FlowsOfDesks.grant(clerk);
        housing.reload();
        assertThat(housing.locator("main")).containsText("延期");
        FlowsOfHandlers.finish(housing, "换了门机皮带，试运行正常。");
        FlowsOfDesks.finish(clerk, number, "电梯修好了。");

        FlowsOfResidents.rate(resident, number, "办好了", "满意$");
        assertThat(Clicks.heading(resident, "已解决")).isVisible();
        FlowsOfResidents.reopen(resident, number, "又停了");
        Page officer = people.of("officer");
        FlowsOfDesks.finish(officer, number, "这次换了整套门机。");
        FlowsOfDesks.callBack(officer, number, "电话问了，说修好了。");
        resident.navigate("/r/" + number);
        assertThat(Clicks.heading(resident, "已解决")).isVisible();
        assertThat(BROWSER.complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotSolvedGoesOneLevelUp(boolean scripts) {
        var people = new FlowWindows(BROWSER, WORLD, scripts);
        String number = open("路灯还是不亮", "street_lamp");
        WORLD.as("clerk").move(number, "finish", Map.of("text", "换了灯泡"));
        FlowsOfResidents.rate(people.of("resident-01"), number, "没办好", "不满意");
        assertThat(Clicks.heading(people.of("resident-01"), "已受理，正在安排谁来办")).isVisible();
        people.of("officer").navigate("/desk/" + number);
        assertThat(people.of("officer").locator(".side dl")).containsText("演示街道");
        assertThat(BROWSER.complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forSomebodyElseAndTogetherWithNeighbours(boolean scripts) {
        var people = new FlowWindows(BROWSER, WORLD, scripts);
        FlowsOfResidents.reportForAnother(people.of("resident-02"), "妈妈家厨房漏水");
        String number = open("井盖没了 " + scripts, "manhole_cover");
        FlowsOfResidents.meToo(people.of("resident-03"), number, "门口的井盖不见了");
        assertThat(BROWSER.complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void togetherWithOthersAndUnderPressure(boolean scripts) {
        var people = new FlowWindows(BROWSER, WORLD, scripts);
        String said = "夜市油烟和噪声 " + scripts;
        String first = open(said, "fumes_odour");
        String second = open("楼下夜市油烟熏人 " + scripts, "fumes_odour");
        Page clerk = people.of("clerk");
        FlowsOfDesks.merge(clerk, second, said);
        WORLD.as("clerk").move(first, "accept", Map.of());
        FlowsOfDesks.whistle(clerk, first, "城管局", "住建局");
        FlowsOfDesks.supervise(people.of("officer"), first, "今天之内办好。");
        assertThat(BROWSER.complaints).isEmpty();
    }
}
