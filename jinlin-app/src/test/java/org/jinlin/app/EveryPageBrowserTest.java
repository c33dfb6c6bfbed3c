package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every page in a real browser, in light, elder and English: readable by everybody (WCAG 2.2 AA), at any width, with
/// targets for thumbs. One browser goes through all of them.
@Tag("browser")
class EveryPageBrowserTest {

    private static final int NARROWEST = 320;
    private static final int HEIGHT = 844;
    private static final int THUMB_TARGET = 44;
    private static final int ELDER_TARGET = 60;

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

    /// What has the focus, and how it is seen.
    private static final String FOCUSED = """
            () => { const e = document.activeElement, style = getComputedStyle(e.closest('.options label') ?? e);
              return e === document.body ? '' : e.outerHTML.slice(0, 90) + ' ' + (style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)) }""";
    private static final String MOVING = "document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length";
    /// The bars of a chip that are filled: what is left of a level without its colour.
    private static final String BARS = "[...document.querySelectorAll('#kit-chips + ul .lv > i')].map(i => [...i.children].filter(bar => getComputedStyle(bar).opacity === '1').length)";
    private static final Pattern OUTLINE = Pattern.compile(" ([\\d.]+)$");
    private static final int MANY = 400;
    private static final int LONG = 2_500;
    private static final int ALIKE = 20;
    private static final String SHORTEN = "most => document.querySelectorAll('ol, ul, tbody, dl').forEach(list => [...list.children].slice(most).forEach(line => line.remove()))";
    private static final long SECOND = 1_000_000_000L;
    private static final long SLOW = 8 * SECOND;

    private static PageBrowser browser;
    private static EveryPageWorld world;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
        world = new EveryPageWorld();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Page window(EveryPage page) {
        return browser.as(world.of(page), world.address(), NARROWEST, HEIGHT);
    }

    private static EveryPage kit() {
        return EveryPage.ALL.stream().filter(page -> page.name().equals("kit")).findFirst().orElseThrow();
    }

    @Test
    void everybodyCanReadAndUseEveryPage() {
        var faults = new ArrayList<String>();
        long loading = 0;
        long began = System.nanoTime();
        var windows = new LinkedHashMap<String, Page>();
        for (EveryPage page : EveryPage.ALL) {
            Page window = windows.computeIfAbsent(page.who(), who -> window(page));
            long opened = System.nanoTime();
            for (String look : List.of("lang=zh&elder=0", "lang=en&elder=0", "lang=zh&elder=1")) {
                String path = world.path(page);
                long asked = System.nanoTime();
                window.navigate(path + (path.contains("?") ? "&" : "?") + look);
                loading += System.nanoTime() - asked;
                faults.addAll(faults(window, page, look.endsWith("1")));
            }
            if (System.nanoTime() - opened > SLOW) {
                System.out.printf("%s takes %d s to check%n", page.name(), (System.nanoTime() - opened) / SECOND);
            }
        }
        faults.addAll(browser.complaints);
        System.out.printf("%d pages in three looks: %d s, of which %d s to load them%n", EveryPage.ALL.size(), (System.nanoTime() - began) / SECOND, loading / SECOND);
        assertThat(faults).isEmpty();
    }

    /// From the first to the last component by the keyboard alone, and one sees where one is.
    @Test
    void whatHasTheFocusIsSeen() {
        Page window = window(kit());
        window.navigate("/kit?elder=0&lang=zh");
        // a summary of faults takes the focus first
        window.evaluate("document.querySelector('a').focus()");
        var seen = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            window.keyboard().press("Tab");
            String focused = (String) window.evaluate(FOCUSED);
            if (focused.isEmpty()) {
                break;
            }
            seen.add(focused);
        }
        assertThat(seen).hasSizeBetween(20, MANY - 1);
        assertThat(seen.stream().filter(focused -> Double.parseDouble(OUTLINE.matcher(focused).results().findFirst().orElseThrow().group(1)) < 2)).isEmpty();
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        Page window = window(kit());
        window.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        window.navigate("/kit?elder=0");
        assertThat(((Number) window.evaluate(MOVING)).intValue()).isZero();
    }

    @Test
    void aLevelIsToldWithoutItsColour() {
        Page window = window(kit());
        window.navigate("/kit?elder=0&lang=zh");
        assertThat((List<?>) window.evaluate(BARS)).isEqualTo(List.of(1, 1, 2, 2, 3, 3, 4, 4, 4));
        assertThat(window.locator("#kit-chips + ul").innerText()).contains("蓝色", "黄色", "橙色", "红色");
    }

    private static List<String> faults(Page window, EveryPage page, boolean elder) {
        window.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
        var faults = new ArrayList<String>();
        int sideways = PageBrowser.sideways(window);
        if (sideways > 0) {
            faults.add(page.name() + " scrolls sideways by " + sideways + ": " + window.url());
        }
        if (page.area() == EveryPage.Area.PRINT) {
            long sheets = SHEET.matcher(new String(window.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1)).results().count();
            if (sheets != 1) {
                faults.add(page.name() + " takes " + sheets + " sheets: " + window.url());
            }
        }
        // thousands of lines of a text are made alike, and a window as high as all of them takes a minute to paint
        if (((Number) window.evaluate("document.querySelectorAll('*').length")).intValue() > LONG) {
            window.evaluate(SHORTEN, ALIKE);
        }
        // a target half under a bar that stays at the bottom counts as a small one; people scroll
        window.setViewportSize(NARROWEST, Math.max(HEIGHT, ((Number) window.evaluate("document.documentElement.scrollHeight")).intValue()));
        if (page.area().isForThumbs()) {
            PageBrowser.small(window, elder ? ELDER_TARGET : THUMB_TARGET).forEach(target -> faults.add(page.name() + (elder ? " elder" : "") + " small: " + target));
        }
        faults.addAll(PageBrowser.violations(window));
        return faults;
    }
}
