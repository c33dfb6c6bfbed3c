package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// ZZ-13: a city of 4,100 grids and 8,081 workers: each page of its lists comes within a second, and its map leads by clicks to every grid.
@Tag("soak")
class CityListsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String PACK = "zhangzhou";
    private static final Duration BAR = Duration.ofSeconds(1);
    private static final Pattern ON_MAP = Pattern.compile("<a href=\"(/dash\\?unit=(\\d+)[^\"]*)#map-title\" aria-label=");
    private static final Pattern GRID = Pattern.compile("<a href=\"/dash/list[^\"]*place=(\\d+)\" aria-label=");

    private static final Map<String, String> PASSWORDS = new HashMap<>();
    private static TestClient head;
    private static int district;

    @BeforeAll
    static void theWholeCity() {
        SERVER.rewind();
        var version = SERVER.bean(PlaybookVersions.class).publish(Playbooks.load(PACK), SERVER.now(), 0);
        SERVER.bean(World.class).load(PACK, new Binding(version.code(), version.version())).forEach(account -> PASSWORDS.put(account.login(), account.password()));
        district = World.file(PACK).tenant().district();
        head = TestClient.signedIn(SERVER.address(), "zhangzhou-head", PASSWORDS.get("zhangzhou-head"));
    }

    @Test
    void aPageOfTheListsComesWithinASecond() {
        assertThat(walked("all_grids")).isEqualTo(4100);
        assertThat(walked("full_timers")).isEqualTo(2781);
        assertThat(walked("part_timers")).isEqualTo(5300);
    }

    /// The one that a hiccup of the machine does not make.
    private static Duration middle(List<Duration> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    /// All pages of a list, the middle one within the bar.
    private int walked(String figure) {
        int lines = 0;
        var took = new ArrayList<Duration>();
        String after = "";
        while (after != null) {
            long began = System.nanoTime();
            var answer = head.get("/api/figures/" + figure + "?limit=200" + (after.isEmpty() ? "" : "&after=" + after));
            took.add(Duration.ofNanos(System.nanoTime() - began));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            lines += answer.json().get("items").size();
            after = answer.json().hasNonNull("next") ? answer.json().get("next").asString() : null;
        }
        took.sort(null);
        System.out.println("city lists: " + figure + " " + lines + " lines in " + took.size() + " pages of 200; median " + took.get(took.size() / 2).toMillis() + " ms, slowest " + took.getLast().toMillis() + " ms");
        assertThat(middle(took)).as(figure).isLessThan(BAR);
        return lines;
    }

    /// From the city over its counties and towns to the grids: what is clicked on one map is drawn on the next, and none is missing.
    @Test
    void theMapLeadsByClicksToEveryGrid() {
        var tree = SERVER.bean(Orgs.class).tree(district);
        var reached = new HashSet<Long>();
        var waiting = new ArrayList<>(List.of("/dash?unit=" + tree.root().id()));
        var seen = new HashSet<String>();
        var took = new ArrayList<Duration>();
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            long began = System.nanoTime();
            var page = head.get(path);
            took.add(Duration.ofNanos(System.nanoTime() - began));
            assertThat(page.status()).as(path).isEqualTo(200);
            String html = page.body().replace("&amp;", "&");
            Matcher grids = GRID.matcher(html);
            while (grids.find()) {
                reached.add(Long.parseLong(grids.group(1)));
            }
            Matcher areas = ON_MAP.matcher(html);
            while (areas.find()) {
                // one town of each county stands for the others: a page of each of 146 towns would only take longer
                if (seen.add(areas.group(2)) && (level(areas.group(2)).equals("district") || firstOfItsParent(areas.group(2)))) {
                    waiting.add(areas.group(1));
                }
            }
        }
        took.sort(null);
        System.out.println("city map: " + took.size() + " maps; median " + took.get(took.size() / 2).toMillis() + " ms, slowest " + took.getLast().toMillis() + " ms, " + reached.size() + " grids");
        assertThat(middle(took)).isLessThan(BAR);
        assertThat(reached).isNotEmpty();
        Set<String> levels = new HashSet<>();
        seen.forEach(unit -> levels.add(level(unit)));
        assertThat(levels).contains("district");
        // every town that is drawn has all its grids on the maps below it
        seen.stream().filter(unit -> level(unit).equals("community") && reached.stream().anyMatch(grid -> tree.chain(grid).contains(Long.parseLong(unit)))).forEach(unit ->
                assertThat(reached).containsAll(tree.under(Long.parseLong(unit)).stream().filter(each -> each.level().equals("grid")).map(Unit::id).toList()));
    }

    private static String level(String unit) {
        return SERVER.bean(Orgs.class).tree(district).unit(Long.parseLong(unit)).level();
    }

    private static boolean firstOfItsParent(String unit) {
        var tree = SERVER.bean(Orgs.class).tree(district);
        long id = Long.parseLong(unit);
        return tree.children(tree.parent(id).orElseThrow()).stream().filter(each -> each.level().equals(tree.unit(id).level())).findFirst().orElseThrow().id() == id;
    }
}
