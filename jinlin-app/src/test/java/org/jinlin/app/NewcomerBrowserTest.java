package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Somebody who never saw these pages reports a request and looks how it stands, on a small phone. Every tap, letter and new
/// page is counted and costs what it costs a slow hand; what the server and the browser take is measured and added.
@Tag("browser")
class NewcomerBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final PageBrowser BROWSER = new PageBrowser();
    private static final Duration TO_REPORT = Duration.ofSeconds(60);
    private static final Duration TO_FIND = Duration.ofSeconds(10);
    /// A machine that does something else meanwhile is walked again.
    private static final int WALKS = 5;
    private static final String WORDS = "三楼的灯不亮，老人上下楼看不清";

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    /// One person's walk through the pages.
    private static final class Walk {
        private static final long TAP_MILLIS = 1200;
        private static final long LETTER_MILLIS = 250;
        /// To look over a page that is new.
        private static final long LOOK_MILLIS = 3000;

        private final Page page;
        private final String name;
        private int taps;
        private int letters;
        private int pages;
        private long begun = System.nanoTime();

        Walk(Page page, String name) {
            this.page = page;
            this.name = name;
        }

        void tap(Locator target) {
            taps++;
            target.click();
        }

        void type(String label, String words) {
            tap(page.getByLabel(label));
            letters += words.length();
            page.getByLabel(label).fill(words);
        }

        /// A page that the person has to look over; what is seen without scrolling is kept as a picture.
        void look() {
            pages++;
            page.waitForLoadState();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "shots", "newcomer-" + name + "-" + pages + ".png")));
        }

        Duration took(String what) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begun).plusMillis(taps * TAP_MILLIS + letters * LETTER_MILLIS + pages * LOOK_MILLIS);
            System.out.printf("%s %s: %d taps, %d letters, %d pages, %.1f s%n", name, what, taps, letters, pages, taken.toMillis() / 1000.0);
            taps = 0;
            letters = 0;
            begun = System.nanoTime();
            return taken;
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words))).first();
    }

    private static Page phone() {
        return BROWSER.window(WORLD.server().address(), 360, 740, true);
    }

    @Test
    void whoHasAnAccountAndAHome() {
        Page page = phone();
        Clicks.signIn(page, WORLD, "resident-02");
        page.navigate("/");
        var walk = new Walk(page, "resident");
        walk.look();
        walk.tap(link(page, "我要反映"));
        walk.look();
        walk.type("发生了什么事？", WORDS);
        walk.tap(button(page, "下一步"));
        walk.look();
        walk.tap(button(page, "下一步"));
        walk.look();
        walk.tap(button(page, "提交"));
        walk.look();
        assertReportedAndFound(page, walk, "resident-later");
    }

    @Test
    void whoHasNothingButThePhone() {
        Page page = phone();
        page.navigate("/r/new?district=" + WORLD.code());
        var walk = new Walk(page, "guest");
        walk.look();
        walk.type("发生了什么事？", WORDS);
        walk.tap(button(page, "下一步"));
        walk.look();
        Locator places = page.locator("select[name='f.place']");
        walk.tap(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^从列表里选"))));
        walk.tap(places);
        places.selectOption(WORLD.unit("1号楼"));
        walk.tap(button(page, "下一步"));
        walk.look();
        walk.tap(button(page, "提交"));
        walk.look();
        assertReportedAndFound(page, walk, "guest-later");
    }

    private static void assertReportedAndFound(Page page, Walk walk, String again) {
        assertThat(Clicks.heading(page, "已经收到")).isVisible();
        assertThat(walk.took("reports")).isLessThan(TO_REPORT);

        Duration found = found(page, again);
        for (int i = 1; i < WALKS && found.compareTo(TO_FIND) >= 0; i++) {
            found = found(page, again);
        }
        assertThat(found).isLessThan(TO_FIND);
    }

    private static Duration found(Page page, String again) {
        page.navigate("/");
        var later = new Walk(page, again);
        later.look();
        later.tap(link(page, WORDS));
        later.look();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).containsText("已收到");
        return later.took("finds how it stands");
    }
}
