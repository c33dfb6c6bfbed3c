package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// What people do at a page, by the words that they read there.
final class Clicks {

    private static final int TABS_MAX = 60;

    private Clicks() {}

    static void signIn(Page page, TestWorld world, String name) {
        page.navigate("/sign-in");
        page.getByLabel("登录名").fill(world.login(name));
        page.getByLabel("密码").fill(world.password(name));
        press(page, "登录");
    }

    static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    static void press(Locator part, String button) {
        part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    /// @param words those that the link begins with
    static void follow(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words))).first().click();
    }

    /// @param words those that the choice begins with
    static void choose(Page page, String words) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words))).check();
    }

    static Locator heading(Page page, String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    /// A move at the desk, in a window over it or, without scripts, on a page of its own.
    static Locator dialog(Page page, String move) {
        page.locator(".side").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(move).setExact(true)).click();
        return page.getByRole(AriaRole.DIALOG);
    }

    /// A move on a phone, unfolded where it stands.
    static Locator unfolded(Page page, String move) {
        Locator details = page.locator("details").filter(new Locator.FilterOptions().setHas(page.locator("summary", new Page.LocatorOptions().setHasText(Pattern.compile("^" + move + "$")))));
        details.locator("summary").click();
        return details;
    }

    /// The task on a phone's list that says something.
    static Locator card(Page page, String words) {
        return page.locator(".task").filter(new Locator.FilterOptions().setHasText(words)).first();
    }

    /// The page says that it was done.
    static void said(Page page, String words) {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(words)).first()).isVisible();
    }

    /// The number on a receipt.
    static String number(Page receipt) {
        assertThat(heading(receipt, "已经收到")).isVisible();
        return receipt.locator(".number").innerText().strip();
    }

    /// By the keyboard alone.
    static void tabTo(Page page, String selector) {
        for (int i = 0; i < TABS_MAX; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
