package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Following;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.Numberer;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// XA-01: on a day units hang elsewhere and new ones are there; open matters follow, closed ones keep who had them.
class BoundariesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String HEAD = "unit,parent,level,name\n";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private TestWorld world;
    private LocalDate tomorrow;

    @BeforeEach
    void friday() {
        SERVER.rewind();
        world = SERVER.world("base");
        tomorrow = SERVER.now().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1);
    }

    @Test
    void atMidnightAGridMovesAndItsOpenMattersFollow() {
        String open = opened("1号楼");
        String closed = opened("1号楼");
        assertThat(world.as("clerk").move(closed, "reject", Map.of("reason", "不归这里", "next_path", "找物业")).status()).isEqualTo(200);
        String elsewhere = opened("2号楼");
        assertThat(plan("第1网格,河边社区,,", false)).isZero();
        assertThat(said()).contains("第1网格: from 花园社区 to 河边社区, with 1 open matters", "1 open matters would follow");

        assertThat(follow()).as("before its day").isZero();
        assertThat(owner(open)).isEqualTo("花园社区");
        world.pass("PT10H");
        assertThat(chain("1号楼")).contains("河边社区").doesNotContain("花园社区");
        assertThat(follow()).isEqualTo(1);
        assertThat(follow()).as("once").isZero();
        assertThat(owner(open)).isEqualTo("河边社区");
        assertThat(owner(closed)).isEqualTo("花园社区");
        assertThat(owner(elsewhere)).isEqualTo("花园社区");
        assertThat(world.as("secretary").move(open, "accept", Map.of()).code()).as("the secretary of before").isEqualTo("MATTER_UNKNOWN");
        whole();
    }

    @Test
    void aNewCommunityIsFoundedAndTheUnitAboveAnswersUntilSomebodyIsAppointed() {
        String open = opened("1号楼");
        assertThat(plan("east,演示街道,community,东边社区\n第1网格,east,,", false)).isZero();
        assertThat(said()).contains("东边社区: new, and nobody answers there yet", "演示街道 does");
        world.pass("PT10H");
        assertThat(follow()).isEqualTo(1);
        assertThat(chain("1号楼")).contains("东边社区");
        assertThat(owner(open)).isEqualTo("演示街道");
        whole();
    }

    /// Statistics by either map: the tree of a day stays what it was.
    @Test
    void theTreeOfEachDayStays() {
        plan("第1网格,河边社区,,", false);
        var orgs = SERVER.bean(Orgs.class);
        long grid = Long.parseLong(world.unit("第1网格"));
        assertThat(orgs.tree(world.district(), tomorrow.minusDays(1)).parent(grid)).hasValue(Long.parseLong(world.unit("花园社区")));
        assertThat(orgs.tree(world.district(), tomorrow).parent(grid)).hasValue(Long.parseLong(world.unit("河边社区")));
        world.pass("P3D");
        assertThat(orgs.tree(world.district(), tomorrow.minusDays(1)).parent(grid)).hasValue(Long.parseLong(world.unit("花园社区")));
    }

    /// The same request counts where its place is today, and by the boundaries of then where that was; by both for who has it in hand.
    @Test
    void ratesAreCountedByEitherMap() {
        opened("1号楼");
        plan("east,演示街道,community,东边社区\n第1网格,河边社区,,", false);
        world.pass("PT10H");
        follow();
        whole();
        String before = "&map=" + tomorrow.minusDays(1);
        assertThat(List.of(matters("花园社区", ""), matters("河边社区", ""), matters("花园社区", before), matters("河边社区", before))).containsExactly(0, 1, 1, 1);
        assertThat(List.of(matters("演示街道", ""), matters("演示街道", before))).as("above both").containsOnly(1);
        assertThat(world.as("head").get("/api/rates?unit=" + world.unit("花园社区") + "&map=yesterday").code()).isEqualTo("DAY_MALFORMED");
        assertThat(world.as("head").get("/api/rates?unit=" + world.unit("东边社区") + before).code()).as("not there then").isEqualTo("UNIT_UNKNOWN");
        assertThat(world.as("secretary").get("/api/rates?unit=" + world.unit("河边社区") + before).code()).isEqualTo("UNIT_NOT_BELOW_YOU");
    }

    @Test
    void aDepartmentKeepsItsOrderAndTheRequestItsClocks() {
        String request = opened("1号楼");
        world.as("clerk").move(request, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        var dispatched = world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("住建局")));
        String order = dispatched.json().get("children").get(0).get("number").asString();
        var due = clock(request, "solve");
        plan("第1网格,河边社区,,", false);
        world.pass("PT10H");
        assertThat(follow()).isEqualTo(2);
        assertThat(owner(order)).isEqualTo("住建局");
        assertThat(owner(request)).isEqualTo("河边社区");
        assertThat(clock(request, "solve")).isEqualTo(due);
        assertThat(world.as("housing").move(order, "accept", Map.of()).status()).isEqualTo(200);
        whole();
    }

    /// Whoever was away for days, or stopped in the middle, goes on where it is due.
    @Test
    void afterDaysAwayItFollowsAllTheSame() {
        List<String> open = java.util.stream.IntStream.range(0, 3).mapToObj(_ -> opened("1号楼")).toList();
        plan("第1网格,河边社区,,", false);
        world.pass("P5D");
        assertThat(follow()).isEqualTo(3);
        assertThat(follow()).isZero();
        assertThat(open).allSatisfy(number -> assertThat(verbs(number)).hasSize(1));
        whole();
    }

    @Test
    void movingBackLaterIsAnotherPlan() {
        String open = opened("1号楼");
        plan("第1网格,河边社区,,", false);
        world.pass("P2D");
        follow();
        tomorrow = tomorrow.plusDays(2);
        assertThat(plan("第1网格,花园社区,,", false)).as(said()).isZero();
        world.pass("P2D");
        assertThat(follow()).isEqualTo(1);
        assertThat(verbs(open)).hasSize(2);
        assertThat(follow()).isZero();
        whole();
    }

    @Test
    void aDryRunChangesNothing() {
        assertThat(plan("east,演示街道,community,东边社区\n第1网格,east,,", true)).isZero();
        assertThat(said()).contains("dry run: 1 units would hang elsewhere", "1 are new", "0 close", "nothing was changed");
        world.pass("P2D");
        assertThat(chain("1号楼")).contains("花园社区");
        assertThat(SERVER.bean(Orgs.class).tree(world.district()).byCode("east")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "月球网格,河边社区,,                          | Line 2: there is no unit '月球网格'",
        "第1网格,月球社区,,                           | Line 2: there is no unit '月球社区'",
        "第1网格,河边社区,,;第1网格,演示街道,,         | Line 3: '第1网格' stands twice in this plan",
        "第1网格,花园社区,,                           | 第1网格 hangs there already",
        "花园社区,第1网格,,                           | Line 2: a community cannot stand below a grid",
        "花园社区,花园社区,,                          | Line 2: a community cannot stand below a community",
        "第1网格,住建局,,                             | Line 2: a grid cannot stand below a department",
        "east,演示街道,moon,东边社区                  | Line 2: there is no level 'moon'",
        "east,演示街道,community,                     | Line 2: a new unit needs a code and a name",
        ",演示街道,community,东边社区                 | Line 2: a new unit needs a code and a name",
        "east,演示街道,community,东边;east,演示街道,community,西边 | Line 3: the code 'east' is taken",
        "第1网格,河边社区                             | Line 2: has 2 columns; write 4"})
    void aPlanThatDoesNotFitIsRefusedInOneSentence(String lines, String says) {
        assertThat(plan(lines.replace(';', '\n'), false)).isEqualTo(1);
        assertThat(said()).contains(says, "would be refused");
        world.pass("P2D");
        assertThat(chain("1号楼")).contains("花园社区").doesNotContain("河边社区");
    }

    @Test
    void aDayThatHasBegunAWrongHeadAndAnEmptyPlanAreRefused() {
        tomorrow = tomorrow.minusDays(1);
        assertThat(plan("第1网格,河边社区,,", false)).isEqualTo(1);
        assertThat(said()).contains("is not ahead");
        tomorrow = tomorrow.plusDays(1);
        assertThat(plan("", false)).isEqualTo(1);
        assertThat(said()).contains("The plan has no lines");
        assertThat(run("grid,to\n第1网格,河边社区\n", false)).isEqualTo(1);
        assertThat(said()).contains("The first line must be: unit,parent,level,name");
    }

    @Test
    void aSecondPlanForTheSameOrAnEarlierDayIsRefused() {
        assertThat(plan("第1网格,河边社区,,", false)).isZero();
        assertThat(plan("第1网格,花园社区,,", false)).isEqualTo(1);
        assertThat(said()).contains("another plan");
    }

    /// A dry run; or an officer proposes it and the head approves: 0 when it is written down.
    private int plan(String lines, boolean dryRun) {
        return run(HEAD + lines + "\n", dryRun);
    }

    private int run(String csv, boolean dryRun) {
        printed.reset();
        int dry = SERVER.bean(BoundaryPlanning.class).plan(SERVER.bean(Orgs.class).tenant(world.district()), csv, tomorrow, new PrintStream(printed, true, StandardCharsets.UTF_8));
        if (dryRun) {
            return dry;
        }
        var proposed = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")),
                "fields", Map.of("lines", csv, "effective", tomorrow + "T00:00:00+08:00", "text", "区划调整")));
        return proposed.status() == 200 && world.as("head").move(proposed.json().get("number").asString(), "approve", Map.of()).status() == 200 ? 0 : 1;
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private int follow() {
        return SERVER.bean(Following.class).run(world.district());
    }

    private String opened(String place) {
        return world.as("resident-01").open(Map.of("text", "楼道灯坏"), world.unit(place)).json().get("number").asString();
    }

    private int matters(String unit, String map) {
        return world.as("head").get("/api/rates?unit=" + world.unit(unit) + map).json().get("matters").asInt();
    }

    private String owner(String number) {
        return world.as("head").matter(number).at("/owner/name").asString();
    }

    private String clock(String number, String clock) {
        return world.as("head").matter(number).get("clocks").valueStream().filter(line -> line.get("clock").asString().equals(clock)).findFirst().orElseThrow().get("dueAt").asString();
    }

    private List<String> chain(String unit) {
        var tree = SERVER.bean(Orgs.class).tree(world.district());
        return tree.chain(Long.parseLong(world.unit(unit))).stream().map(tree::unit).map(Unit::name).toList();
    }

    private List<String> verbs(String number) {
        return world.as("head").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).filter("resettled"::equals).toList();
    }

    /// Rows are what their moves make of them, and facts what the log does.
    private void whole() {
        SERVER.bean(Numberer.class).run(world.district());
        SERVER.bean(Facts.class).run(world.district());
        assertThat(SERVER.bean(Invariants.class).check(world.district())).isEmpty();
        assertThat(SERVER.bean(Facts.class).check(world.district())).isEmpty();
    }
}
