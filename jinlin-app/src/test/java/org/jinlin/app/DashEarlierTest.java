package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two weeks beside each other, and what comes back in the later one: twelve requests, of which ten were answered in time,
/// and eight days later fifteen, of which all were.
class DashEarlierTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final List<String> LIFTS = new ArrayList<>();

    private static PageClient head;
    private static PageClient clerk;

    @BeforeAll
    static void twoWeeks() {
        WORLD.pass(Duration.between(SERVER.now(), SERVER.now().atZone(DashWorld.ZONE).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY)).withHour(10).toInstant()).toString());
        for (int i = 0; i < 12; i++) {
            opened("1号楼", "", i < 10);
        }
        WORLD.pass("PT192H");
        for (int i = 0; i < 4; i++) {
            LIFTS.add(opened("1号楼", "lift_fault", true));
        }
        for (int i = 0; i < 3; i++) {
            opened("花园社区", "lift_fault", true);
            opened("2号楼", "water_leak", true);
        }
        for (int i = 0; i < 2; i++) {
            opened("2号楼", "street_lamp", true);
            opened("1号楼", "", true);
        }
        opened("河边社区", "lift_fault", false);
        SERVER.settle(WORLD.district());
        SERVER.bean(Facts.class).run(WORLD.district());
        head = PageClient.signedIn(WORLD, "head");
        clerk = PageClient.signedIn(WORLD, "clerk");
    }

    private static String opened(String place, String category, boolean accepted) {
        var fields = new TreeMap<String, Object>(Map.of("text", "一件事"));
        if (!category.isEmpty()) {
            fields.put("category", category);
        }
        String number = WORLD.as("resident-01").open(fields, WORLD.unit(place)).json().get("number").asString();
        if (accepted) {
            assertThat(WORLD.as("clerk").move(number, "accept", Map.of()).status()).isEqualTo(200);
        }
        return number;
    }

    private static List<DashWorld.Link> links(PageClient client, String path, String part) {
        return DashWorld.lists(client.get(path)).stream().filter(link -> link.text().contains(part)).toList();
    }

    @Test
    void theWeekIsComparedWithTheWeekBeforeInWords() {
        String text = clerk.get("/dash?days=7").text();
        assertThat(text).contains("▲ 比上期高 16.7 个百分点 上期 83.3%", "比上期多 2 件 上期 12", "比上期多 4 件 上期 10", "和上期一样 上期 0", "“上期”是", "今天还没过完");
        assertThat(clerk.get("/dash?days=7&lang=en").text()).contains("▲ 16.7 points up before: 83.3%", "2 more before: 12");
    }

    @Test
    void whatWasBeforeOpensItsList() {
        List<DashWorld.Link> before = links(clerk, "/dash?days=7&lang=zh", "上期");
        assertThat(before).hasSizeGreaterThan(4);
        for (DashWorld.Link link : before) {
            int counted = link.text().contains("%") ? 12 : Integer.parseInt(link.text().replaceAll("\\D", ""));
            assertThat(DashWorld.numbers(clerk, link.to())).as(link.toString()).hasSize(counted);
        }
    }

    @Test
    void whereTooFewWereThereIsNothingToCompare() {
        assertThat(clerk.get("/dash?days=90").text()).as("nothing ninety days before").doesNotContain("上期");
        assertThat(head.get("/dash?days=7&unit=" + WORLD.unit("河边社区")).text()).doesNotContain("比上期");
    }

    @Test
    void theBulletinComparesWholeMonthsOnly() {
        var month = java.time.YearMonth.from(SERVER.now().atZone(DashWorld.ZONE));
        assertThat(clerk.get("/print/bulletin?month=" + month).text()).doesNotContain("和上月比", "比上期");
        assertThat(clerk.get("/print/bulletin?month=" + month.minusMonths(1)).text()).contains("和上月比").doesNotContain("今天还没过完", "比上期");
    }

    @Test
    void whatComesBackIsListedAndEachNumberIsTheLengthOfItsList() {
        String text = clerk.get("/dash?days=7").text();
        assertThat(text).contains("同一问题反复出现", "1号楼 电梯故障", "2号楼 漏水渗水", "同一地点、同一类，本期 3 件以上").doesNotContain("2号楼 路灯损坏");
        List<DashWorld.Link> back = links(clerk, "/dash?days=7", "件").stream().filter(link -> link.to().contains("only=1")).toList();
        assertThat(back).extracting(link -> link.text().replaceAll(".* ([0-9]+ 件)$", "$1")).containsExactly("4 件", "3 件", "3 件");
        for (DashWorld.Link link : back) {
            assertThat(DashWorld.numbers(clerk, link.to())).as(link.toString()).hasSize(Integer.parseInt(link.text().replaceAll(".* ([0-9]+) 件$", "$1")));
        }
        assertThat(DashWorld.numbers(clerk, back.getFirst().to())).containsExactlyElementsOf(LIFTS.reversed());
    }

    @Test
    void aPlaceAloneIsLessThanAPlaceWithWhatLiesBelow() {
        String list = "/dash/list?what=all&category=lift_fault&place=" + WORLD.unit("花园社区");
        assertThat(DashWorld.numbers(head, list)).hasSize(7);
        assertThat(DashWorld.numbers(head, list + "&only=1")).hasSize(3);
        assertThat(DashWorld.numbers(head, list + "&only=yes")).as("what is not 1 is nothing").hasSize(7);
    }

    @Test
    void nobodySeesWhatComesBackElsewhere() {
        assertThat(PageClient.signedIn(WORLD, "worker").get("/dash?days=7").text()).contains("电梯故障").doesNotContain("2号楼 漏水渗水");
        assertThat(head.get("/dash?days=7&unit=" + WORLD.unit("河边社区")).text()).contains("没有反复出现的问题");
        assertThat(PageClient.signedIn(SERVER.world("base"), "head").get("/dash").text()).contains("没有反复出现的问题").doesNotContain("比上期");
    }

    @ParameterizedTest
    @CsvSource({"nowhere,404", "河边社区,403"})
    void aPlaceThatIsNotTheirsIsRefusedAloneAsWell(String place, int status) {
        String unit = place.equals("nowhere") ? place : WORLD.unit(place);
        assertThat(clerk.get("/dash/list?only=1&place=" + unit).status()).isEqualTo(status);
    }

    @Test
    void fromAListTheWayBackIsToAsManyDays() {
        for (String days : List.of("7", "30", "90")) {
            PageClient.Html list = clerk.get(links(clerk, "/dash?days=" + days, "").stream().map(DashWorld.Link::to).filter(to -> to.contains("what=all")).findFirst().orElseThrow());
            assertThat(list.body()).contains("href=\"/dash?unit=" + WORLD.unit("花园社区") + "&amp;days=" + days + "\"");
        }
        assertThat(clerk.get("/dash/list?what=open").body()).contains("href=\"/dash?unit=" + WORLD.unit("花园社区") + "\"");
    }

    @Test
    void aWallShowsThemToo() {
        assertThat(head.get("/dash?days=7&wall=1").text()).contains("同一问题反复出现", "比上期高");
    }
}
