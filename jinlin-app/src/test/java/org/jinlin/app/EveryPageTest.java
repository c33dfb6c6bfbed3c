package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What holds for every page: it is listed, it is there for whom it is meant, nothing in it is inline, and it weighs no more
/// than it may.
class EveryPageTest {

    private static final EveryPageWorld WORLD = new EveryPageWorld();
    private static final Pattern LINKED = Pattern.compile("\\b(?:href|src)=\"(/static/[^\"#]+)");
    private static final Pattern HASHED = Pattern.compile("/static/.+-[0-9a-f]{32}\\.\\w+");
    private static final int KB = 1024;

    static List<EveryPage> pages() {
        return EveryPage.ALL;
    }

    /// @param bytes on the disk
    /// @param wire  as they came, compressed or not
    private record Weight(String name, int bytes, int wire) {}

    @Test
    void everyRouteOfPagesIsListed() {
        var routes = TestServer.get().beans(RequestMappingHandlerMapping.class).flatMap(mapping -> mapping.getHandlerMethods().keySet().stream()).flatMap(EveryPageTest::asked)
                .filter(path -> !path.startsWith("/api/") && !EveryPage.NO_PAGES.containsKey(path)).distinct().toList();

        assertThat(EveryPage.ALL.stream().map(EveryPage::route).distinct()).as("add a new page to EveryPage.ALL").containsExactlyInAnyOrderElementsOf(routes);
        assertThat(EveryPage.ALL.stream().map(EveryPage::name)).doesNotHaveDuplicates();
    }

    private static Stream<String> asked(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET) ? info.getPatternValues().stream() : Stream.of();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itIsThereAndStrict(EveryPage page) {
        for (String language : List.of("zh", "en")) {
            String path = WORLD.path(page);
            var html = WORLD.of(page).get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);

            assertThat(html.status()).as(html.text()).isEqualTo(page.route().equals("/error") ? 404 : 200);
            assertThat(html.body()).contains("<html lang=\"" + (language.equals("zh") ? "zh-CN" : "en")).doesNotContain("style=").doesNotContain("<style").doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain("javascript:");
            assertThat(html.body()).as("scripts are files and wait for the page").doesNotContainPattern("<script(?![^>]* src=\"/static/[^>]*(defer|type=\"module\"))");
            assertThat(html.body()).as("nothing comes from elsewhere").doesNotContainPattern("<(script|link|img|iframe|use)[^>]* (src|href)=\"(?!/[^/])");
            assertThat(html.header("Content-Security-Policy")).contains("default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(html.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(html.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(html.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(html.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(html.header("Cache-Control")).contains("no-store");
        }
    }

    /// Everything comes from here, is named by its content, and is fetched once a year.
    @ParameterizedTest
    @MethodSource("pages")
    void whatItLinksIsKeptByBrowsers(EveryPage page) {
        assertThat(linked(page)).isNotEmpty().allMatch(file -> HASHED.matcher(file).matches());
        for (String file : linked(page)) {
            var answer = WORLD.of(page).get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "public");
        }
    }

    /// The table is for people to read: `mvn test -Dtest=EveryPageTest` prints it.
    @Test
    void noPageIsHeavierThanItMayBe() {
        var table = new ArrayList<String>();
        var tooHeavy = new ArrayList<String>();
        for (EveryPage page : EveryPage.ALL) {
            List<Weight> files = linked(page).stream().map(file -> weight(page, file)).toList();
            Weight html = weight(page, WORLD.path(page));
            int raw = files.stream().filter(file -> file.name().matches(".*\\.(css|m?js)")).mapToInt(Weight::bytes).sum();
            int wire = files.stream().mapToInt(Weight::wire).sum() + html.wire();
            String line = String.format("%-22s %-9s %6.1f KB of CSS and JS (%d), %6.1f KB over the wire (%d), of which the page itself %4.1f KB", page.name(), page.area(),
                    (double) raw / KB, page.area().rawKb, (double) wire / KB, page.area().wireKb, (double) html.wire() / KB);
            table.add(line);
            if (raw > page.area().rawKb * KB || wire > page.area().wireKb * KB) {
                tooHeavy.add(line);
            }
        }
        System.out.println(String.join("\n", table));

        assertThat(tooHeavy).isEmpty();
    }

    @Test
    void textIsCompressedForWhoCanReadIt() {
        var page = EveryPage.ALL.getFirst();
        var files = Stream.concat(Stream.of("/"), linked(page).stream().filter(file -> file.endsWith(".css"))).toList();

        assertThat(files).hasSizeGreaterThan(1);
        for (String file : files) {
            assertThat(WORLD.of(page).zipped(file).headers().firstValue("Content-Encoding")).as(file).contains("gzip");
            assertThat(WORLD.of(page).get(file).headers().firstValue("Content-Encoding")).as(file).isEmpty();
        }
    }

    private static List<String> linked(EveryPage page) {
        String html = WORLD.of(page).get(WORLD.path(page)).body();
        return LINKED.matcher(html).results().map(found -> found.group(1)).distinct().toList();
    }

    private static Weight weight(EveryPage page, String path) {
        return new Weight(path, WORLD.of(page).bytes(path).length, WORLD.of(page).zipped(path).body().length);
    }
}
