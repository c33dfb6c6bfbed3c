package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The leader's page in a real browser: readable by everybody at any width and on paper, and pressed by clicking alone.
@Tag("browser")
class DashBrowserTest {

    private static final DashWorld DASH = new DashWorld();
    private static final String ADDRESS = DASH.server.address();
    /// What is asked of each width in pixels: the narrowest in every look, the widest in both languages.
    private static final Map<Integer, List<String>> LOOKS = Map.of(320, List.of("lang=zh&elder=0", "lang=en&elder=0", "lang=zh&elder=1"),
            390, List.of("lang=zh&elder=0"), 1440, List.of("lang=zh&elder=0", "lang=en&elder=0"));

    private static PageBrowser browser;
    private static Page head;

    @BeforeAll
    static void start() {
        busyWeeks();
        browser = new PageBrowser();
        head = browser.desktop(ADDRESS);
        Clicks.signIn(head, DASH.world, "head");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static List<String> paths() {
        return List.of("/dash", "/dash?days=7", "/dash?wall=1", "/dash/list?what=all", "/dash/list?what=open", "/print/bulletin", "/dash?days=8");
    }

    @Test
    void everybodyCanReadItAtAnyWidth() {
        var faults = new ArrayList<String>();
        LOOKS.forEach((width, variants) -> {
            Page page = browser.checking(ADDRESS, head, width);
            for (String path : paths()) {
                for (String variant : variants) {
                    page.navigate(path + (path.contains("?") ? "&" : "?") + variant);
                    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
                    faults.addAll(PageBrowser.violations(page));
                    int sideways = PageBrowser.sideways(page);
                    if (sideways > 0) {
                        faults.add(page.url() + " scrolls sideways by " + sideways + " at " + width);
                    }
                }
            }
            page.context().close();
        });
        assertThat(faults).isEmpty();
        assertThat(browser.complaints).isEmpty();
    }

    /// Three weeks in which enough happened for rates, a trend and hours.
    private static void busyWeeks() {
        List<String> categories = List.of("lift_fault", "water_leak", "street_lamp", "manhole_cover", "lift_fault", "power_supply", "road_damage");
        for (int i = 0; i < 96; i++) {
            if (i % 6 == 0) {
                DASH.world.pass("PT" + (5 + i % 4 * 9) + "H");
            }
            String number = DASH.opened("第" + i + "件事", i % 3 == 0 ? "河边社区" : i % 3 == 1 ? "1号楼" : "2号楼", Map.of("category", categories.get(i % 7)));
            String clerk = i % 3 == 0 ? "head" : "clerk";
            if (i % 8 != 7) {
                DASH.make(clerk, number, "accept", Map.of());
                DASH.make(clerk, number, "finish", Map.of("text", "办好了"));
                if (i % 9 != 8) {
                    DASH.make("resident-01", number, "rate", Map.of("verdict", i % 11 == 3 ? "partly" : "solved", "word", i % 13 == 5 ? "so_so" : "satisfied"));
                }
            }
        }
        DASH.read();
    }

    @Test
    void itPrintsWithoutWhatIsOnlyForTheScreen() {
        Page page = browser.checking(ADDRESS, head, 794);
        for (String path : List.of("/dash?elder=0&lang=zh", "/print/bulletin?elder=0&lang=zh")) {
            page.navigate(path);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".db-tools").first().isVisible()).isFalse();
            assertThat(page.locator(".top").isVisible()).isFalse();
            assertThat(page.locator(".db-table:visible").first().isVisible()).isTrue();
            assertThat(PageBrowser.sideways(page)).isZero();
            PageBrowser.shoot(page, "print" + path.replaceAll("\\?.*", "").replaceAll("[^a-z]+", "-"));
        }
        page.context().close();
    }

    @Test
    void theLeaderFindsPressesAndReadsOnByClickingAlone() {
        TestWorld world = DASH.server.world("base");
        world.as("resident-01").open(Map.of("text", "没有人回应"), world.unit("1号楼"));
        DASH.server.settle(world.district());
        DASH.server.bean(Facts.class).run(world.district());
        Page page = browser.desktop(ADDRESS);
        Clicks.signIn(page, world, "head");
        page.navigate("/dash");
        page.locator(".db-urgent summary").first().click();
        page.locator(".db-press textarea").first().fill("请今天办好");
        page.locator(".db-press button").first().click();
        assertThat(page.getByRole(AriaRole.STATUS).innerText()).contains("已督办");
        page.locator("[aria-labelledby=open-title] .db-value a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText()).contains("在办");
        page.locator(".db-list th a").first().click();
        assertThat(page.url()).contains("/desk/");
        page.context().close();
    }

    @Test
    void theButtonsThatNeedAScriptAreThereOnlyWithIt() {
        Page without = browser.desktop(ADDRESS);
        without.context().addCookies(head.context().cookies());
        without.navigate("/dash");
        assertThat(without.locator("[data-print]").isVisible()).isFalse();
        Page with = browser.checking(ADDRESS, head, 1440);
        with.navigate("/dash");
        assertThat(with.locator("[data-print]").isVisible()).isTrue();
        with.navigate("/dash?wall=1");
        assertThat(with.locator("[data-full]").isVisible()).isTrue();
        without.context().close();
        with.context().close();
    }
}
