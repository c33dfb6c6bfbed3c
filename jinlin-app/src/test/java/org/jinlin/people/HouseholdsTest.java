package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Households as staff may see them: how many live where, no name, no phone, no more of the tags than a duty is for.
class HouseholdsTest {

    private static final Playbook PLAYBOOK = Packs.of("changtai");
    private static final long BUILDING = 101;
    private static final long NEXT_BUILDING = 102;

    private static PeopleWorld world;
    private static Households households;
    private static Actor worker;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
        households = new Households(world.db, new HouseholdStore(), world.orgs, world.seals);
        worker = new Actor(CHANGTAI, Actor.Kind.PERSON, world.person(CHANGTAI, "Worker", null), List.of(new Post("grid_worker", BUILDING)), false);
    }

    private static long household(int district, long unit, String door, List<String> tags, int persons) {
        long id = world.ids.next();
        List<NewPerson> members = IntStream.range(0, persons).mapToObj(i -> new NewPerson(world.ids.next(), "Member " + i, "1000000" + i, null, id, null, true)).toList();
        world.enrolment.enrol(district, List.of(new NewHousehold(id, unit, door, tags)), members, List.of(), List.of(), List.of()).orThrow();
        return id;
    }

    private static void care(long household) {
        long member = world.person(CHANGTAI, "Carer", null);
        world.enrolment.enrol(CHANGTAI, List.of(), List.of(), List.of(), List.of(new NewLink("care", member, household, null, TODAY, null)), List.of()).orThrow();
    }

    private static List<Household> at(Actor actor, List<Long> units) {
        return households.at(actor, units, null, PLAYBOOK).orThrow().items();
    }

    @Test
    void aListShowsUnitAndCountAndNoDoor() {
        long id = household(CHANGTAI, 201, "8号楼1203室", List.of("living_alone"), 2);
        Household shown = at(worker, List.of(201L)).getFirst();
        assertThat(shown.id()).isEqualTo(id);
        assertThat(shown.persons()).isEqualTo(2);
        assertThat(shown.door()).startsWith("8号楼12").doesNotContain("03").endsWith("室");
        assertThat(shown.tags()).as("nobody has a duty there").isEmpty();
        assertThat(shown.toString()).doesNotContain("8号楼");
    }

    @Test
    void tagsAreShownWhereADutyIsForThemAndNoOthers() {
        long id = household(CHANGTAI, 202, "1室", List.of("living_alone", "owes_rent"), 0);
        care(id);
        assertThat(at(worker, List.of(202L)).getFirst().tags()).containsExactly("living_alone");
    }

    @Test
    void whoGoesThereIsShownTheDoor() {
        long id = household(CHANGTAI, 203, "3号楼502室", List.of(), 1);
        assertThat(households.forVisits(worker, List.of(id), PLAYBOOK)).singleElement().extracting(Household::door).isEqualTo("3号楼502室");
        assertThat(households.forVisits(worker, List.of(), PLAYBOOK)).isEmpty();
        assertThat(households.forVisits(worker, List.of(999L), PLAYBOOK)).isEmpty();
    }

    @Test
    void aListGoesOnFromUnitToUnitAndShowsNobodyTwice() {
        for (int i = 0; i < 70; i++) {
            household(CHANGTAI, i % 2 == 0 ? BUILDING : NEXT_BUILDING, i + "室", List.of(), 0);
        }
        var seen = new ArrayList<Long>();
        Page<Household> page = households.at(worker, List.of(BUILDING, NEXT_BUILDING), null, PLAYBOOK).orThrow();
        assertThat(page.items()).hasSize(50);
        page.items().forEach(home -> seen.add(home.id()));
        Page<Household> rest = households.at(worker, List.of(BUILDING, NEXT_BUILDING), page.next().orElseThrow(), PLAYBOOK).orThrow();
        rest.items().forEach(home -> seen.add(home.id()));
        assertThat(seen).hasSize(70).doesNotHaveDuplicates();
        assertThat(rest.next()).isEmpty();
        assertThat(page.items()).extracting(Household::unitId).isSorted();
    }

    @Test
    void otherUnitsAndOtherDistrictsAreNotAmongThem() {
        household(ZHAOAN, 204, "elsewhere", List.of(), 1);
        household(CHANGTAI, 205, "next door", List.of(), 1);
        assertThat(at(worker, List.of(204L))).isEmpty();
        assertThat(at(worker, List.of())).isEmpty();
    }

    @Test
    void aResidentReadsNone() {
        long id = household(CHANGTAI, 206, "private", List.of(), 1);
        Actor resident = new Actor(CHANGTAI, Actor.Kind.PERSON, world.person(CHANGTAI, "Neighbour", null), List.of(), false);
        assertThat(at(resident, List.of(206L))).isEmpty();
        assertThat(households.forVisits(resident, List.of(id), PLAYBOOK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "..", "AAAA", "<script>", "12-34"})
    void theCursorOfAnotherListIsRefused(String after) {
        assertThat(households.at(worker, List.of(BUILDING), after, PLAYBOOK)).isInstanceOf(Outcome.Refused.class);
    }
}
