package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The form of the playbook desk in a real browser, without scripts: a fault takes the focus, leads to its line, and the
/// mended text is checked and published by clicking alone.
@Tag("browser")
class PlaybookBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String HEADER = "extends: base\nname: {zh: 试用版, en: Trial}\nlanguages: [zh, en]\n";

    private static PageBrowser browser;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void aFaultIsFoundMendedAndPublished() {
        Page page = browser.as(PageClient.signedIn(WORLD, "head"), TestServer.get().address(), 320, 844);
        var faults = new ArrayList<String>();
        page.navigate("/playbooks/new");
        page.fill("#code", "clicked");
        page.fill("#file-playbook-yml", HEADER + "kinds: {request: {clocks: {answer: {within: soon}}}}\n");
        page.click("button[value=check]");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("faults");
        page.click(".faults a");
        assertThat(page.evaluate("document.querySelector(':target').innerText").toString()).contains("within: soon");
        assertThat(page.evaluate("getComputedStyle(document.querySelector(':target')).listStyleType + getComputedStyle(document.querySelector(':target')).display")).as("lines have numbers").isEqualTo("decimallist-item");
        PageBrowser.shoot(page, "playbook-fault");
        faults.addAll(seen(page));

        page.fill("#file-playbook-yml", HEADER + "kinds: {request: {clocks: {answer: {within: PT5M, calendar: always}}}}\n");
        page.click("button[value=check]");
        faults.addAll(seen(page));
        page.click("button[value=publish]");
        assertThat(page.locator(".done").innerText()).contains("试用版");
        faults.addAll(seen(page));
        assertThat(faults).isEmpty();
        assertThat(browser.complaints).isEmpty();
    }

    private static ArrayList<String> seen(Page page) {
        var faults = new ArrayList<>(PageBrowser.violations(page));
        if (PageBrowser.sideways(page) > 0) {
            faults.add("scrolls sideways: " + page.url());
        }
        return faults;
    }
}
