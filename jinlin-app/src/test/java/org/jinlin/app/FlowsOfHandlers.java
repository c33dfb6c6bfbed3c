package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jinlin.app.Clicks.card;
import static org.jinlin.app.Clicks.heading;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.said;
import static org.jinlin.app.Clicks.unfolded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/// What departments and companies do with the orders on their phones: accept, return, arrive, finish, extend.
final class FlowsOfHandlers {

    private FlowsOfHandlers() {}

    static void giveBack(Page page, String said, String reason, String unit) {
        page.navigate("/u");
        card(page, said).getByRole(AriaRole.LINK).first().click();
        var form = unfolded(page, "退单");
        form.getByLabel("理由").fill(reason);
        form.getByLabel("建议承办单位").selectOption(unit);
        press(form, "退单");
        said(page, "已退单");
    }

    static void accept(Page page, String said) {
        page.navigate("/u");
        card(page, said).getByRole(AriaRole.BUTTON).click();
        assertThat(heading(page, "您在办")).isVisible();
    }

    static void arrive(Page page) {
        press(page.locator(".bar-below"), "已到场");
        said(page, "已到场");
    }

    /// @param until as a browser's field for a time takes it
    static void extend(Page page, String until, String reason) {
        var form = unfolded(page, "申请延期");
        form.getByLabel("延至").fill(until);
        form.getByLabel("理由").fill(reason);
        press(form, "申请延期");
        said(page, "申请延期");
    }

    static void finish(Page page, String result) {
        page.locator(".bar-below").getByText("反馈完成").click();
        var form = page.locator("details[open]");
        form.getByLabel("内容").fill(result);
        form.getByLabel("照片").setInputFiles(new FilePayload("after.jpg", "image/jpeg", PageReportTest.photo(640, 480)));
        press(form, "反馈完成");
        said(page, "您不用再做什么");
    }
}
