package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.playbook.Packs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worlds have the figures of the reports: `playbooks/CODE/scale.csv` says which row of the mission, what is counted, how many.
@Tag("soak")
class WorldScaleTest {

    @ParameterizedTest
    @MethodSource("packs")
    void aWorldHasTheFiguresOfItsReport(String code) throws IOException {
        WorldPlan plan = WorldTest.plan(code);
        var lines = Files.readAllLines(folder(code).resolve("scale.csv"));
        assertThat(lines).first().isEqualTo("row,figure,count");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allSatisfy(line -> {
            String[] cells = line.split(",");
            assertThat(cells[0]).matches("[A-Z]{2}-\\d{2}");
            assertThat(figure(code, plan, cells[1].split(" "))).as(line).isEqualTo(Long.parseLong(cells[2]));
        });
    }

    /// A household without anybody above it who answers would be nobody's.
    @ParameterizedTest
    @MethodSource("packs")
    void forEveryHouseholdSomebodyAnswersBelowItsCommunity(String code) {
        WorldPlan plan = WorldTest.plan(code);
        Map<Long, Long> above = new HashMap<>();
        plan.units().forEach(added -> above.put(added.unit().id(), added.parentId()));
        Map<Long, String> levels = new HashMap<>();
        plan.units().forEach(added -> levels.put(added.unit().id(), added.unit().level()));
        var answering = Packs.of(code).owningRoles();
        Set<Long> staffed = plan.appointments().stream().filter(post -> answering.contains(post.role())).map(NewAppointment::unitId).collect(Collectors.toSet());
        assertThat(plan.households().stream().map(NewHousehold::unitId).distinct()).allMatch(home -> {
            long unit = home;
            while (!staffed.contains(unit) && above.containsKey(unit)) {
                unit = above.get(unit);
            }
            return Set.of("grid", "building").contains(levels.get(unit));
        });
    }

    @Test
    void unitsMayHangUnderThoseOfOnePart() {
        String two = """
                tenant: {district: 7, code: town, name: Town, zone: Asia/Shanghai, level: district, since: "2020-01-01"}
                units:
                  streets: {level: street, under: root, names: {a: A, b: B}}
                  communities: {level: community, under: streets, total: 4, name: "{i}", code: "{parent}x{i}"}
                  grids: {level: grid, under: communities in %s, total: 3, name: "G{i}"}
                """;
        var plan = WorldPlan.of("t", WorldFile.read("w", two.formatted("b")), path -> "");
        var grids = plan.units().stream().filter(added -> added.unit().level().equals("grid")).toList();
        var places = plan.units().stream().collect(Collectors.toMap(added -> added.unit().id(), added -> String.valueOf(added.unit().code())));
        assertThat(grids).extracting(added -> places.get(added.parentId())).containsExactlyInAnyOrder("bx3", "bx3", "bx4");
        for (String nowhere : new String[] {"nowhere", "b in a", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> WorldPlan.of("t", WorldFile.read("w", two.formatted(nowhere)), path -> ""))
                    .withMessageContaining("LEVEL in CODE");
        }
    }

    private static long figure(String code, WorldPlan plan, String[] words) {
        return switch (words[0]) {
            case "households" -> plan.households().size();
            case "residents" -> plan.persons().stream().filter(person -> person.householdId() != null).count();
            case "channels" -> Packs.of(code).channels().size();
            case "units" -> plan.units().stream().filter(added -> added.unit().level().equals(words[1])).count();
            case "posts" -> words.length < 4 ? holders(plan, words[1]).size()
                    : holders(plan, words[1]).stream().filter(holders(plan, words[3])::contains).count();
            default -> throw new IllegalArgumentException("no figure is called " + words[0]);
        };
    }

    private static Set<Long> holders(WorldPlan plan, String role) {
        return plan.appointments().stream().filter(post -> post.role().equals(role)).map(NewAppointment::personId).collect(Collectors.toSet());
    }

    static Stream<String> packs() throws IOException {
        try (Stream<Path> packs = Files.list(Path.of("..", "playbooks"))) {
            return packs.filter(pack -> Files.exists(pack.resolve("scale.csv"))).map(pack -> pack.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path folder(String code) {
        return Path.of("..", "playbooks", code);
    }
}
