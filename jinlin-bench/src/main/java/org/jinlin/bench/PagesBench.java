package org.jinlin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bench pages`: the pages that people open most, as the server makes them for a browser, compressed: a resident's home, own
/// list, report form and one request; a worker's queue and one matter at the desk; and what a leader looks at.
final class PagesBench {

    private static final String ZIPPED = "Accept-Encoding: gzip\r\n";
    /// A server that has no such page yet is measured without it.
    private static final String DASH = "/dash";

    private PagesBench() {}

    static void run(Options options, Report report) throws Exception {
        ReadBench.run(options, report, PagesBench::pages);
    }

    private static Map<String, List<ReadBench.Page>> pages(int port, Tenants tenants) throws IOException {
        var pages = new LinkedHashMap<String, List<ReadBench.Page>>();
        try (var line = new HttpLine(port)) {
            for (Cast cast : Cast.gather(port, tenants)) {
                Browser resident = zipped(cast.resident());
                Browser worker = zipped(cast.worker());
                add(pages, "home", resident, "/");
                add(pages, "report form", resident, "/r/new");
                add(pages, "own list", resident, "/r");
                add(pages, "desk queue", worker, "/desk?view=desk");
                for (String number : ReadBench.numbers(cast.resident().get(line, "/api/matters?view=mine"))) {
                    add(pages, "one request", resident, "/r/" + number);
                }
                for (String number : ReadBench.numbers(cast.worker().get(line, "/api/matters?view=desk"))) {
                    add(pages, "one matter at the desk", worker, "/desk/" + number);
                }
            }
            for (int district : tenants.districts()) {
                Browser head = tenants.head(line, district);
                if (line.send("GET", DASH, head.headers(), "").isDone()) {
                    add(pages, "dash", zipped(head), DASH);
                }
            }
        }
        return pages;
    }

    private static void add(Map<String, List<ReadBench.Page>> pages, String kind, Browser who, String path) {
        pages.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new ReadBench.Page(who, path));
    }

    private static Browser zipped(Browser who) {
        return new Browser(who.headers() + ZIPPED);
    }
}
