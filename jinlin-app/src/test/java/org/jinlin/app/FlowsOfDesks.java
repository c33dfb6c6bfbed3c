package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.said;
import static org.jinlin.app.Clicks.dialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// What is done at desks: accept, dispatch, undo, whistle, merge, call back, supervise, and yes to an extension.
final class FlowsOfDesks {

    private FlowsOfDesks() {}

    static void accept(Page page, String number) {
        page.navigate("/desk?view=accept");
        page.locator("#queue").getByText(number).click();
        page.getByLabel("安全隐患").check();
        page.getByLabel("多户").check();
        press(page, "受理");
        said(page, "受理");
    }

    static void dispatch(Page page, String number, String unit, String words) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "派单");
        Locator suggested = form.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(unit));
        if (suggested.count() > 0) {
            suggested.check();
        } else {
            form.getByText("换一个单位").first().click();
            form.locator("select").selectOption(unit);
        }
        form.getByLabel("内容").fill(words);
        press(form, "派单");
        said(page, "派单");
        assertThat(page.locator(".side dl")).containsText(unit);
    }

    /// Within two minutes of the dispatch.
    static void undo(Page page) {
        press(page, "撤销派单");
        said(page, "撤销派单");
    }

    static void grant(Page page) {
        page.navigate("/desk?view=desk");
        page.locator("#queue .rows a").filter(new Locator.FilterOptions().setHasText("待审批")).first().click();
        press(dialog(page, "同意"), "同意");
        said(page, "同意");
    }

    static void finish(Page page, String number, String result) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "办结并答复");
        form.getByLabel("内容").fill(result);
        press(form, "办结并答复");
        said(page, "办结");
    }

    static void whistle(Page page, String number, String first, String second) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "吹哨");
        form.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(first)).check();
        form.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(second)).check();
        form.getByLabel("牵头单位").selectOption(first);
        form.getByLabel("全部完成").check();
        form.getByLabel("2 小时后").check();
        press(form, "吹哨");
        said(page, "吹哨");
    }

    /// @param into what the other says
    static void merge(Page page, String number, String into) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "并案");
        form.getByLabel(into).check();
        press(form, "并案");
        said(page, "并案");
    }

    static void callBack(Page page, String number, String record) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "登记回访结果");
        form.getByLabel("通话记录").fill(record);
        form.getByLabel("已解决").check();
        form.getByLabel("满意", new Locator.GetByLabelOptions().setExact(true)).check();
        press(form, "登记回访结果");
        said(page, "回访");
    }

    static void supervise(Page page, String number, String words) {
        page.navigate("/desk/" + number);
        Locator form = dialog(page, "督办");
        form.getByLabel("内容").fill(words);
        press(form, "督办");
        said(page, "督办");
    }
}
