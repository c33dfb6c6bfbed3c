package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.Clicks.dialog;
import static org.jinlin.app.Clicks.press;
import static org.jinlin.app.Clicks.said;
import static org.jinlin.app.Clicks.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The dispatcher's day in a real browser: by clicking without scripts, by keys with them, at every width.
@Tag("browser")
class DeskBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String ADDRESS = WORLD.server().address();
    private static final int WIRE_MAX = 120 * 1024;

    private static PageBrowser browser;
    private static Page clerk;

    @BeforeAll
    static void start() {
        TestServer.get().rewind();
        browser = new PageBrowser();
        clerk = signedIn("clerk");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Page signedIn(String name) {
        Page page = browser.desktop(ADDRESS);
        signIn(page, WORLD, name);
        return page;
    }

    /// The same person with scripts.
    private static Page scripted(Page signedIn, int width) {
        Page page = browser.checking(ADDRESS, signedIn, width);
        page.setViewportSize(width, 900);
        return page;
    }

    private static String opened(String text, String category) {
        return WORLD.as("resident-01").open(Map.of("text", text, "category", category), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String accepted(String text, String category) {
        String number = opened(text, category);
        WORLD.as("clerk").move(number, "accept", Map.of());
        return number;
    }

    @Test
    void acceptGradeDispatchUndoAndFinishByClickingAlone() {
        String number = opened("3 栋 2 单元电梯停了，关门的时候哐哐响。楼上有好几位老人，上下楼不方便。", "lift_fault");
        opened("南门路口污水井盖缺失", "manhole_cover");
        opened("5 栋楼道电动车飞线充电", "e_bike");
        clerk.navigate("/desk?view=accept");
        PageBrowser.shoot(clerk, "desk-queue");
        clerk.locator(".rows").getByText(number).click();
        PageBrowser.shoot(clerk, "desk-submitted");
        clerk.getByLabel("严重").check();
        press(clerk, "受理");
        said(clerk, "受理");
        assertThat(clerk.locator(".lvp .dk-on")).containsText("红色");

        Locator grade = dialog(clerk, "调整等级");
        grade.getByLabel("理由").fill("老人多，没有人被困");
        grade.getByLabel("一般").check();
        press(grade, "调整等级");
        assertThat(clerk.locator(".lvp .dk-on")).containsText("橙色");

        Locator dispatch = dialog(clerk, "派单");
        assertThat(dispatch.getByLabel("演示物业")).isChecked();
        dispatch.getByLabel("内容").fill("有老人，请先安排楼梯搀扶，抓紧修。");
        PageBrowser.shoot(clerk, "desk-dispatch");
        press(dispatch, "派单");
        said(clerk, "派单");
        press(clerk, "撤销派单");
        said(clerk, "撤销派单");
        press(dialog(clerk, "派单"), "派单");
        assertThat(clerk.locator(".side dl")).containsText("演示物业");
        PageBrowser.shoot(clerk, "desk-handling");

        WORLD.as("property").move(WORLD.as("clerk").matter(number).get("children").get(1).get("number").asString(), "accept", Map.of());
        WORLD.as("property").move(WORLD.as("clerk").matter(number).get("children").get(1).get("number").asString(), "finish", Map.of("text", "换了门机皮带"));
        clerk.navigate("/desk/" + number);
        Locator finish = dialog(clerk, "办结并答复");
        finish.getByLabel("内容").fill("电梯修好了，换了门机皮带。");
        press(finish, "办结并答复");
        said(clerk, "办结");
        Locator call = dialog(clerk, "登记回访结果");
        call.getByLabel("通话记录").fill("电话问了，说修好了。");
        call.getByLabel("已解决").check();
        call.getByLabel("满意", new Locator.GetByLabelOptions().setExact(true)).check();
        PageBrowser.shoot(clerk, "desk-callback");
        press(call, "登记回访结果");
        said(clerk, "回访");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void writingToTheResidentAndAmongStaffAreTwoTabs() {
        clerk.navigate("/desk/" + opened("写给谁要看得出来", "refuse"));
        assertThat(clerk.locator(".sayform:visible")).hasCount(1);
        clerk.locator(".say-reply textarea").fill("您好，我们马上去看。");
        press(clerk, "回应");
        clerk.getByText("内部备注", new Page.GetByTextOptions().setExact(true)).first().click();
        clerk.locator(".say-remark textarea").fill("昨晚也有人报过。");
        press(clerk, "内部备注");
        assertThat(clerk.locator(".msg.out")).containsText("马上去看");
        assertThat(clerk.locator(".msg.int")).containsText("居民看不到");
        PageBrowser.shoot(clerk, "desk-talk");
    }

    @Test
    void whistleMergeAndSuperviseByClickingAlone() {
        String first = opened("夜市油烟和噪声", "fumes_odour");
        String second = opened("楼下夜市油烟熏人", "fumes_odour");
        clerk.navigate("/desk/" + second);
        Locator merge = dialog(clerk, "并案");
        merge.getByLabel("夜市油烟和噪声").check();
        PageBrowser.shoot(clerk, "desk-merge");
        press(merge, "并案");
        said(clerk, "并案");

        WORLD.as("clerk").move(first, "accept", Map.of());
        clerk.navigate("/desk/" + first);
        Locator whistle = dialog(clerk, "吹哨");
        whistle.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("住建局")).check();
        whistle.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("城管局")).check();
        whistle.getByLabel("牵头单位").selectOption("城管局");
        whistle.getByLabel("全部完成").check();
        whistle.getByLabel("2 小时后").check();
        PageBrowser.shoot(clerk, "desk-whistle");
        press(whistle, "吹哨");
        said(clerk, "吹哨");

        Page officer = signedIn("officer");
        officer.navigate("/desk/" + first);
        Locator supervise = dialog(officer, "督办");
        supervise.getByLabel("内容").fill("今天之内办好。");
        press(supervise, "督办");
        said(officer, "督办");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void twoDispatchersAtOnceSeeEachOtherAndLoseNothing() {
        String number = accepted("两位受理员一起点开", "lift_fault");
        Page secretary = signedIn("secretary");
        secretary.navigate("/desk/" + number);
        clerk.navigate("/desk/" + number + "/dispatch");
        assertThat(clerk.locator("#here")).containsText("正在处理");
        press(dialog(secretary, "派单"), "派单");
        clerk.getByRole(AriaRole.DIALOG).getByLabel("内容").fill("我写了半天的要求");
        press(clerk.getByRole(AriaRole.DIALOG), "派单");
        assertThat(clerk.locator(".faults")).containsText("刚才有人先动了");
        assertThat(clerk.getByRole(AriaRole.DIALOG).getByLabel("内容")).hasValue("我写了半天的要求");
        PageBrowser.shoot(clerk, "desk-conflict");
    }

    @Test
    void aCallIsWrittenDownByKeysAlone() {
        Page page = scripted(clerk, 1440);
        page.navigate("/desk/new");
        PageBrowser.shoot(page, "desk-new");
        assertThat(page.getByLabel("姓名")).isFocused();
        page.keyboard().type("林阿姨");
        page.keyboard().press("Tab");
        page.keyboard().type("13800000022");
        page.getByLabel("发生了什么事？").focus();
        page.keyboard().type("楼下下水道堵了");
        page.keyboard().press("Control+Enter");
        said(page, "已登记");
        assertThat(page.getByLabel("姓名")).isFocused();
        page.context().close();
    }

    @Test
    void dispatchingByKeysAlone() {
        String number = accepted("只用键盘派单", "lift_fault");
        Page page = scripted(clerk, 1440);
        page.navigate("/desk?view=dispatch");
        page.keyboard().press("j");
        page.waitForURL("**/desk/*?view=dispatch");
        page.navigate("/desk/" + number + "?view=dispatch");
        page.keyboard().press("r");
        assertThat(page.locator(".say-reply textarea")).isFocused();
        page.keyboard().type("您好，jkdw 这些字照样能写");
        page.keyboard().press("Tab");
        page.keyboard().press("d");
        assertThat(page.locator("dialog")).isVisible();
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("演示物业"))).isFocused();
        assertThat(PageBrowser.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".say-reply textarea")).hasValue("您好，jkdw 这些字照样能写");
        page.keyboard().press("d");
        assertThat(page.locator("dialog")).isVisible();
        PageBrowser.shoot(page, "desk-dispatch-1440");
        page.keyboard().press("Enter");
        said(page, "派单");
        page.keyboard().press("?");
        assertThat(page.locator("dialog")).containsText("下一件");
        PageBrowser.shoot(page, "desk-keys");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.context().close();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void anOpenDeskHearsOfNewsAndKeepsWhatIsTyped() {
        String number = accepted("开着的页面", "refuse");
        Page page = scripted(clerk, 1440);
        page.navigate("/desk/" + number + "?view=accept");
        page.locator("body[data-live]").waitFor();
        page.locator(".say-reply textarea").fill("正写到一半");
        String fresh = opened("刚刚进来的一件新事", "refuse");
        WORLD.as("resident-01").move(number, "note", Map.of("text", "又堆了一袋"));
        WORLD.server().settle(WORLD.district());
        assertThat(page.locator("#queue")).containsText("刚刚进来的一件新事");
        assertThat(page.locator("#news")).isVisible();
        assertThat(page.locator(".say-reply textarea")).hasValue("正写到一半");
        Page secretary = signedIn("secretary");
        secretary.navigate("/desk/" + number);
        assertThat(page.locator("#here")).containsText("正在处理");
        PageBrowser.shoot(page, "desk-live");
        assertThat(PageBrowser.violations(page)).isEmpty();
        secretary.context().close();
        page.context().close();
        assertThat(fresh).isNotEmpty();
    }

    @Test
    void aClockTurnsRedByItself() {
        String number = accepted("时限快到了", "gas_supply");
        Page page = scripted(clerk, 1440);
        page.clock().install();
        page.navigate("/desk/" + number);
        String before = page.locator(".clk [data-due]").first().innerText();
        page.clock().fastForward(4L * 24 * 3600 * 1000);
        Locator clock = page.locator(".clk [data-due]").first();
        assertThat(clock).containsText("晚了");
        assertThat(clock).hasClass(java.util.regex.Pattern.compile(".*solid.*"));
        assertThat(clock.innerText()).isNotEqualTo(before);
        page.context().close();
    }

    /// Every page of the desk in Chinese, English and large print, on a phone, a tablet and a screen.
    @Test
    void everyPageIsReadableAtEveryWidth() {
        String submitted = opened("每一页都能看的一件", "lift_fault");
        String accepted = accepted("已经受理的一件", "lift_fault");
        List<String> paths = List.of("/desk", "/desk/" + submitted, "/desk/" + accepted, "/desk/" + accepted + "/dispatch", "/desk/" + accepted + "/whistle", "/desk/" + submitted + "/merge", "/desk/new", "/desk/keys");
        var variants = Map.of(320, List.of("lang=zh&elder=0", "lang=en&elder=0", "lang=zh&elder=1"), 860, List.of("lang=zh&elder=0"), 1440, List.of("lang=zh&elder=0", "lang=en&elder=0"));
        var faults = new ArrayList<String>();
        variants.forEach((width, chosen) -> {
            Page page = scripted(clerk, width);
            for (String path : paths) {
                for (String variant : chosen) {
                    page.navigate(path + "?" + variant);
                    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
                    faults.addAll(PageBrowser.violations(page));
                    int sideways = PageBrowser.sideways(page);
                    if (sideways > 0) {
                        faults.add(page.url() + " at " + width + " scrolls sideways by " + sideways);
                    }
                    PageBrowser.shoot(page, "desk" + width + path.replace(submitted, "s").replace(accepted, "a").replaceAll("[^a-z]+", "-") + variant.replaceAll("[^a-z1]+", "-"));
                }
            }
            page.context().close();
        });
        assertThat(faults).isEmpty();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aDeskWeighsLittle() {
        String number = accepted("页面有多重", "lift_fault");
        for (String path : List.of("/desk", "/desk/" + number, "/desk/" + number + "/whistle", "/desk/new")) {
            Page page = scripted(clerk, 1440);
            var requests = new ArrayList<Request>();
            BrowserContext context = page.context();
            context.onRequestFinished(requests::add);
            page.navigate(path);
            page.locator("main").waitFor();
            int bytes = List.copyOf(requests).stream().mapToInt(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize).sum();
            System.out.printf("%s weighs %d bytes in %d answers%n", path.replace(number, "N"), bytes, requests.size());
            assertThat(requests.size()).isGreaterThanOrEqualTo(5);
            assertThat(bytes).as(path).isLessThanOrEqualTo(WIRE_MAX);
            context.close();
        }
    }
}
