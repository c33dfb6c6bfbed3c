package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The pages in a real browser with scripts switched off: the loop by clicking alone, readable by everybody, at any width.
@Tag("browser")
class PageBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String ADDRESS = WORLD.server().address();
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

    private static void signIn(Page page, String name) {
        page.navigate("/sign-in");
        page.getByLabel("登录名").fill(WORLD.login(name));
        page.getByLabel("密码").fill(WORLD.password(name));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static void choose(Page page, String name) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true)).check();
    }

    /// A move of staff on a page of its own.
    private static Locator window(Page page, String move) {
        page.locator(".side").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(move).setExact(true)).click();
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void press(Locator form, String name) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static String report(Page resident, String text) {
        resident.navigate("/");
        resident.getByText("我要反映").first().click();
        resident.getByLabel("发生了什么事？").fill(text);
        resident.getByLabel("照片").setInputFiles(new FilePayload("lift.jpg", "image/jpeg", PageReportTest.photo(800, 600)));
        press(resident, "下一步");
        press(resident, "下一步");
        press(resident, "提交");
        assertThat(resident.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("已经收到"))).isVisible();
        return resident.locator(".number").innerText().strip();
    }

    @Test
    void theLoopByClickingAlone() {
        Page resident = browser.phone(ADDRESS);
        signIn(resident, "resident-01");
        PageBrowser.shoot(resident, "home-signed-in");
        resident.navigate("/r/new");
        PageBrowser.shoot(resident, "report");
        String number = report(resident, "3 号楼 2 单元电梯停了，关门的时候哐哐响。楼上有好几位老人，上下楼不方便。");
        PageBrowser.shoot(resident, "receipt");
        resident.getByText("看进度").click();
        PageBrowser.shoot(resident, "progress-submitted");

        Page clerk = browser.desktop(ADDRESS);
        signIn(clerk, "clerk");
        PageBrowser.shoot(clerk, "desk-list");
        clerk.getByText(number).click();
        PageBrowser.shoot(clerk, "desk-matter");
        Locator accept = clerk.locator("#form-accept");
        accept.getByLabel("安全隐患").check();
        accept.getByLabel("多户").check();
        accept.getByLabel("严重").check();
        PageBrowser.shoot(clerk, "desk-accept");
        press(accept, "受理");
        Locator dispatch = window(clerk, "派单");
        dispatch.getByLabel("演示物业").check();
        dispatch.getByLabel("内容").fill("有老人，请先安排楼梯搀扶，抓紧修。");
        press(dispatch, "派单");
        assertThat(clerk.getByRole(AriaRole.STATUS)).containsText("派单");
        PageBrowser.shoot(clerk, "desk-dispatched");

        Page property = browser.phone(ADDRESS);
        signIn(property, "property");
        property.navigate("/desk");
        property.locator(".rows a").first().click();
        press(property, "接单");
        PageBrowser.shoot(property, "property-order");
        Locator done = window(property, "反馈完成");
        done.getByLabel("内容").fill("换了门机皮带，试运行正常。");
        done.getByLabel("照片").setInputFiles(new FilePayload("after.jpg", "image/jpeg", PageReportTest.photo(800, 600)));
        press(done, "反馈完成");

        clerk.navigate("/desk/" + number);
        Locator finish = window(clerk, "办结并答复");
        finish.getByLabel("内容").fill("电梯修好了，换了门机皮带。");
        press(finish, "办结并答复");
        assertThat(clerk.getByRole(AriaRole.STATUS)).containsText("办结");

        resident.navigate("/r");
        PageBrowser.shoot(resident, "mine");
        resident.locator("a[href='/r/" + number + "/rate']").click();
        PageBrowser.shoot(resident, "rate");
        choose(resident, "办好了");
        choose(resident, "满意");
        press(resident, "评价");
        assertThat(resident.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("已解决"))).isVisible();
        PageBrowser.shoot(resident, "progress-solved");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aGuestReportsWithoutScriptsAndABadPhotoIsNamed() {
        Page guest = browser.phone(ADDRESS);
        guest.navigate("/r/new?district=" + WORLD.code());
        guest.getByLabel("发生了什么事？").fill("有人被困住了");
        guest.getByLabel("照片").setInputFiles(new FilePayload[] {new FilePayload("photo.jpg", "image/jpeg", PageReportTest.photo(320, 240)),
            new FilePayload("broken.jpg", "image/jpeg", new byte[] {1, 2, 3})});
        press(guest, "下一步");
        assertThat(guest.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("broken.jpg"))).isVisible();
        assertThat(guest.getByLabel("发生了什么事？")).hasValue("有人被困住了");
        PageBrowser.shoot(guest, "report-error");
        press(guest, "下一步");
        guest.getByLabel("说不清").check();
        press(guest, "下一步");
        press(guest, "提交");
        assertThat(guest.getByText("下次怎么回来看")).isVisible();
        PageBrowser.shoot(guest, "receipt-guest");
    }

    /// Error states: the summary has the focus, and is readable too.
    @Test
    void aFormWithFaultsIsReadableAndTakesTheFocusToThem() {
        Page guest = browser.checking(ADDRESS, browser.phone(ADDRESS), NARROWEST);
        guest.navigate("/r/new?district=" + WORLD.code());
        press(guest, "下一步");
        assertThat(guest.locator(".faults")).isFocused();
        assertThat(PageBrowser.violations(guest)).isEmpty();
        assertThat(PageBrowser.sideways(guest)).isZero();
        guest.locator(".faults a").first().click();
        assertThat(guest.getByLabel("发生了什么事？")).isFocused();
    }
}
