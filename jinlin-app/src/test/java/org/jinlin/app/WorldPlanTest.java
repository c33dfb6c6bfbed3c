package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

class WorldPlanTest {

    private static final WorldPlan CHANGTAI = WorldTest.plan("changtai");
    private static final Tree TREE = tree(CHANGTAI);
    private static final String JINXI = "350605100009";

    @Test
    void theDistrictHasItsRealTownsAndCommunities() {
        assertThat(level("street")).hasSize(9).extracting(Unit::name).contains("武安镇", "马洋溪生态旅游区");
        assertThat(level("community")).hasSize(88);
        assertThat(TREE.byCode(JINXI).orElseThrow().name()).isEqualTo("锦溪社区");
        assertThat(TREE.byCode("350605100201").orElseThrow().name()).isEqualTo("官山村");
        for (Unit community : level("community")) {
            String town = TREE.unit(TREE.parent(community.id()).orElseThrow()).code();
            assertThat(community.code()).hasSize(12).startsWith(town);
            assertThat(community.name()).doesNotContain("委会", "委员会");
        }
    }

    @Test
    void oneCommunityHasTheFiguresOfTheReport() {
        long jinxi = TREE.byCode(JINXI).orElseThrow().id();
        assertThat(TREE.under(jinxi).stream().collect(Collectors.groupingBy(Unit::level, Collectors.counting())))
                .contains(entry("grid", 25L), entry("branch", 8L), entry("party_group", 17L),
                        entry("property", 2L), entry("owners_committee", 1L));
        assertThat(TREE.under(jinxi).stream().filter(unit -> unit.level().equals("building")).count()).isBetween(125L, 175L);
    }

    @Test
    void aGridCodeIsTheCommunitysTwelveDigitsAndASerial() {
        assertThat(level("grid")).extracting(Unit::code).allMatch(code -> code.matches("350605100009\\d{3}"))
                .first().isEqualTo("350605100009001");
    }

    @Test
    void seventyFiveGridWorkersAreAppointedThreeToAGrid() {
        var called = names(CHANGTAI);
        Map<Long, List<Long>> byGrid = posts("grid_worker").stream().filter(post -> called.get(post.personId()).startsWith("演示网格员"))
                .collect(Collectors.groupingBy(NewAppointment::unitId, Collectors.mapping(NewAppointment::personId, Collectors.toList())));
        assertThat(byGrid).hasSize(25);
        assertThat(byGrid.values()).allMatch(workers -> workers.size() == 3);
        assertThat(byGrid.values().stream().flatMap(List::stream).distinct()).hasSize(75);
    }

    @Test
    void leadersOfBranchesAndGroupsAreGridWorkersToo() {
        var called = names(CHANGTAI);
        var jinxi = TREE.under(TREE.byCode(JINXI).orElseThrow().id()).stream().map(Unit::id).toList();
        var leaders = posts("branch_secretary").stream().filter(post -> jinxi.contains(post.unitId())).toList();
        assertThat(leaders).hasSize(8 + 17).extracting(NewAppointment::personId).doesNotHaveDuplicates();
        assertThat(leaders).allMatch(post -> called.get(post.personId()).startsWith("演示网格员"));
        assertThat(leaders).extracting(post -> TREE.unit(post.unitId()).level()).containsOnly("branch", "party_group");
    }

    @Test
    void theClerkOfTheCommunityHoldsASecondPostInAGrid() {
        long jinxi = TREE.byCode(JINXI).orElseThrow().id();
        long clerk = posts("clerk").stream().filter(post -> post.unitId() == jinxi).findFirst().orElseThrow().personId();
        assertThat(CHANGTAI.appointments().stream().filter(post -> post.personId() == clerk)).extracting(NewAppointment::role)
                .containsExactly("clerk", "grid_worker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan"})
    void everyHouseholdLivesInABuildingOfAGrid(String code) {
        WorldPlan plan = WorldTest.plan(code);
        Tree tree = tree(plan);
        assertThat(plan.households()).isNotEmpty();
        for (NewHousehold home : plan.households()) {
            assertThat(tree.unit(home.unitId()).level()).isEqualTo("building");
            assertThat(tree.atLevel(home.unitId(), "grid")).isPresent();
        }
        assertThat(plan.households()).extracting(NewHousehold::door).doesNotHaveDuplicates();
    }

    @Test
    void headsAndChairsOfABuildingLiveInIt() {
        Map<Long, Long> homes = new HashMap<>();
        CHANGTAI.persons().forEach(person -> homes.put(person.id(), person.unitId()));
        assertThat(posts("building_head")).hasSameSizeAs(level("building")).allMatch(post -> homes.get(post.personId()) == post.unitId());
        assertThat(posts("block_chair")).hasSize(2 * level("building").size()).allMatch(post -> homes.get(post.personId()) == post.unitId())
                .extracting(NewAppointment::personId).doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(posts("building_head").stream().map(NewAppointment::personId).toList());
    }

    @Test
    void demoResidentsHoldNoPost() {
        var appointed = CHANGTAI.appointments().stream().map(NewAppointment::personId).toList();
        assertThat(CHANGTAI.accountHolders()).hasSizeGreaterThan(5).allSatisfy((login, person) ->
                assertThat(appointed.contains(person)).as(login).isEqualTo(!login.startsWith("demo-resident")));
    }

    @Test
    void householdsAreAboutTwentyToABuilding() {
        assertThat(CHANGTAI.households().size() / (double) level("building").size()).isBetween(18.0, 22.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan"})
    void everyCommunityHasAClerkAndASecretaryAndEveryTownAnOfficer(String code) {
        WorldPlan plan = WorldTest.plan(code);
        assertThat(staffed(plan, "clerk")).containsExactlyInAnyOrderElementsOf(ids(plan, "community"));
        assertThat(staffed(plan, "secretary")).containsExactlyInAnyOrderElementsOf(ids(plan, "community"));
        assertThat(staffed(plan, "street_officer")).containsExactlyInAnyOrderElementsOf(ids(plan, "street"));
        assertThat(staffed(plan, "handler")).containsAll(ids(plan, "department")).containsAll(ids(plan, "property"))
                .containsAll(ids(plan, "partner"));
        assertThat(staffed(plan, "head")).containsExactly(plan.root().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan"})
    void nobodyCouldBeTakenForARealPerson(String code) {
        WorldPlan plan = WorldTest.plan(code);
        assertThat(plan.persons()).isNotEmpty().allMatch(NewPerson::synthetic).allMatch(person -> person.name().matches("演示.+\\d+"));
        // no Chinese number of eleven digits begins with 100: mobile numbers begin with 13 to 19
        assertThat(plan.persons()).extracting(NewPerson::phone).allMatch(phone -> phone != null && phone.matches("100\\d{8}"))
                .doesNotHaveDuplicates();
        assertThat(plan.persons()).extracting(NewPerson::name).doesNotHaveDuplicates();
    }

    @Test
    void everyTaggedHouseholdHasAMemberWhoCares() {
        var tagged = CHANGTAI.households().stream().filter(home -> !home.tags().isEmpty()).map(NewHousehold::id).toList();
        assertThat(tagged).hasSizeBetween(60, 240);
        assertThat(CHANGTAI.links()).extracting(NewLink::householdId).containsExactlyInAnyOrderElementsOf(tagged);
        var members = posts("member").stream().map(NewAppointment::personId).toList();
        assertThat(members).containsAll(CHANGTAI.links().stream().map(NewLink::personId).distinct().toList());
    }

    @Test
    void everyPlaceInsideTheMeshLiesInOneGridAndNoneOutside() {
        List<Geometry> cells = CHANGTAI.areas().stream().map(area -> area.boundary()).toList();
        assertThat(cells).hasSize(25);
        Geometry whole = new CascadedPolygonUnion(cells).union();
        var extent = whole.getEnvelopeInternal();
        extent.expandBy(0.001);
        var factory = new GeometryFactory();
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var point = factory.createPoint(new Coordinate(extent.getMinX() + random.nextDouble() * extent.getWidth(),
                    extent.getMinY() + random.nextDouble() * extent.getHeight()));
            assertThat(cells.stream().filter(cell -> cell.contains(point)).count()).isEqualTo(whole.contains(point) ? 1 : 0);
        }
        assertThat(CHANGTAI.areas()).allMatch(area -> area.source().equals("demonstration"));
    }

    @Test
    void theSameWorldIsMadeEveryTime() {
        WorldPlan again = WorldTest.plan("changtai");
        assertThat(again).isEqualTo(CHANGTAI);
        assertThat(WorldTest.plan("zhaoan").root().id()).isNotEqualTo(CHANGTAI.root().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan"})
    void everyAccountIsAnotherPersonsAndNamesDoNotMeet(String code) {
        var logins = WorldTest.plan(code).accountHolders();
        assertThat(new HashSet<>(logins.values())).hasSameSizeAs(logins.keySet());
        assertThat(logins).hasSizeGreaterThanOrEqualTo(13);
        assertThat(logins.keySet()).allMatch(login -> login.startsWith(code.equals("changtai") ? "demo-" : "zhaoan-"));
    }

    @Test
    void theSmallerWorldIsSmall() {
        WorldPlan plan = WorldTest.plan("zhaoan");
        assertThat(ids(plan, "street")).hasSize(19);
        assertThat(ids(plan, "grid")).hasSize(6);
        assertThat(plan.households()).hasSizeLessThan(200);
    }

    @Test
    void theReplayedCityIsARootWithoutPeople() {
        WorldPlan plan = WorldTest.plan("boston");
        assertThat(plan.units()).isEmpty();
        assertThat(plan.persons()).isEmpty();
        assertThat(plan.tenant().zone()).hasToString("-05:00");
    }

    private static List<Unit> level(String level) {
        return TREE.units().stream().filter(unit -> unit.level().equals(level)).toList();
    }

    private static List<NewAppointment> posts(String role) {
        return CHANGTAI.appointments().stream().filter(post -> post.role().equals(role)).toList();
    }

    private static List<Long> ids(WorldPlan plan, String level) {
        return plan.units().stream().map(NewUnit::unit).filter(unit -> unit.level().equals(level)).map(Unit::id).toList();
    }

    private static List<Long> staffed(WorldPlan plan, String role) {
        return plan.appointments().stream().filter(post -> post.role().equals(role)).map(NewAppointment::unitId).distinct().toList();
    }

    private static Map<Long, String> names(WorldPlan plan) {
        return plan.persons().stream().collect(Collectors.toMap(NewPerson::id, NewPerson::name));
    }

    private static Tree tree(WorldPlan plan) {
        var units = new ArrayList<>(List.of(plan.root()));
        var parents = new HashMap<Long, Long>();
        plan.units().forEach(added -> {
            units.add(added.unit());
            parents.put(added.unit().id(), added.parentId());
        });
        return new Tree(units, parents, plan.root().id());
    }
}
