package org.jinlin.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Windows of a real browser, which is started once for all tests of a run and ends with them. `JINLIN_CHROMIUM` names
/// another one than Debian's.
final class PageBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");
    /// Runs in the page itself: its builder for Java opens another page for each answer, which takes longer than the check.
    private static final String AXE = TestServer.resource("/axe.min.js");
    private static final String CHECK = """
            async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations'], selectors: false, iframes: false})).violations
              .map(rule => rule.id + ': ' + rule.help + ' ' + rule.nodes[0].html)""";
    /// Links in running text are as high as their line (WCAG 2.5.8), and what cannot be seen needs no size.
    private static final String SMALL = """
            least => [...document.querySelectorAll('a[href],button,select,summary,textarea,input:not([type=hidden]),[tabindex="0"]')]
              .filter(e => !e.matches('.skip,.vh') && !(getComputedStyle(e).display === 'inline' && e.closest('p,td,li,dd,blockquote')) && e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
              .map(e => e.matches('input[type=checkbox],input[type=radio]') ? e.closest('label') ?? e : e)
              .filter(e => { const box = e.getBoundingClientRect(); return box.width > 1 && (box.height < least - 0.5 || box.width < least - 0.5) })
              .map(e => { const box = e.getBoundingClientRect(); return Math.round(box.width) + ' x ' + Math.round(box.height) + ' ' + e.outerHTML.slice(0, 110) })""";
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path SHOTS = Path.of("target", "shots");
    private static final double TIMEOUT_MS = 30_000;

    /// Started when the first test asks for it; it ends with this process.
    private static final class Started {
        private static final Browser BROWSER = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(System.getenv().getOrDefault("JINLIN_CHROMIUM", "/usr/bin/chromium"))).setArgs(FLAGS));

        static {
            // as long as a page may take to come: a machine that others use says nothing about the page
            PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        }
    }

    private final List<BrowserContext> contexts = new ArrayList<>();
    /// What the console of any page complained about.
    final List<String> complaints = new ArrayList<>();

    private static String node() {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "node")).filter(Files::isExecutable).map(Path::toString).findFirst().orElse("/usr/bin/node");
    }

    /// Somebody's browser without scripts, as the pages promise to need none.
    Page phone(String address) {
        return context(address, 390, 844, false, null);
    }

    Page desktop(String address) {
        return context(address, 1280, 900, false, null);
    }

    /// The same person's browser with scripts, which the checker of accessibility needs.
    Page checking(String address, Page signedIn, int width) {
        return context(address, width, 844, true, signedIn.context().storageState());
    }

    /// Who holds the cookies of a [PageClient], on a screen of any size, with scripts as people have them.
    Page as(PageClient client, String address, int width, int height) {
        Page page = context(address, width, height, true, null);
        page.context().addCookies(client.cookies().stream().map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(address)).toList());
        return page;
    }

    /// Somebody's browser of any size, with scripts or without.
    Page window(String address, int width, int height, boolean scripts) {
        return context(address, width, height, scripts, null);
    }

    private Page context(String address, int width, int height, boolean scripts, String state) {
        BrowserContext context = Started.BROWSER.newContext(new Browser.NewContextOptions().setBaseURL(address).setViewportSize(width, height).setLocale("zh-CN")
                .setDeviceScaleFactor(2).setJavaScriptEnabled(scripts).setStorageState(state));
        contexts.add(context);
        context.setDefaultTimeout(TIMEOUT_MS);
        if (scripts) {
            context.addInitScript(AXE);
        }
        context.onConsoleMessage(message -> {
            // a browser calls every page that says what is missing an error, though the page is meant
            boolean ofPage = message.text().contains("the server responded with a status of 4") && message.location().startsWith(message.page().url());
            if (!ofPage && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add(message.page().url() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        return context.newPage();
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
    }

    /// Violations of WCAG 2.2 A and AA on the page as it stands, each in a line.
    static List<String> violations(Page page) {
        return ((List<?>) page.evaluate(CHECK, WCAG)).stream().map(rule -> page.url() + " " + rule).toList();
    }

    /// By how many pixels the page is wider than its window.
    static int sideways(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue();
    }

    /// Targets that are lower or narrower than so many pixels.
    static List<String> small(Page page, int least) {
        return ((List<?>) page.evaluate(SMALL, least)).stream().map(String::valueOf).toList();
    }

    /// Closes the windows; the browser stays for the next.
    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
