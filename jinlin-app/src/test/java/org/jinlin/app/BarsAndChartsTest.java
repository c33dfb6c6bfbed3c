package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.org.Orgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// HU-02 and HU-04: what is built as bars, planned beside actual, and the branches as a chart to take away.
class BarsAndChartsTest {

    private static final TestServer SERVER = TestServer.get();

    private TestWorld world;

    @BeforeEach
    void friday() {
        SERVER.rewind();
        world = SERVER.world("huian");
    }

    @Test
    void sitesAreBarsAndWhatIsLateIsRed() {
        List<String> sites = sites("P10D", "P30D");
        assertThat(move("clerk", sites.getFirst(), "report", Map.of("progress", 10, "begun_on", in("P12D"))).status()).isEqualTo(200);
        JsonNode begun = bars("head", "target", "");
        assertThat(begun.get("late").asInt()).isZero();
        assertThat(begun.get("bars").valueStream().map(bar -> bar.get("until").asString())).containsOnly(day("P30D"));
        assertThat(begun.get("bars").valueStream().map(bar -> bar.get("from").asString())).containsOnly(day("P10D"));
        assertThat(bar(begun, sites.getFirst()).get("begun").asString()).isEqualTo(day("P12D"));
        assertThat(bar(begun, sites.getLast()).hasNonNull("begun")).as("nothing was said of it").isFalse();

        world.pass("P33D");
        JsonNode late = bars("head", "target", "");
        assertThat(late.get("late").asInt()).isEqualTo(2);
        assertThat(bar(late, sites.getFirst()).get("late").asInt()).isEqualTo(3);
        String page = pages("head").get("/registers/target/bars").body();
        assertThat(page).contains("class=\"bar-late\"", "晚 3 天", "class=\"bar-plan\"", "class=\"bar-done\"");

        String proof = world.as("officer").photo();
        assertThat(move("officer", sites.getFirst(), "strike_off", Map.of("proof", List.of(proof), "opened_on", in("-P4D"))).status()).isEqualTo(200);
        JsonNode done = bar(bars("head", "target", ""), sites.getFirst());
        assertThat(done.get("late").asInt()).as("opened a day before its time, struck off later").isZero();
        assertThat(done.get("done").asString()).isEqualTo(day("-P4D"));
        assertThat(bar(bars("head", "target", ""), sites.getLast()).get("late").asInt()).isEqualTo(3);
    }

    @Test
    void whoSeesNoNumbersSeesNoBars() {
        sites("P1D", "P30D");
        String river = world.unit("河边社区");
        assertThat(bars("head", "target", "?unit=" + river).get("bars")).hasSize(1);
        assertThat(world.as("clerk").get("/api/registers/target/bars?unit=" + river).code()).isEqualTo("UNIT_NOT_BELOW_YOU");
        assertThat(world.as("resident-01").get("/api/registers/target/bars").code()).isEqualTo("NO_UNIT_OF_YOURS");
        assertThat(world.as("head").get("/api/registers/request/bars").code()).as("has no planned date").isEqualTo("LIST_UNKNOWN");
        assertThat(world.as("head").get("/api/registers/galaxy/bars").code()).isEqualTo("KIND_UNKNOWN");
        assertThat(world.as("head").get("/api/registers/target/bars?after=nonsense").code()).isEqualTo("BAD_CURSOR");
    }

    /// Down to the households of Party members, with the coverage in the title, and without anybody's name.
    @Test
    void theChartShowsBranchesGridsAndHouseholdsButNobody() {
        world.appoint("resident-01", "centre_household", "1号楼");
        world.appoint("resident-02", "centre_household", "2号楼");
        String page = pages("head").get("/charts/party_chart").body();
        assertThat(page).contains("<svg", "小区县", "演示街道", "花园社区", "第1网格", "第2网格", "党员中心户", "1号楼", "2号楼", "支部覆盖小区：0 / 2");
        assertThat(page).doesNotContain("演示居民").doesNotContain("style=");
        var picture = world.as("head").get("/charts/party_chart/picture.svg?unit=" + world.unit("花园社区"));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.body().strip()).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").endsWith("</svg>").contains("第1网格").doesNotContain("河边社区", "<a ", "<script", "class=\"card");
    }

    /// 39 branches cover 78 of 84 estates, two of which were there before. The report rounds 92.86 % up; a share here is rounded down,
    /// with both numbers beside it.
    @Test
    void theCoverageOfTheReportStandsInTheTitle() {
        var lines = new StringBuilder("unit,parent,level,name\n");
        for (int i = 3; i <= 84; i++) {
            lines.append("estate-%d,花园社区,estate,演示小区%02d\n".formatted(i, i));
        }
        var today = SERVER.now().atZone(SERVER.bean(Orgs.class).tenant(world.district()).zone()).toLocalDate();
        String plan = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")), "fields",
                Map.of("lines", lines.toString(), "effective", today.plusDays(1) + "T00:00:00+08:00", "text", "登记小区"))).json().get("number").asString();
        assertThat(move("head", plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("P1D");
        for (int i = 3; i <= 80; i++) {
            assertThat(world.as("secretary").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "estate_cover", "place", Map.of("unit", world.unit("演示小区%02d".formatted(i))),
                    "fields", Map.of("title", "第%d支部".formatted((i - 1) / 2), "unit", world.unit("演示物业")))).status()).isEqualTo(200);
        }
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
        assertThat(pages("head").get("/charts/party_chart").text()).contains("支部覆盖小区：78 / 84 = 92.8%", "演示小区84");
        assertThat(pages("head").get("/charts/party_chart?map=" + today).text()).contains("支部覆盖小区：0 / 2").doesNotContain("演示小区84");
    }

    @ParameterizedTest
    @CsvSource({"head,/charts/galaxy,404", "head,/charts/party_chart?unit=nowhere,404", "head,/charts/party_chart?map=yesterday,422", "resident-01,/charts/party_chart,403",
        "clerk,/charts/party_chart/picture.svg?unit={river},403"})
    void aChartThatIsNotThereOrNotYoursIsRefused(String who, String path, int status) {
        assertThat(pages(who).get(path.replace("{river}", world.unit("河边社区"))).status()).isEqualTo(status);
    }

    /// A grid that moves keeps its code, and the chart of the day before shows it where it was.
    @Test
    void codesStayWithTheirGridsOverAChangeOfBoundaries() {
        var orgs = SERVER.bean(Orgs.class);
        long grid = Long.parseLong(world.unit("第1网格"));
        String code = orgs.tree(world.district()).unit(grid).code();
        var today = SERVER.now().atZone(orgs.tenant(world.district()).zone()).toLocalDate();
        var codes = orgs.tree(world.district()).units().stream().map(unit -> unit.code()).filter(each -> each != null).toList();
        assertThat(codes).doesNotHaveDuplicates();
        String plan = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")), "fields",
                Map.of("lines", "unit,parent,level,name\n" + code + ",河边社区,,\n", "effective", today.plusDays(1) + "T00:00:00+08:00", "text", "调整"))).json().get("number").asString();
        assertThat(move("head", plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("P1D");
        assertThat(orgs.tree(world.district()).byCode(code).orElseThrow().id()).isEqualTo(grid);
        assertThat(orgs.tree(world.district(), today).byCode(code).orElseThrow().id()).isEqualTo(grid);
        String river = world.unit("河边社区");
        assertThat(pages("head").get("/charts/party_chart?unit=" + river).body()).contains(code);
        assertThat(pages("head").get("/charts/party_chart?unit=" + river + "&map=" + today).body()).doesNotContain(code);
        var taken = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")), "fields",
                Map.of("lines", "unit,parent,level,name\n" + code + ",河边社区,grid,另一网格\n", "effective", today.plusDays(3) + "T00:00:00+08:00", "text", "调整")));
        assertThat(taken.code()).isEqualTo("BOUNDARY_CODE_TAKEN");
    }

    private List<String> sites(String from, String until) {
        String campaign = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "campaign", "place", Map.of("unit", world.unit("演示街道")),
                "fields", Map.of("title", "邻里中心建设", "until", in("P60D")))).json().get("number").asString();
        var set = move("officer", campaign, "set_targets", Map.of("for_units", List.of(world.unit("花园社区"), world.unit("河边社区")), "starts_on", in(from), "due_on", in(until), "text", "建成开放"));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        return set.json().get("children").valueStream().map(child -> child.get("number").asString()).toList();
    }

    private TestClient.Answer move(String who, String number, String verb, Map<String, Object> fields) {
        return world.as(who).move(number, verb, fields);
    }

    private JsonNode bars(String who, String kind, String query) {
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
        var answer = world.as(who).get("/api/registers/" + kind + "/bars" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode bar(JsonNode board, String number) {
        return board.get("bars").valueStream().filter(bar -> bar.get("number").asString().equals(number)).findFirst().orElseThrow();
    }

    private PageClient pages(String who) {
        return PageClient.signedIn(world, who);
    }

    private String in(String span) {
        return SERVER.now().plus(Duration.parse(span)).toString();
    }

    private String day(String span) {
        return SERVER.now().plus(Duration.parse(span)).atZone(SERVER.bean(Orgs.class).tenant(world.district()).zone()).toLocalDate().toString();
    }
}
