package org.jinlin.app;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The people of a run of the flows, each signed in at a window of their own: who dispatches and leads at a desk, the others on a phone.
final class FlowWindows {

    private static final Set<String> AT_DESKS = Set.of("clerk", "secretary", "officer");

    private final PageBrowser browser;
    private final TestWorld world;
    private final boolean scripts;
    private final Map<String, Page> open = new HashMap<>();

    FlowWindows(PageBrowser browser, TestWorld world, boolean scripts) {
        this.browser = browser;
        this.world = world;
        this.scripts = scripts;
    }

    Page of(String name) {
        return open.computeIfAbsent(name, person -> {
            boolean desk = AT_DESKS.contains(person);
            Page page = browser.window(world.server().address(), desk ? 1280 : 390, desk ? 900 : 844, scripts);
            Clicks.signIn(page, world, person);
            return page;
        });
    }
}
