package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewPerson;
import org.junit.jupiter.api.Test;

/// What each word of a world file makes, in worlds of a few lines.
class WorldMakingTest {

    private static final String TOWNS = """
            tenant: {district: 7, code: "35", name: Land, zone: Asia/Shanghai, level: district, since: "2020-01-01"}
            divisions: {file: rows.csv, levels: {street: 4, community: 6}, endings: {long town: City, town: City}}
            """;

    @Test
    void divisionsHangUnderTheOneWhoseCodeBeginsTheirs() {
        var plan = plan("");
        assertThat(names(plan)).containsExactly("Big City", "West City", "First", "Second", "Stray");
        assertThat(parent(plan, "First")).isEqualTo("Big City");
        assertThat(parent(plan, "Second")).isEqualTo("West City");
        assertThat(parent(plan, "Stray")).as("its town is not among the rows").isEqualTo("Land");
    }

    @Test
    void aTotalIsSpreadEvenlyAndTheFirstGetOneMore() {
        var plan = plan("units: {grids: {level: grid, under: street, total: 5, name: \"{parent} {n}/{i}\", code: \"{parent}{n:3}\"}}");
        assertThat(names(plan)).endsWith("Big City 1/1", "Big City 2/2", "Big City 3/3", "West City 1/4", "West City 2/5");
        assertThat(plan.units().getLast().unit().code()).isEqualTo("3502002");
    }

    @Test
    void listedUnitsCarryTheirCodes() {
        var plan = plan("units: {offices: {level: department, under: root, names: {water: Water Office, police: Police}}}");
        assertThat(plan.units().getLast().unit()).extracting(Unit::code, Unit::name, Unit::level)
                .containsExactly("police", "Police", "department");
        assertThat(parent(plan, "Police")).isEqualTo("Land");
    }

    @Test
    void aRangeIsKeptForEveryParent() {
        var plan = plan("""
                units:
                  grids: {level: grid, under: community, each: 20, name: g}
                  houses: {level: building, under: grids, each: [2, 4], name: h}
                """);
        var counts = plan.units().stream().filter(added -> added.unit().level().equals("building"))
                .collect(Collectors.groupingBy(NewUnit::parentId, Collectors.counting()));
        assertThat(counts).hasSize(60);
        assertThat(counts.values()).contains(2L, 3L, 4L).allMatch(count -> count >= 2 && count <= 4);
    }

    @Test
    void doorsGoUpFloorByFloor() {
        var plan = plan("households: {homes: {at: \"3501\", each: 5, doors_a_floor: 2, door: \"{parent} {floor}{door:2}\"}}");
        assertThat(plan.households()).extracting(NewHousehold::door)
                .containsExactly("Big City 101", "Big City 102", "Big City 201", "Big City 202", "Big City 301");
        assertThat(plan.households()).allMatch(home -> home.tags().isEmpty());
    }

    @Test
    void aTagOfEveryOneIsOnEveryHome() {
        var plan = plan("households: {homes: {at: street, each: 3, door: \"{n}\", tags: {alone: 1}}}");
        assertThat(plan.households()).hasSize(6).allMatch(home -> home.tags().equals(List.of("alone")));
    }

    @Test
    void personsAreAppointedFromTheFirstDayAndHaveNoPhoneUnlessOneIsGiven() {
        var plan = plan("persons: {clerks: {role: clerk, at: community, each: 2, name: \"Clerk {i} {n}\"}}");
        assertThat(plan.persons()).extracting(NewPerson::name)
                .containsExactly("Clerk 1 1", "Clerk 2 2", "Clerk 3 1", "Clerk 4 2", "Clerk 5 1", "Clerk 6 2");
        assertThat(plan.persons()).allMatch(person -> person.phone() == null && person.synthetic() && person.unitId() == null);
        assertThat(plan.appointments()).hasSize(6).allMatch(post -> post.from().toString().equals("2020-01-01"));
    }

    @Test
    void phonesRunOnFromTheFirst() {
        var plan = plan("""
                phones_from: 10000000001
                persons: {clerks: {role: clerk, at: street, name: c}, heads: {role: head, at: root, name: h}}
                """);
        assertThat(plan.persons()).extracting(NewPerson::phone).containsExactly("10000000001", "10000000002", "10000000003");
    }

    @Test
    void secondPostsGoToPersonsOneAfterTheOther() {
        var plan = plan("""
                persons:
                  clerks: {role: clerk, at: community, name: "c{i}"}
                  heads: {role: head, at: street, held_by: clerks, skip: 1}
                """);
        assertThat(plan.persons()).hasSize(3);
        assertThat(holders(plan, "head")).containsExactly("c2", "c3");
    }

    @Test
    void thereMeansThePeopleOfTheVeryUnit() {
        var plan = plan("""
                households: {homes: {at: street, each: 2, door: "{n}"}}
                persons:
                  people: {in: homes, each: 2, name: "p{i}"}
                  heads: {role: head, at: street, held_by: people, there: true, skip: 1, each: 2}
                """);
        assertThat(holders(plan, "head")).containsExactly("p2", "p3", "p6", "p7");
    }

    @Test
    void membersTakeTurnsWithTheTaggedHomes() {
        var plan = plan("""
                households:
                  homes: {at: "3501", each: 5, door: "{n}", tags: {alone: 1}}
                  others: {at: "3502", each: 5, door: "{n}", tags: {ill: 1}}
                persons: {members: {role: member, at: street, name: "m{i}"}}
                links: {care: {from: members, tagged: [alone]}}
                """);
        var called = plan.persons().stream().collect(Collectors.toMap(NewPerson::id, NewPerson::name));
        assertThat(plan.links()).extracting(link -> called.get(link.personId())).containsExactly("m1", "m2", "m1", "m2", "m1");
        assertThat(plan.links()).allMatch(link -> link.kind().equals("care"));
    }

    @Test
    void accountsAreForTheFirstOfAGroupOrOfAUnit() {
        var plan = plan("""
                persons: {clerks: {role: clerk, at: community, each: 3, name: "c{i}"}}
                accounts:
                  one: {of: clerks, label: x}
                  there: {of: clerks, at: "350201", skip: 1, label: x}
                  many: {of: clerks, skip: 7, count: 2, label: x}
                """);
        var called = plan.persons().stream().collect(Collectors.toMap(NewPerson::id, NewPerson::name));
        assertThat(plan.accountHolders().entrySet().stream().map(entry -> entry.getKey() + " " + called.get(entry.getValue())))
                .containsExactly("one c1", "there c5", "many-01 c8", "many-02 c9");
    }

    private static WorldPlan plan(String more) {
        return WorldPlan.of("test", WorldFile.read("world.yml", TOWNS + more + "\n"), path -> {
            assertThat(path).isEqualTo("playbooks/test/rows.csv");
            return "code,name\n350101,First\n3501,Big long town\n350201,Second\n3502,West town\n360101,Stray\n";
        });
    }

    private static List<String> names(WorldPlan plan) {
        return plan.units().stream().map(added -> added.unit().name()).toList();
    }

    private static String parent(WorldPlan plan, String name) {
        var called = new HashMap<Long, String>();
        plan.units().forEach(added -> called.put(added.unit().id(), added.unit().name()));
        called.put(plan.root().id(), plan.root().name());
        return plan.units().stream().filter(added -> added.unit().name().equals(name)).map(added -> called.get(added.parentId()))
                .findFirst().orElseThrow();
    }

    private static List<String> holders(WorldPlan plan, String role) {
        var called = plan.persons().stream().collect(Collectors.toMap(NewPerson::id, NewPerson::name));
        return plan.appointments().stream().filter(post -> post.role().equals(role)).map(NewAppointment::personId)
                .map(called::get).toList();
    }
}
