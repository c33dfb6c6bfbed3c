package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jinlin.insight.Facts;

/// Thirteen requests whose numbers are counted by hand: twelve in the garden, one by the river. Of the twelve, ten were
/// accepted in time, one was withdrawn and one was never answered; eight were finished, of which six were rated, five as
/// solved and all six as satisfied. Five are open.
final class DashWorld {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern LIST_LINK = Pattern.compile("<a\\b[^>]*href=\"(/dash/list\\?[^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern MATTER_LINK = Pattern.compile("href=\"/desk/([0-9-]+)\"");
    private static final Pattern NEXT_LINK = Pattern.compile("<p class=\"more\"><a class=\"btn quiet\" href=\"([^\"]*)\"");

    final TestServer server = TestServer.get();
    final TestWorld world = server.world("base");
    final List<String> garden = new ArrayList<>();
    final String river;

    DashWorld() {
        // working days count below: other tests leave the clock at any day of the week
        world.pass(Duration.between(server.now(), server.now().atZone(ZONE).with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).withHour(14).toInstant()).toString());
        for (int i = 0; i < 12; i++) {
            garden.add(opened("花园第" + i + "件", "1号楼", i % 3 == 0 ? Map.of("category", "lift_fault") : Map.of()));
        }
        river = opened("河边的一件", "河边社区", Map.of());
        for (int i = 0; i < 10; i++) {
            make("clerk", garden.get(i), "accept", i == 0 ? Map.of("nature", "safety", "scope", "many", "harm", "grave") : Map.of());
        }
        for (int i = 1; i < 9; i++) {
            make("clerk", garden.get(i), "finish", Map.of("text", "办好了"));
        }
        for (int i = 1; i < 7; i++) {
            make("resident-01", garden.get(i), "rate", Map.of("verdict", i == 1 ? "partly" : "solved", "word", "satisfied"));
        }
        make("resident-01", garden.get(11), "withdraw", Map.of());
        world.pass("PT10H");
        world.pass("PT20H");
        read();
    }

    void read() {
        server.settle(world.district());
        server.bean(Facts.class).run(world.district());
    }

    String opened(String text, String place, Map<String, Object> more) {
        var fields = new java.util.TreeMap<String, Object>(more);
        fields.put("text", text);
        return world.as("resident-01").open(fields, world.unit(place)).json().get("number").asString();
    }

    void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    PageClient as(String name) {
        return PageClient.signedIn(world, name);
    }

    /// A link to a list, and the text it stands under.
    record Link(String to, String text) {}

    static List<Link> lists(PageClient.Html page) {
        return LIST_LINK.matcher(page.body()).results().map(found -> new Link(PageClient.unescaped(found.group(1)), found.group(2).replaceAll("(?s)<[^>]*>", "").strip())).toList();
    }

    /// The numbers of a list, over all its pages.
    static List<String> numbers(PageClient client, String list) {
        var numbers = new ArrayList<String>();
        for (String at = list; at != null; ) {
            PageClient.Html page = client.get(at);
            assertThat(page.status()).as(at + " " + page.text()).isEqualTo(200);
            MATTER_LINK.matcher(page.body()).results().map(found -> found.group(1)).forEach(numbers::add);
            at = NEXT_LINK.matcher(page.body()).results().findFirst().map((MatchResult found) -> PageClient.unescaped(found.group(1))).orElse(null);
        }
        return numbers;
    }
}
