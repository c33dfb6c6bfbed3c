package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `./jinlin shots`: a picture of every page as people have it, on a phone and on a desktop, in Chinese, English and large
/// print. Not named as a test, so that a run of all tests takes no pictures.
class PageShots {

    private static final Path FOLDER = Path.of(System.getProperty("jinlin.shots", "target/shots/pages"));

    /// A pattern of names; empty for every page.
    private static final String ONLY = System.getProperty("jinlin.shots.only", "");
    /// So many requests that rates and charts show something.
    private static final int EARLIER = 60;

    /// @param query chooses language and print
    private record Look(String name, int width, int height, String query) {}

    private static final List<Look> LOOKS = List.of(
            new Look("phone-zh", 390, 844, "lang=zh&elder=0"),
            new Look("phone-en", 390, 844, "lang=en&elder=0"),
            new Look("phone-elder", 390, 844, "lang=zh&elder=1"),
            new Look("desktop-zh", 1440, 900, "lang=zh&elder=0"),
            new Look("desktop-en", 1440, 900, "lang=en&elder=0"));

    @Test
    void everyPageIsPictured() throws Exception {
        var world = new EveryPageWorld(EARLIER);
        List<EveryPage> wanted = EveryPage.ALL.stream().filter(page -> ONLY.isEmpty() || page.name().matches(ONLY)).toList();
        try (var browser = new PageBrowser()) {
            Map<String, Page> windows = new HashMap<>();
            for (EveryPage page : wanted) {
                for (Look look : LOOKS) {
                    Page window = windows.computeIfAbsent(page.who() + look.width(), key -> browser.as(world.of(page), world.address(), look.width(), look.height()));
                    String path = world.path(page);
                    window.navigate(path + (path.contains("?") ? "&" : "?") + look.query());
                    window.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(page.name() + "-" + look.name() + ".png")).setFullPage(true));
                }
            }
        }
        try (Stream<Path> pictures = Files.list(FOLDER)) {
            assertThat(pictures.filter(file -> file.toString().endsWith(".png"))).hasSizeGreaterThanOrEqualTo(wanted.size() * LOOKS.size());
        }
        System.out.println(wanted.size() * LOOKS.size() + " pictures are in " + FOLDER.toAbsolutePath().normalize());
    }
}
