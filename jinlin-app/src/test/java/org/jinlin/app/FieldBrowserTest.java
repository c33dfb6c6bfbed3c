package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.Clicks.card;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.signIn;
import static org.jinlin.app.Clicks.unfolded;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jinlin.matters.CalendarOpener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The day of a grid worker, a member and a handler in a real browser with scripts switched off, by clicking alone; readable by
/// everybody, for thumbs of any size, on a phone of any width.
@Tag("browser")
class FieldBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("changtai");
    private static final String ADDRESS = WORLD.server().address();
    private static final int NARROWEST = 320;
    private static final int SCREEN = 844;

    private static PageBrowser browser;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
        browser.complaints.clear();
    }

    private static Page phone(String name) {
        Page page = browser.phone(ADDRESS);
        signIn(page, WORLD, name);
        return page;
    }

    /// The whole page as on a phone that is as long: what stands at the thumb stands at its end.
    private static void shoot(Page page, String name) {
        stretched(page);
        PageBrowser.shoot(page, name);
        page.setViewportSize(page.viewportSize().width, SCREEN);
    }

    private static void stretched(Page page) {
        page.setViewportSize(page.viewportSize().width, Math.max(SCREEN, (int) page.locator("body").boundingBox().height + 1));
    }

    private static String called(String text) {
        return WORLD.as("resident-01").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "channel", "account", "fields",
                Map.of("text", text, "category", "lift_fault", "photos", List.of(WORLD.as("resident-01").photo())), "place", Map.of("unit", WORLD.unit("1号楼")))).json().get("number").asString();
    }

    private static String order(String text) {
        String number = called(text);
        WORLD.as("worker").move(number, "accept", Map.of());
        return WORLD.as("worker").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "有老人，请先安排")).json().at("/children/0/number").asString();
    }

    private static String told(String text) {
        String number = called(text);
        WORLD.as("worker").move(number, "accept", Map.of());
        WORLD.as("worker").move(number, "finish", Map.of("text", "疏通了"));
        return number;
    }

    private static void visits() {
        WORLD.link("member", "care", "1号楼");
        WORLD.server().bean(CalendarOpener.class).run(WORLD.district());
    }

    @Test
    void reportingInPassingTakesThreeTapsAndASentence() {
        Page worker = phone("worker");
        int taps = 0;
        worker.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("随手上报")).click();
        taps++;
        worker.getByLabel("看到了什么？").fill("消防通道停了一辆白车，挡住了门");
        worker.locator(".fd-chips label").filter(new Locator.FilterOptions().setHasText("电梯故障")).click();
        taps++;
        shoot(worker, "field-report");
        press(worker, "提交");
        taps++;
        assertThat(worker.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("已经收到"))).isVisible();
        shoot(worker, "field-receipt");
        assertThat(taps).isLessThanOrEqualTo(3);
        worker.goBack();
        worker.navigate("/f/today");
        assertThat(card(worker, "消防通道停了一辆白车")).containsText("第1网格");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aCallIsAnsweredReachedFinishedAndAskedAfter() {
        String number = called("3 栋 2 单元电梯停运，关门有异响");
        called("楼上漏水，天花板湿了一大片，老人一个人在家，麻烦快点来人看看");
        told("下水道反味，疏通好没好");
        Page worker = phone("worker");
        assertThat(worker.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("今天").setExact(true))).isVisible();
        shoot(worker, "field-today");
        card(worker, "3 栋 2 单元").getByRole(AriaRole.LINK).click();
        shoot(worker, "field-case");
        Locator reply = worker.locator("details[open]");
        reply.getByLabel("内容").fill("您好，收到了，我马上过去。");
        press(reply, "回应");
        assertThat(worker.getByRole(AriaRole.STATUS)).containsText("回应");
        shoot(worker, "field-case-replied");
        press(worker.locator(".bar-below"), "我已到场");
        assertThat(worker.getByRole(AriaRole.STATUS)).containsText("我已到场");
        press(worker.locator(".bar-below"), "受理");
        worker.locator(".bar-below").getByText("办结并答复").click();
        Locator finish = worker.locator("details[open]");
        finish.getByLabel("内容").fill("已复位，维保明早再查。");
        finish.getByLabel("照片").setInputFiles(new FilePayload("after.jpg", "image/jpeg", PageReportTest.photo(400, 300)));
        press(finish, "办结并答复");
        assertThat(worker.getByRole(AriaRole.STATUS)).containsText("现在等评价");
        shoot(worker, "field-today-after");

        card(worker, "3 栋 2 单元").getByRole(AriaRole.LINK).click();
        assertThat(worker).hasURL(Pattern.compile("/f/callback/" + number + "$"));
        worker.getByText("看姓名和电话").click();
        worker.getByLabel("为什么要看").fill("回访");
        press(worker, "显示");
        assertThat(worker.getByText(Pattern.compile("打电话 1"))).isVisible();
        worker.getByLabel("通话记录").first().fill("大爷说好了，谢谢。");
        worker.getByLabel("已解决").check();
        worker.getByLabel("满意", new Page.GetByLabelOptions().setExact(true)).check();
        shoot(worker, "field-callback");
        press(worker, "登记回访结果");
        assertThat(worker.getByRole(AriaRole.STATUS)).containsText("已解决");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aVisitIsRecordedAtTheDoor() {
        visits();
        Page member = phone("member");
        shoot(member, "field-today-member");
        member.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^记录走访"))).first().click();
        shoot(member, "field-visit");
        press(member, "家中无人");
        assertThat(member.getByRole(AriaRole.STATUS)).containsText("家中无人");
        press(member, "记录走访");
        assertThat(member.locator(".faults")).containsText("走访记录");
        member.getByLabel("走访记录").fill("精神好，药够吃到月底。灯泡坏了一个，帮他换了。");
        press(member, "记录走访");
        assertThat(member.getByRole(AriaRole.STATUS)).containsText("走访记下了");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void anOrderIsAcceptedReachedExtendedAndFinished() {
        String order = order("3 号楼电梯停了，关门的时候哐哐响。");
        order("地下车库灯坏了一排");
        Page property = phone("property");
        shoot(property, "handler-inbox");
        press(property, "接单 " + order);
        assertThat(property.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您在办"))).isVisible();
        shoot(property, "handler-order");
        press(property.locator(".bar-below"), "我已到场");
        Locator more = unfolded(property, "申请延期");
        more.getByLabel("延至").fill("2026-11-27T10:00");
        more.getByLabel("理由").fill("等配件");
        press(more, "申请延期");
        assertThat(property.getByRole(AriaRole.STATUS)).containsText("申请延期");
        property.locator(".bar-below").getByText("反馈完成").click();
        Locator finish = property.locator("details[open]");
        finish.getByLabel("内容").fill("换了门机皮带，试运行正常。");
        press(finish, "反馈完成");
        assertThat(property.getByRole(AriaRole.STATUS)).containsText("您不用再做什么");
        shoot(property, "handler-inbox-after");

        card(property, "地下车库").getByRole(AriaRole.LINK).click();
        Locator back = unfolded(property, "退单");
        back.getByLabel("理由").fill("车库归供电所");
        press(back, "退单");
        assertThat(property.locator(".faults")).containsText("建议承办单位");
        Locator again = property.locator("details[open]");
        again.getByLabel("建议承办单位").selectOption("供电所");
        press(again, "退单");
        assertThat(property.getByRole(AriaRole.STATUS)).containsText("已退单");
        assertThat(browser.complaints).isEmpty();
    }

    /// Error states: the summary has the focus, and is readable too.
    @Test
    void aFormWithFaultsIsReadableAndTakesTheFocusToThem() {
        Page worker = browser.checking(ADDRESS, phone("worker"), NARROWEST);
        worker.navigate("/f/report");
        press(worker, "提交");
        assertThat(worker.locator(".faults")).isFocused();
        assertThat(PageBrowser.violations(worker)).isEmpty();
        worker.locator(".faults a").first().click();
        assertThat(worker.getByLabel("看到了什么？")).isFocused();
        shoot(worker, "field-report-error");
    }

    /// A report in passing with the keys of a phone's keyboard, or of a screen reader.
    @Test
    void theQuickReportNeedsNoPointer() {
        Page worker = browser.checking(ADDRESS, phone("worker"), 390);
        worker.navigate("/f/report");
        worker.getByLabel("看到了什么？").focus();
        worker.keyboard().type("路灯坏了");
        Locator chip = worker.locator(".fd-chips").first().getByRole(AriaRole.RADIO).first();
        while (!Boolean.TRUE.equals(chip.evaluate("e => e === document.activeElement"))) {
            worker.keyboard().press("Tab");
        }
        worker.keyboard().press("Space");
        assertThat(chip).isChecked();
        worker.getByLabel("看到了什么？").focus();
        worker.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交")).focus();
        worker.keyboard().press("Enter");
        assertThat(worker.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("已经收到"))).isVisible();
    }

    /// At the lowest 40 KB over the wire: the pages need one more sheet, and no script.
    @Test
    void thePagesStayLight() {
        Page worker = browser.checking(ADDRESS, phone("worker"), 390);
        for (String path : List.of("/f/today", "/f/report", "/u")) {
            var bytes = new ArrayList<Integer>();
            worker.onResponse(response -> {
                if (response.url().contains("/static/") && !response.url().endsWith(".svg")) {
                    bytes.add(response.body().length);
                }
            });
            worker.navigate(path);
            worker.waitForLoadState();
            assertThat(bytes.stream().mapToInt(Integer::intValue).sum()).as("raw CSS and JS of " + path).isLessThan(150_000);
        }
    }
}
