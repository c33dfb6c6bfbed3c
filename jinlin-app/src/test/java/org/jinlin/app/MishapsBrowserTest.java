package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong with a real phone in the hand: no network, a finger that taps twice, the back button, a session that ended.
/// A page of ours says what to do, and what was typed is there.
@Tag("browser")
class MishapsBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final PageBrowser BROWSER = new PageBrowser();

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    private static Page resident(boolean scripts) {
        Page page = BROWSER.window(WORLD.server().address(), 390, 844, scripts);
        Clicks.signIn(page, WORLD, "resident-01");
        return page;
    }

    private static void toTheLastStep(Page page, String words) {
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").fill(words);
        Clicks.press(page, "下一步");
        Clicks.press(page, "下一步");
    }

    private static void isThereOnce(Page page, String words) {
        page.navigate("/r");
        assertThat(page.locator(".request").filter(new Locator.FilterOptions().setHasText(words))).hasCount(1);
    }

    @Test
    void withoutANetworkTheFormStaysAndSaysSo() {
        Page page = resident(true);
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").fill("电梯里没有信号");
        page.getByLabel("照片").setInputFiles(new FilePayload("lift.jpg", "image/jpeg", PageReportTest.photo(640, 480)));
        page.context().setOffline(true);
        Clicks.press(page, "下一步");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有网络");
        PageBrowser.shoot(page, "mishap-offline");
        assertThat(PageBrowser.violations(page)).isEmpty();
        page.context().setOffline(false);
        Clicks.press(page, "下一步");
        Clicks.press(page, "下一步");
        Clicks.press(page, "提交");
        Clicks.number(page);
        isThereOnce(page, "电梯里没有信号");
    }

    /// The server cannot be reached, though the phone believes in its network: the browser shows a page of its own.
    @Test
    void whatWasTypedIsThereAfterALostConnection() {
        Page page = resident(true);
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").fill("传到一半断了线");
        page.route("**/r/new", route -> route.abort("connectionreset"));
        Clicks.press(page, "下一步");
        page.unroute("**/r/new");
        page.navigate("/r/new");
        assertThat(page.getByLabel("发生了什么事？")).hasValue("传到一半断了线");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tappingTwiceReportsOnce(boolean scripts) {
        Page page = resident(scripts);
        String words = "手抖点了两次 " + scripts;
        toTheLastStep(page, words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交").setExact(true)).dblclick();
        Clicks.number(page);
        isThereOnce(page, words);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goingBackAfterReportingLeadsOnToTheSameReceipt(boolean scripts) {
        Page page = resident(scripts);
        String words = "交了又按返回 " + scripts;
        toTheLastStep(page, words);
        Clicks.press(page, "提交");
        String number = Clicks.number(page);
        page.goBack();
        PageBrowser.shoot(page, "mishap-back-" + scripts);
        Clicks.press(page, "提交");
        assertThat(Clicks.number(page)).isEqualTo(number);
        isThereOnce(page, words);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionThatEndsInTheMiddleLosesNothing(boolean scripts) {
        Page page = resident(scripts);
        String words = "写到一半登录过期了 " + scripts;
        toTheLastStep(page, words);
        String session = page.context().cookies().stream().filter(cookie -> cookie.name.equals(SessionCookies.SESSION)).findFirst().orElseThrow().value;
        TestServer.get().bean(Accounts.class).signOut(session);
        Clicks.press(page, "提交");
        assertThat(page.locator("main")).containsText(words);
        PageBrowser.shoot(page, "mishap-session-" + scripts);
        Clicks.press(page, "回到表单");
        assertThat(page.locator(".sums")).containsText(words);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交").setExact(true))).isVisible();
    }
}
