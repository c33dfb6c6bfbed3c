package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Following;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// XA-01: the leader's page, its lists and the figures by the map of any day. Three requests lie in the first grid, which went from
/// the garden to a new community in the night; two of them are over.
class MapOfADayTest {

    private static final TestServer SERVER = TestServer.get();
    private static TestWorld world;
    private static LocalDate before;

    @BeforeAll
    static void aGridMoved() {
        SERVER.rewind();
        world = SERVER.world("base");
        before = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        for (int i = 0; i < 3; i++) {
            String number = world.as("resident-01").open(Map.of("text", "楼道灯坏"), world.unit("1号楼")).json().get("number").asString();
            if (i > 0) {
                assertThat(world.as("clerk").move(number, "reject", Map.of("reason", "不归这里", "next_path", "找物业")).status()).isEqualTo(200);
            }
        }
        String lines = "unit,parent,level,name\neast,演示街道,community,东边社区\n第1网格,east,,\n";
        String plan = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")),
                "fields", Map.of("lines", lines, "effective", before.plusDays(1) + "T00:00:00+08:00", "text", "新设社区"))).json().get("number").asString();
        assertThat(world.as("head").move(plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("PT11H");
        SERVER.bean(Following.class).run(world.district());
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
    }

    @Test
    void theLeadersPageCountsByTheMapThatIsAskedFor() {
        String garden = "/dash?unit=" + world.unit("花园社区");
        PageClient head = PageClient.signedIn(world, "head");
        assertThat(head.get("/dash?unit=" + world.unit("东边社区")).text()).contains("东边社区");
        assertThat(head.get(garden + "&map=" + before).body()).contains("按 2026 年 11 月 20 日 的区划", "name=\"map\" value=\"" + before + "\"");
        assertThat(head.get(garden).body()).doesNotContain("的区划</b>");
        assertThat(head.get("/dash/list?what=all&unit=" + world.unit("花园社区") + "&map=" + before).text()).contains("楼");
        assertThat(DashWorld.numbers(head, "/dash/list?what=all&unit=" + world.unit("花园社区") + "&map=" + before)).hasSize(3);
        assertThat(DashWorld.numbers(head, "/dash/list?what=all&unit=" + world.unit("东边社区"))).hasSize(3);
        assertThat(DashWorld.numbers(head, "/dash/list?what=all&unit=" + world.unit("花园社区"))).as("by today's map those that it closed and keeps").hasSize(2);
    }

    /// Whatever is linked from a page of a map is of that map too.
    @Test
    void everyLinkOfThePageKeepsTheMap() {
        String html = PageClient.signedIn(world, "head").get("/dash?unit=" + world.unit("演示街道") + "&map=" + before).body();
        var links = Pattern.compile("href=\"(/(?:dash|figures|print/bulletin)[^\"#]*)").matcher(html);
        int seen = 0;
        while (links.find()) {
            if (links.group(1).contains("?")) {
                assertThat(links.group(1)).contains("map=" + before);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void figuresGoByTheMapToo() {
        String then = "&map=" + before;
        assertThat(figure("花园社区", "", "solved").get("denominator").asInt()).isZero();
        assertThat(figure("演示街道", "", "heard_of").get("denominator").asInt()).as("communities today").isEqualTo(3);
        assertThat(figure("演示街道", then, "heard_of").get("denominator").asInt()).as("communities before").isEqualTo(2);
        assertThat(PageClient.signedIn(world, "head").get("/figures?unit=" + world.unit("演示街道") + then).body()).contains("按 2026 年 11 月 20 日 的区划");
    }

    @ParameterizedTest
    @CsvSource({"/dash?map=yesterday,422", "/figures?map=2026-13-01,422", "/dash/list?what=all&map=x,422", "/dash?map=2026-11-20&unit={east},404", "/figures?map=2026-11-20&unit={east},404"})
    void aMapOfNoDayOrWithoutTheUnitIsRefused(String path, int status) {
        assertThat(PageClient.signedIn(world, "head").get(path.replace("{east}", world.unit("东边社区"))).status()).isEqualTo(status);
    }

    /// What lies at a unit that was founded since has no place on the map of before, and breaks nothing.
    @Test
    void whatIsAtANewUnitIsNoHindranceToTheMapOfBefore() {
        assertThat(world.as("resident-01").open(Map.of("text", "新社区的路灯坏了"), world.unit("东边社区")).status()).isEqualTo(200);
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
        PageClient head = PageClient.signedIn(world, "head");
        for (String page : List.of("/dash?x=1", "/figures?x=1", "/print/bulletin?x=1", "/dash.xlsx?x=1", "/dash/list?what=open", "/figures/list?figure=heard_of&part=missing", "/dash/list.xlsx?what=all")) {
            assertThat(head.get(page + "&map=" + before).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void theMapOpensNothingThatIsNotOnesOwn() {
        assertThat(PageClient.signedIn(world, "secretary").get("/dash?map=" + before + "&unit=" + world.unit("河边社区")).status()).isEqualTo(403);
        assertThat(PageClient.signedIn(world, "resident-01").get("/dash?map=" + before).status()).isEqualTo(403);
    }

    private static JsonNode figure(String unit, String map, String code) {
        var answer = world.as("head").get("/api/figures?unit=" + world.unit(unit) + map);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("figures").valueStream().filter(figure -> figure.get("code").asString().equals(code)).findFirst().orElseThrow();
    }
}
