package org.jinlin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// `bench read`: what people look at most, with many matters there: the desk of a grid worker, one matter with its timeline,
/// a resident's own list, the search of a grid worker and of the head of a district, and the rates of the whole district.
final class ReadBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--threads", "--seconds", "--warm-up", "--repeats", "--port");

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");

    /// One page that somebody asks for.
    ///
    /// @param body of a search, which is posted; nothing where the page is only got
    record Page(Browser who, String path, String body) {

        Page(Browser who, String path) {
            this(who, path, "");
        }
    }

    /// Finds out what there is to ask for: the pages of each kind, each kind under its name.
    interface Finder {
        Map<String, List<Page>> pages(int port, Tenants tenants) throws IOException;
    }

    /// Asks for pages of one kind, any of them.
    private static final class Reader implements Work, AutoCloseable {

        private final HttpLine line;
        private final List<Page> pages;
        private final Random random;

        Reader(int port, List<Page> pages, long seed) throws IOException {
            this.line = new HttpLine(port);
            this.pages = pages;
            this.random = new Random(seed);
        }

        @Override
        public void once(Parts parts) throws IOException {
            Page page = pages.get(random.nextInt(pages.size()));
            long began = System.nanoTime();
            if (page.body().isEmpty()) {
                page.who().get(line, page.path());
            } else {
                page.who().post(line, page.path(), page.body());
            }
            parts.done(began);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }

    private ReadBench() {}

    static void run(Options options, Report report) throws Exception {
        run(options, report, ReadBench::pages);
    }

    static void run(Options options, Report report, Finder finder) throws Exception {
        int threads = options.number("--threads", 8, 1, 500);
        int seconds = options.number("--seconds", 10, 1, 3600);
        int warmUp = options.number("--warm-up", 15, 0, 3600);
        int repeats = options.number("--repeats", 3, 1, 100);
        int port = options.number("--port", 0, 0, 65_535);
        ServerProcess.requireFree(port);
        try (Home home = Homes.prepared(options, report); ServerProcess server = ServerProcess.start(home, port); var owner = server.asOwner()) {
            report.machine(home, owner);
            var readers = new LinkedHashMap<String, List<Reader>>();
            for (var kind : finder.pages(server.port(), home.tenants()).entrySet()) {
                var all = new ArrayList<Reader>();
                for (int i = 0; i < threads; i++) {
                    all.add(new Reader(server.port(), kind.getValue(), i));
                }
                readers.put(kind.getKey(), all);
                ClosedLoop.run(kind.getKey(), all, warmUp, server.pid());
            }
            measure(report, readers, seconds, repeats, server);
            for (List<Reader> all : readers.values()) {
                for (Reader reader : all) {
                    reader.close();
                }
            }
        }
    }

    private static void measure(Report report, Map<String, List<Reader>> readers, int seconds, int repeats, ServerProcess server) throws InterruptedException {
        var cells = new LinkedHashMap<String, List<Cell>>();
        for (int i = 0; i < repeats; i++) {
            for (var kind : readers.entrySet()) {
                Cell cell = ClosedLoop.run(kind.getKey(), kind.getValue(), seconds, server.pid());
                cells.computeIfAbsent(kind.getKey(), _ -> new ArrayList<>()).add(cell);
                report.cell(cell);
            }
        }
        cells.forEach((kind, all) -> report.figure(kind.replace(' ', '_') + "_p95_ms", Report.median(all.stream().map(cell -> cell.milliseconds(95)).toList()),
                kind + ": median p95 %.1f ms"));
    }

    private static Map<String, List<Page>> pages(int port, Tenants tenants) throws IOException {
        var desks = new ArrayList<Page>();
        var own = new ArrayList<Page>();
        var matters = new ArrayList<Page>();
        var rates = new ArrayList<Page>();
        var searches = new ArrayList<Page>();
        List<String> words = Tenants.resource("/bench/searches.txt").lines().filter(line -> !line.startsWith("#")).toList();
        try (var line = new HttpLine(port)) {
            for (Cast cast : Cast.gather(port, tenants)) {
                desks.add(new Page(cast.worker(), "/api/matters?view=desk"));
                own.add(new Page(cast.resident(), "/api/matters?view=mine"));
                for (String word : words) {
                    searches.add(new Page(cast.worker(), "/api/matters/search", "{\"q\":\"" + word + "\"}"));
                }
                for (String number : numbers(cast.worker().get(line, "/api/matters?view=desk"))) {
                    matters.add(new Page(cast.worker(), "/api/matters/" + number));
                }
                for (String number : numbers(cast.resident().get(line, "/api/matters?view=mine"))) {
                    matters.add(new Page(cast.resident(), "/api/matters/" + number));
                    matters.add(new Page(cast.resident(), "/api/matters/" + number + "/moves"));
                }
            }
            for (int district : tenants.districts()) {
                Browser head = tenants.head(line, district);
                rates.add(new Page(head, "/api/rates"));
                for (String word : words) {
                    searches.add(new Page(head, "/api/matters/search", "{\"q\":\"" + word + "\"}"));
                }
            }
        }
        var pages = new LinkedHashMap<String, List<Page>>();
        pages.put("desk", desks);
        pages.put("own list", own);
        if (!matters.isEmpty()) {
            pages.put("one matter", matters);
        }
        pages.put("search", searches);
        pages.put("rates", rates);
        return pages;
    }

    static List<String> numbers(String list) {
        return NUMBER.matcher(list).results().map(found -> found.group(1)).toList();
    }
}
