package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A phone that lies open on the page of one's own request: what is done appears by itself, and nothing typed is lost.
@Tag("browser")
class ResidentLiveBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final LocatorAssertions.ContainsTextOptions TEN_SECONDS = new LocatorAssertions.ContainsTextOptions().setTimeout(9_000);

    private static PageBrowser browser;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Page open(String number, boolean scripts) {
        Page page = browser.window(WORLD.server().address(), 390, 844, scripts);
        Clicks.signIn(page, WORLD, "resident-01");
        page.navigate("/r/" + number);
        return page;
    }

    private static String opened(String text) {
        String number = WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.server().settle(WORLD.district());
        return number;
    }

    private static void says(String number, String text) {
        WORLD.as("clerk").move(number, "reply", Map.of("text", text));
        WORLD.server().settle(WORLD.district());
    }

    @Test
    void aStepAppearsByItselfAndWhatWasTypedStays() {
        String number = opened("看着它自己动");
        Page page = open(number, true);
        says(number, "我们下午三点到");
        assertThat(page.locator("[data-live=story]")).containsText("我们下午三点到", TEN_SECONDS);
        assertThat(page.locator("[data-follow]")).hasText("有新进展，已经显示在下面。");
        page.locator("#moves summary").first().click();
        var text = page.locator("#moves textarea").first();
        text.fill("打到一半的字");
        says(number, "再说一句");
        assertThat(page.locator("[data-live=story]")).containsText("再说一句", TEN_SECONDS);
        assertThat(text).hasValue("打到一半的字");
        assertThat(PageBrowser.violations(page)).isEmpty();
        assertThat(PageBrowser.sideways(page)).isZero();
        page.close();
    }

    @Test
    void afterTimeWithoutANetworkItCatchesUp() {
        String number = opened("断网以后");
        Page page = open(number, true);
        says(number, "先说一句");
        assertThat(page.locator("[data-live=story]")).containsText("先说一句", TEN_SECONDS);
        page.context().setOffline(true);
        says(number, "断网时说的");
        page.context().setOffline(false);
        page.evaluate("() => dispatchEvent(new Event('pagehide'))");
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("[data-live=story]")).containsText("断网时说的", TEN_SECONDS);
        page.close();
    }

    @Test
    void withoutScriptsThePageSaysHowToLookAgain() {
        String number = opened("不用脚本");
        Page page = open(number, false);
        says(number, "没有脚本也看得到");
        page.locator("a", new Page.LocatorOptions().setHasText("再看一次")).click();
        assertThat(page.locator("[data-live=story]")).containsText("没有脚本也看得到");
        assertThat(List.of(page.url())).singleElement().asString().endsWith("/r/" + number);
        page.close();
    }
}
