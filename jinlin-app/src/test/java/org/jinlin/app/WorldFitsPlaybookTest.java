package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A world and the playbook of its pack speak the same words.
@Tag("soak")
class WorldFitsPlaybookTest {

    @ParameterizedTest
    @MethodSource("worlds")
    void everyUnitHasALevelOfThePlaybookAndHangsUnderAHigherOne(String code) {
        Playbook playbook = Packs.of(code);
        WorldPlan plan = WorldTest.plan(code);
        var units = units(plan);
        assertThat(playbook.levels()).first().isEqualTo(plan.root().level());
        for (NewUnit added : plan.units()) {
            String level = added.unit().level();
            String above = units.get(added.parentId()).level();
            if (playbook.levels().contains(level)) {
                assertThat(playbook.levels().indexOf(above)).as(added.unit().name()).isBetween(0, playbook.levels().indexOf(level) - 1);
            } else {
                assertThat(playbook.organisations()).contains(level);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("peopled")
    void everyPostIsOneThatThePlaybookKnowsAtThatLevel(String code) {
        Playbook playbook = Packs.of(code);
        WorldPlan plan = WorldTest.plan(code);
        var units = units(plan);
        for (NewAppointment post : plan.appointments()) {
            assertThat(playbook.roles()).containsKey(post.role());
            assertThat(playbook.roles().get(post.role()).at()).as(post.role()).contains(units.get(post.unitId()).level());
        }
    }

    @ParameterizedTest
    @MethodSource("peopled")
    void everyRoleOfThePlaybookIsHeldBySomebodyWhoHasADemoAccount(String code) {
        WorldPlan plan = WorldTest.plan(code);
        var signingIn = new HashSet<>(plan.accountHolders().values());
        var roles = plan.appointments().stream().filter(post -> signingIn.contains(post.personId()))
                .map(NewAppointment::role).distinct().toList();
        assertThat(roles).containsAll(Packs.of(code).roles().keySet());
    }

    @ParameterizedTest
    @MethodSource("peopled")
    void careIsLinkedAsThePlaybookSays(String code) {
        Playbook playbook = Packs.of(code);
        WorldPlan plan = WorldTest.plan(code);
        Map<Long, List<String>> tags = new HashMap<>();
        plan.households().forEach(home -> tags.put(home.id(), home.tags()));
        for (var link : plan.links()) {
            if (playbook.links().containsKey(link.kind()) && link.householdId() != null) {
                assertThat(tags.get(link.householdId())).containsAnyElementsOf(playbook.links().get(link.kind()).tagged());
            }
        }
        assertThat(plan.households()).extracting(NewHousehold::tags).anyMatch(List::isEmpty);
    }

    static Stream<String> worlds() throws IOException {
        try (Stream<Path> packs = Files.list(Path.of("..", "playbooks"))) {
            return packs.filter(pack -> Files.exists(pack.resolve("world.yml"))).map(pack -> pack.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Stream<String> peopled() throws IOException {
        return worlds().filter(code -> !WorldTest.plan(code).persons().isEmpty());
    }

    private static Map<Long, Unit> units(WorldPlan plan) {
        var units = new HashMap<Long, Unit>();
        units.put(plan.root().id(), plan.root());
        plan.units().forEach(added -> units.put(added.unit().id(), added.unit()));
        return units;
    }
}
