package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.Clicks.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What goes wrong in a form, in a real browser: named, readable, and nothing is lost.
@Tag("browser")
class PageBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String ADDRESS = WORLD.server().address();
    private static final int NARROWEST = 320;

    private static final PageBrowser BROWSER = new PageBrowser();

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    @Test
    void aGuestReportsWithoutScriptsAndABadPhotoIsNamed() {
        Page guest = BROWSER.phone(ADDRESS);
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
        Page guest = BROWSER.checking(ADDRESS, BROWSER.phone(ADDRESS), NARROWEST);
        guest.navigate("/r/new?district=" + WORLD.code());
        press(guest, "下一步");
        assertThat(guest.locator(".faults")).isFocused();
        assertThat(PageBrowser.violations(guest)).isEmpty();
        assertThat(PageBrowser.sideways(guest)).isZero();
        guest.locator(".faults a").first().click();
        assertThat(guest.getByLabel("发生了什么事？")).isFocused();
    }
}
