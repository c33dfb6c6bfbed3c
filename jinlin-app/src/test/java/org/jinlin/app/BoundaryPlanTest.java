package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.matters.Following;
import org.jinlin.matters.Invariants;
import org.jinlin.org.Orgs;
import org.jinlin.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// XA-01, ZA-03: a plan of boundaries takes two persons, closes units only when nothing is left at them, and gives every place one grid.
class BoundaryPlanTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String HEAD = "unit,parent,level,name,area\n";

    private TestWorld world;
    private LocalDate day;

    @BeforeEach
    void friday() {
        SERVER.rewind();
        world = SERVER.world("base");
        day = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1);
    }

    @Test
    void onePersonAloneRedrawsNothing() {
        world.appoint("officer", "head", "小区县");
        String plan = proposed("第1网格,河边社区,,,");
        for (int i = 0; i < 2; i++) {
            var alone = world.as("officer").move(plan, "approve", Map.of());
            assertThat(alone.code()).isEqualTo("SECOND_PERSON");
            assertThat(alone.json().get("detail").asString()).isNotBlank();
        }
        var again = TestClient.signedIn(SERVER.address(), world.login("officer"), world.password("officer"));
        assertThat(again.move(plan, "approve", Map.of()).code()).as("another session is no other person").isEqualTo("SECOND_PERSON");
        world.pass("PT20H");
        assertThat(chain("1号楼")).contains("花园社区");
        assertThat(world.as("head").matter(plan).at("/outcome/code").asString()).as("nobody else approved it by its day").isEqualTo("lapsed");
        assertThat(world.as("head").move(plan, "approve", Map.of()).code()).isEqualTo("ALREADY_ENDED");
    }

    @Test
    void approvedItTakesEffectAtMidnightAndNotBefore() {
        String plan = proposed("第1网格,河边社区,,,");
        assertThat(world.as("head").move(plan, "approve", Map.of("text", "同意")).status()).isEqualTo(200);
        assertThat(world.as("head").matter(plan).at("/outcome/code").asString()).isEqualTo("approved");
        world.pass("PT9H59M");
        assertThat(chain("1号楼")).contains("花园社区");
        world.pass("PT1M");
        assertThat(chain("1号楼")).contains("河边社区").doesNotContain("花园社区");
    }

    /// Whoever answers for a part does not approve for the others, and whoever answers for nothing proposes nothing.
    @Test
    void whoAnswersForLessThanThePlanDoesNotApproveIt() {
        String plan = opened("secretary", "花园社区", "第1网格,河边社区,,,").json().get("number").asString();
        var refused = world.as("clerk").move(plan, "approve", Map.of());
        assertThat(refused.code()).isEqualTo("BOUNDARY_NOT_YOURS");
        assertThat(refused.json().get("detail").asString()).contains("河边社区");
        assertThat(world.as("officer").move(plan, "approve", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "worker", "clerk", "housing", "member"})
    void whoDoesNotLeadProposesNothing(String who) {
        assertThat(opened(who, "花园社区", "第1网格,河边社区,,,").code()).isEqualTo("NOT_YOURS");
    }

    @Test
    void whatStandsAgainstItIsSaidBeforeItIsProposed() {
        assertThat(opened("officer", "演示街道", "月球网格,河边社区,,,").code()).isEqualTo("BOUNDARY_UNIT_UNKNOWN");
        assertThat(opened("officer", "演示街道", "").code()).isEqualTo("BOUNDARY_EMPTY");
        day = day.minusDays(1);
        assertThat(opened("officer", "演示街道", "第1网格,河边社区,,,").code()).isEqualTo("BOUNDARY_NOT_AHEAD");
        var without = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit("演示街道")),
                "fields", Map.of("effective", "2026-12-01T00:00:00+08:00", "text", "调整")));
        assertThat(without.code()).isEqualTo("FIELD_MISSING");
    }

    /// What fitted when it was proposed is looked at once more.
    @Test
    void whatDoesNotFitAnyMoreIsNotApproved() {
        String first = proposed("第1网格,河边社区,,,");
        String second = proposed("第1网格,河边社区,,,");
        assertThat(world.as("head").move(first, "approve", Map.of()).status()).isEqualTo(200);
        assertThat(world.as("head").move(second, "approve", Map.of()).code()).isIn("BOUNDARY_ANOTHER_PLAN", "BOUNDARY_THERE_ALREADY");
    }

    /// Every orphan of a unit that closes is named, each in one sentence.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "花园社区,-,,,                               | 第1网格 would hang below a unit that closes; 第2网格 would hang below; 演示物业 would hang below; 花园社区 would close with 5 appointments",
        "1号楼,-,,,                                  | 1号楼 would close with 2 households",
        "第1网格,-,,,;1号楼,第2网格,,,                | 第1网格 would close with 1 appointments",
        "河边社区,-,,,;第1网格,河边社区,,,            | 第1网格 would hang below a unit that closes",
        "小区县,-,,,                                 | Line 2: 小区县 is the top",
        "住建局,-,,,                                 | 住建局 would close with 1 appointments"})
    void whatAClosingUnitLeavesBehindIsRefused(String lines, String says) {
        String told = dryRun(lines.replace(';', '\n'));
        assertThat(List.of(says.split("; "))).allSatisfy(part -> assertThat(told).contains(part));
        assertThat(told).contains("this plan would be refused");
        assertThat(opened("officer", "演示街道", lines.replace(';', '\n')).code()).startsWith("BOUNDARY_");
    }

    @Test
    void openMattersLinksAndWhatNamesAUnitAreOrphansToo() {
        String order = ordered();
        world.link("member", "care", "2号楼");
        assertThat(dryRun("住建局,-,,,")).contains("住建局 would close with 1 open matters", "1 open matters name it");
        assertThat(world.as("housing").move(order, "accept", Map.of()).status()).isEqualTo(200);
        request("2号楼");
        assertThat(dryRun("2号楼,-,,,")).contains("2号楼 would close with 1 open matters", "2号楼 would close with 3 households");
    }

    /// A community closes, its grids go to another one, and what is open there follows; the code stays with who had it.
    @Test
    void aUnitClosesAndWhatWasBelowItFollows() {
        found("east,演示街道,community,东边社区,\nnorth,east,grid,北网格,");
        world.appoint("worker", "clerk", "东边社区");
        String open = request("北网格");
        assertThat(owner(open)).isEqualTo("东边社区");
        leaves("worker", "clerk", "东边社区");
        String plan = proposed("east,-,,,\nnorth,河边社区,,,");
        assertThat(world.as("head").move(plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("P1D");
        assertThat(SERVER.bean(Following.class).run(world.district())).isEqualTo(1);
        assertThat(SERVER.bean(Following.class).run(world.district())).as("once").isZero();
        assertThat(chain("北网格")).contains("河边社区").doesNotContain("东边社区");
        assertThat(SERVER.bean(Orgs.class).tree(world.district()).byCode("east")).isEmpty();
        assertThat(owner(open)).isEqualTo("河边社区");
        assertThat(SERVER.bean(Invariants.class).check(world.district())).isEmpty();
        assertThat(dryRun("east,演示街道,community,又一个东边,")).contains("the code 'east' is taken");
    }

    /// What comes to a unit between the approval and its last day is not lost: it goes to who is above.
    @Test
    void whatComesToAUnitBeforeItClosesGoesUp() {
        found("east,演示街道,community,东边社区,");
        world.appoint("worker", "clerk", "东边社区");
        String plan = opened("officer", "演示街道", "east,-,,,").code();
        assertThat(plan).isEqualTo("BOUNDARY_LEFT_POSTS");
        leaves("worker", "clerk", "东边社区");
        String number = proposed("east,-,,,");
        assertThat(world.as("head").move(number, "approve", Map.of()).status()).isEqualTo(200);
        String late = request("东边社区");
        assertThat(owner(late)).isEqualTo("东边社区");
        world.pass("P1D");
        SERVER.bean(Following.class).run(world.district());
        assertThat(owner(late)).isEqualTo("演示街道");
        assertThat(world.as("officer").move(late, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight")).status()).isEqualTo(200);
        assertThat(SERVER.bean(Invariants.class).check(world.district())).isEmpty();
    }

    /// A plan for an earlier day must not hang anything below what a later one closes: the tree of that later day would fall apart.
    @Test
    void twoPlansThatFitOnlyAloneAreRefused() {
        found("east,演示街道,community,东边社区,");
        LocalDate soon = day;
        day = soon.plusDays(5);
        String closing = proposed("east,-,,,");
        assertThat(world.as("head").move(closing, "approve", Map.of()).status()).isEqualTo(200);
        day = soon.plusDays(1);
        var refused = opened("officer", "演示街道", "第1网格,east,,,");
        assertThat(refused.code()).isEqualTo("BOUNDARY_CLASHES");
        world.pass("P9D");
        assertThat(chain("1号楼")).contains("花园社区");
    }

    /// ZA-03: five sectors hand over their grids in one plan; what two of them claim is found, and only a plan that gives each place one grid is taken.
    @Test
    void gridsOfFiveSectorsBecomeOneGridEach() {
        String sectors = String.join("\n", sector("政法", "第1网格", 0, 2), sector("城管", "", 1, 3), sector("市监", "", 4, 5), sector("生态", "", 5, 6), sector("公安", "", 6, 8));
        String told = dryRun(sectors);
        assertThat(told).contains("both claim", "square metres: give every place to one of them", "this plan would be refused: 1 reasons");
        assertThat(opened("officer", "演示街道", sectors).code()).isEqualTo("BOUNDARY_OVERLAP");
        String settled = String.join("\n", sector("政法", "第1网格", 0, 2), sector("城管", "", 2, 3), sector("市监", "", 4, 5), sector("生态", "", 5, 6), sector("公安", "", 6, 8));
        String plan = proposed(settled);
        assertThat(world.as("head").move(plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("P1D");
        var orgs = SERVER.bean(Orgs.class);
        for (double at = 0.05; at < 8; at += 0.1) {
            var grid = orgs.unitAt(world.district(), 118 + at / 1000, 25.0005);
            String name = grid.isPresent() ? orgs.tree(world.district()).unit(grid.getAsLong()).name() : "";
            assertThat(name).as("at " + at).isEqualTo(at < 2 ? "第1网格" : at < 3 ? "城管网格" : at < 4 ? "" : at < 5 ? "市监网格" : at < 6 ? "生态网格" : "公安网格");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "第1网格,,,,POINT(118 25)                                        | Line 2: the area of '第1网格' is no valid polygon",
        "第1网格,,,,somewhere                                            | Line 2: the area of '第1网格' is no valid polygon",
        "第1网格,,,,POLYGON((500 25,501 25,501 26,500 25))              | Line 2: the area of '第1网格' is no valid polygon",
        "第1网格,,,,POLYGON((118 25,119 26,119 25,118 26,118 25))       | Line 2: the area of '第1网格' is no valid polygon",
        "第1网格,,,,                                                     | Line 2: there is no unit ''"})
    void anAreaThatIsNoneIsRefused(String line, String says) {
        assertThat(dryRun(line.replace("POLYGON", "\"POLYGON").replace("))", "))\""))).contains(says);
    }

    private static String sector(String name, String existing, int from, int to) {
        String area = "\"POLYGON((118.00%d 25,118.00%d 25,118.00%d 25.001,118.00%d 25.001,118.00%d 25))\"".formatted(from, to, to, from, from);
        return existing.isEmpty() ? name + ",花园社区,grid," + name + "网格," + area : existing + ",,,," + area;
    }

    private void found(String lines) {
        String plan = proposed(lines);
        assertThat(world.as("head").move(plan, "approve", Map.of()).status()).isEqualTo(200);
        world.pass("P1D");
        day = day.plusDays(1);
    }

    private void leaves(String who, String role, String place) {
        assertThat(SERVER.bean(People.class).endAppointment(world.district(), world.person(who), role, Long.parseLong(world.unit(place)), day)).isTrue();
    }

    private String ordered() {
        String request = request("1号楼");
        world.as("clerk").move(request, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        return world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("住建局"))).json().get("children").get(0).get("number").asString();
    }

    private String request(String place) {
        return world.as("resident-01").open(Map.of("text", "楼道灯坏"), world.unit(place)).json().get("number").asString();
    }

    private String proposed(String lines) {
        var answer = opened("officer", "演示街道", lines);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private TestClient.Answer opened(String who, String place, String lines) {
        return world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", world.unit(place)),
                "fields", Map.of("lines", HEAD + lines + "\n", "effective", day + "T00:00:00+08:00", "text", "区划调整")));
    }

    private String dryRun(String lines) {
        var printed = new ByteArrayOutputStream();
        SERVER.bean(BoundaryPlanning.class).plan(SERVER.bean(Orgs.class).tenant(world.district()), HEAD + lines + "\n", day, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String owner(String number) {
        return world.as("head").matter(number).at("/owner/name").asString();
    }

    private List<String> chain(String unit) {
        var tree = SERVER.bean(Orgs.class).tree(world.district());
        return tree.chain(Long.parseLong(world.unit(unit))).stream().map(id -> tree.unit(id).name()).toList();
    }
}
