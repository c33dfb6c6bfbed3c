package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same markup as [MarkupAttackTest] leaves, read in a real browser with scripts on: none of it becomes part of a page, whatever our own scripts
/// put into one, and nothing of it runs.
@Tag("browser")
class MarkupAttackBrowserTest {

    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    /// Where scripts of ours fetch parts of pages and put them in.
    private static final List<String> PAGES = List.of("home", "mine", "progress-submitted", "progress-handling", "report", "near", "desk", "desk-below", "desk-handler", "desk-matter", "desk-dispatch", "desk-new", "dash", "dash-list", "field-today", "field-case",
            "field-home", "handler-inbox", "handler-order", "register", "slip", "boundaries", "playbook-new");

    private static PageBrowser browser;
    private static EveryPageWorld world;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
        world = MarkupAttackTest.leaveMarkupEverywhere();
        var small = world.world();
        String number = world.value("submitted");
        small.as("resident-01").move(number, "note", Map.of("text", Hostile.MARKUP));
        small.as("clerk").move(number, "reply", Map.of("text", Hostile.MARKUP));
        small.as("resident-01").open(Map.of("text", Hostile.MARKUP), small.unit("1号楼"));
        small.server().settle(small.district());
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void noMarkupOfAnybodyBecomesPartOfAPage() {
        var dialogs = new ArrayList<String>();
        var shown = new ArrayList<String>();
        for (EveryPage page : EveryPage.ALL) {
            if (!PAGES.contains(page.name())) {
                continue;
            }
            Page window = browser.as(world.of(page), world.address(), WIDTH, HEIGHT);
            window.onDialog(dialog -> {
                dialogs.add(page.name() + ": " + dialog.message());
                dialog.dismiss();
            });
            window.navigate(world.path(page));
            assertThat(window.locator("img[src=x], [onerror]").count()).as(page.name()).isZero();
            if (window.locator("text=onerror").count() > 0) {
                shown.add(page.name());
            }
            window.context().close();
        }
        assertThat(dialogs).isEmpty();
        assertThat(shown).as("pages on which the markup is read as text").hasSizeGreaterThan(3);
        assertThat(browser.complaints).as("the policy of content had nothing to stop").noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }
}
