package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.Clicks.follow;
import static org.jinlin.app.Clicks.heading;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.signIn;
import static org.jinlin.app.Clicks.tabTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What residents do, as they do it: on a phone, with scripts and without, by touch and by keyboard alone.
@Tag("browser")
class ResidentBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String ADDRESS = WORLD.server().address();
    private static final int PHONE = 390;
    private static final int NARROWEST = 320;

    private static PageBrowser browser;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Page signedIn(String name, boolean scripts) {
        Page page = browser.window(ADDRESS, PHONE, 844, scripts);
        signIn(page, WORLD, name);
        return page;
    }

    private static String open(String person, String text, String category) {
        return WORLD.as(person).open(Map.of("text", text, "category", category), WORLD.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void aWholeReportByKeyboardAlone() {
        Page page = signedIn("resident-01", true);
        page.navigate("/r/new");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        tabTo(page, "textarea");
        page.keyboard().type("楼道里的路灯不亮了");
        tabTo(page, "button.btn");
        page.keyboard().press("Enter");
        assertThat(heading(page, "在什么地方？")).isVisible();
        tabTo(page, "input[name='f.at']");
        page.keyboard().press("ArrowDown");
        tabTo(page, "select[name='f.place']");
        page.keyboard().type("1");
        tabTo(page, "button[value=check]");
        page.keyboard().press("Enter");
        assertThat(heading(page, "看一遍，没错就提交")).isVisible();
        tabTo(page, "input[name='f.category']");
        page.keyboard().press("ArrowDown");
        tabTo(page, "button[value=send].btn:not(.quiet)");
        page.keyboard().press("Enter");
        assertThat(heading(page, "已经收到")).isVisible();
    }

    @Test
    void aDraftSurvivesClosingThePageAndGoesWithTheReceipt() {
        Page page = signedIn("resident-02", true);
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").pressSequentially("写到一半的事");
        assertThat(page.getByText("草稿已存在这部手机里")).isVisible();
        Page again = page.context().newPage();
        page.close();
        again.navigate("/r/new");
        assertThat(again.getByLabel("发生了什么事？")).hasValue("写到一半的事");
        press(again, "下一步");
        press(again, "下一步");
        press(again, "提交");
        assertThat(heading(again, "已经收到")).isVisible();
        again.navigate("/r/new");
        assertThat(again.getByLabel("发生了什么事？")).hasValue("");
        again.getByLabel("发生了什么事？").pressSequentially("又一个草稿");
        again.navigate("/me");
        again.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("退出")).click();
        again.navigate("/r/new?district=" + WORLD.code());
        assertThat(again.getByLabel("发生了什么事？")).hasValue("");
    }

    @Test
    void thePhonesPositionAndATapOnTheMapChooseTheGrid() {
        Page page = signedIn("resident-01", true);
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(24.62, 117.749));
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").fill("路面坑洼");
        press(page, "下一步");
        press(page, "手机定位");
        assertThat(page.locator("[data-point] input")).isChecked();
        assertThat(page.locator("[data-point-name]")).containsText("花园社区");
        assertThat(page.getByLabel("发生了什么事？")).hasCount(0);
        page.locator("[data-map]").click(new Locator.ClickOptions().setPosition(200, 60));
        assertThat(page.locator("[data-point-name]")).containsText("网格");
        PageBrowser.shoot(page, "resident-report-2-map");
        press(page, "下一步");
        assertThat(heading(page, "看一遍，没错就提交")).isVisible();
        assertThat(page.locator(".sums")).containsText("网格");
    }

    @Test
    void largePrintIsOfferedOnceWhereThePhonesPrintIsLarge() {
        Page page = browser.checking(ADDRESS, browser.phone(ADDRESS), PHONE);
        page.navigate("/");
        assertThat(page.locator("[data-offer-elder]")).isHidden();
        page.addInitScript("new MutationObserver((_, watch) => { if (document.documentElement) { document.documentElement.style.fontSize = '24px'; watch.disconnect(); } }).observe(document, {childList: true})");
        page.navigate("/");
        assertThat(page.locator("[data-offer-elder]")).isVisible();
        PageBrowser.shoot(page, "resident-home-offer");
        press(page, "不用");
        page.navigate("/");
        assertThat(page.locator("[data-offer-elder]")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addedToUrgedAskedForAWordAndWithdrawn(boolean scripts) {
        String number = open("resident-01", "3 栋 2 单元电梯停运，关门有异响", "lift_fault");
        Page page = signedIn("resident-01", scripts);
        page.navigate("/r/" + number);
        follow(page, "补充");
        page.getByLabel("内容").fill("今天又停了一次");
        PageBrowser.shoot(page, "resident-add");
        press(page, "补充说明");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已记下");
        follow(page, "催一催");
        press(page, "催办");
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "some", "harm", "real"));
        WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "有老人，抓紧修"));
        page.navigate("/r/" + number);
        assertThat(page.getByText("演示物业").first()).isVisible();
        PageBrowser.shoot(page, "resident-case-handling");
        String order = WORLD.as("clerk").matter(number).at("/children/0/number").asString();
        WORLD.as("property").move(order, "accept", Map.of());
        WORLD.as("property").move(order, "finish", Map.of("text", "换好了"));
        WORLD.as("clerk").move(number, "finish", Map.of("text", "电梯修好了，换了门机皮带", "photos", List.of(WORLD.as("clerk").photo())));
        page.navigate("/");
        PageBrowser.shoot(page, "resident-home" + (scripts ? "" : "-plain"));
        page.locator("a[href='/r/" + number + "/rate']").click();
        assertThat(page.locator("input[type=radio]:checked")).hasCount(0);
        PageBrowser.shoot(page, "resident-rate");
        press(page, "评价");
        assertThat(page.locator(".faults")).isVisible();
        PageBrowser.shoot(page, "resident-rate-error");
        page.navigate("/r/" + open("resident-01", "报错了", "street_lamp") + "/withdraw");
        press(page, "撤回");
        assertThat(heading(page, "您已撤回")).isVisible();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void everyStepIsReadableByEverybody() {
        open("resident-02", "井盖又没了", "manhole_cover");
        Page resident = signedIn("resident-01", false);
        Page page = browser.checking(ADDRESS, resident, NARROWEST);
        var faults = new ArrayList<String>();
        for (String variant : List.of("lang=zh&elder=0", "lang=en&elder=0", "lang=zh&elder=1")) {
            page.navigate("/r/new?" + variant);
            page.locator("textarea").fill("井盖没了，有人受伤流血");
            for (String step : List.of("1", "2", "3")) {
                page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
                faults.addAll(faultsOf(page, "step " + step + " " + variant));
                PageBrowser.shoot(page, "resident-step-" + step + "-" + variant.replaceAll("[^a-z1]+", "-"));
                if (!step.equals("3")) {
                    page.locator("button.btn[name=go]").first().click();
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(browser.complaints).isEmpty();
    }

    private static List<String> faultsOf(Page page, String what) {
        var faults = new ArrayList<>(PageBrowser.violations(page));
        if (PageBrowser.sideways(page) > 0) {
            faults.add(what + " scrolls sideways by " + PageBrowser.sideways(page));
        }
        int least = what.contains("elder=1") ? 60 : 44;
        PageBrowser.small(page, least).forEach(one -> faults.add(what + " too small: " + one));
        return faults;
    }
}
