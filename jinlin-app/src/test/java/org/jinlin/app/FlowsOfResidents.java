package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jinlin.app.Clicks.choose;
import static org.jinlin.app.Clicks.follow;
import static org.jinlin.app.Clicks.heading;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.said;
import static org.jinlin.app.Clicks.unfolded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

/// What residents do, from the first page on, as they would: report, report for another, follow, rate, reopen.
final class FlowsOfResidents {

    private FlowsOfResidents() {}

    /// @return the number on the receipt
    static String report(Page page, String text, String spot) {
        page.navigate("/");
        follow(page, "我要反映");
        page.getByLabel("发生了什么事？").fill(text);
        page.getByLabel("照片").setInputFiles(new FilePayload("lift.jpg", "image/jpeg", PageReportTest.photo(800, 600)));
        PageBrowser.shoot(page, "resident-report-1");
        press(page, "下一步");
        assertThat(page.getByLabel("我家这栋楼")).isChecked();
        page.getByLabel("再说具体一点").fill(spot);
        PageBrowser.shoot(page, "resident-report-2");
        press(page, "下一步");
        PageBrowser.shoot(page, "resident-report-3");
        press(page, "上一步");
        assertThat(page.getByLabel("再说具体一点")).hasValue(spot);
        press(page, "下一步");
        press(page, "提交");
        String number = Clicks.number(page);
        PageBrowser.shoot(page, "resident-report-done");
        follow(page, "看进度");
        assertThat(page.locator(".case .said")).containsText(spot);
        PageBrowser.shoot(page, "resident-case");
        return number;
    }

    static void reportForAnother(Page page, String text) {
        page.navigate("/");
        follow(page, "替家人反映");
        page.getByLabel("发生了什么事？").fill(text);
        press(page, "下一步");
        press(page, "下一步");
        page.getByLabel("家人的姓名").fill("演示母亲");
        page.getByLabel("家人的电话").fill("10000007766");
        PageBrowser.shoot(page, "resident-report-3-family");
        press(page, "提交");
        assertThat(page.getByText("这是替家人反映的")).isVisible();
        follow(page, "看进度");
        assertThat(page.locator(".case")).containsText("替家人反映");
    }

    /// Says "me too" instead of reporting the same again.
    static void meToo(Page page, String number, String text) {
        page.navigate("/r/new");
        page.getByLabel("发生了什么事？").fill(text);
        press(page, "下一步");
        press(page, "下一步");
        assertThat(heading(page, "附近有 ")).isVisible();
        PageBrowser.shoot(page, "resident-report-3-like");
        page.locator("form:has(input[value='" + number + "']) button").click();
        said(page, "已记下");
        PageBrowser.shoot(page, "resident-followed");
        page.navigate("/r");
        assertThat(page.locator("a[href='/r/" + number + "']")).isVisible();
    }

    /// Nothing is preselected, and nothing said is no rating.
    static void rate(Page page, String number, String verdict, String word) {
        page.navigate("/");
        PageBrowser.shoot(page, "resident-home-told");
        page.locator("a[href='/r/" + number + "/rate']").click();
        assertThat(page.locator("input[type=radio]:checked")).hasCount(0);
        choose(page, verdict);
        choose(page, word);
        press(page, "评价");
        said(page, "评价");
    }

    static void reopen(Page page, String number, String why) {
        page.navigate("/r/" + number);
        var form = unfolded(page, "重新办理");
        form.getByLabel("内容").fill(why);
        PageBrowser.shoot(page, "resident-reopen");
        press(form, "重新办理");
        assertThat(heading(page, "已受理，正在安排谁来办")).isVisible();
    }
}
