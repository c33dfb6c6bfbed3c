package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.util.Map;
import org.jinlin.app.WorldNode.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class WorldFileTest {

    private static final String TENANT = """
            tenant: {district: 7, code: town, name: Town, zone: Asia/Shanghai, level: district, since: "2020-01-01"}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan", "boston"})
    void everyShippedWorldIsReadAndCanBeMade(String code) {
        assertThat(WorldTest.plan(code).tenant().name()).isNotBlank();
    }

    @Test
    void aWorldMayConsistOfATenantAlone() {
        var world = read("");
        assertThat(world.units()).isEmpty();
        assertThat(world.divisions()).isNull();
        assertThat(plan("").units()).isEmpty();
    }

    @Test
    void countsAreANumberOrARangeAndOneWhenNothingIsSaid() {
        var units = read("units:\n  a: {level: grid, under: root, name: x}\n  b: {level: grid, under: root, name: x, each: 3}\n"
                + "  c: {level: grid, under: root, name: x, each: [2, 4]}\n").units();
        assertThat(units.values()).extracting(WorldFile.UnitPart::each).containsExactly(new Range(1, 1), new Range(3, 3), new Range(2, 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            towns: {}                                                            | towns         | there are tenant
            units: {a: {level: grid, under: root, naem: x}}                      | units: a: naem | there are level
            units: {a: {level: grid, under: root}}                               | a: name       | write a text
            units: {a: {under: root, name: x}}                                   | a: level      | write a text
            units: {a: {level: grid, under: 350605, name: x}}                    | a: under      | quotes
            units: {a: {level: grid, under: root, name: x, each: -1}}            | a: each       | 0 or more
            units: {a: {level: grid, under: root, name: x, each: 1.5}}           | a: each       | whole number
            units: {a: {level: grid, under: root, name: x, each: [4, 2]}}        | a: each       | least, most
            units: {a: {level: grid, under: root, name: x, each: [1, 2, 3]}}     | a: each       | two numbers
            units: {a: [1, 2]}                                                   | units: a      | a map
            units: {a: {level: grid, under: root, name: x, mesh: {columns: 1}}}  | mesh: centre  | two numbers
            persons: {a: {role: clerk, name: x}}                                 | a: at         | write a text
            persons: {a: {at: root, name: x}}                                    | a: role       | write a text
            persons: {a: {role: clerk, at: root}}                                | a: name       | write a text
            persons: {a: {role: clerk, at: root, held_by: b, there: often}}      | a: there      | true or false
            links: {care: {from: a, tagged: alone}}                              | care: tagged  | a list
            accounts: {demo: {of: a}}                                            | demo: label   | write a text
            phones_from: often                                                   | phones_from   | whole number
            """)
    void aFaultIsNamedWithItsKeysAndWhatToWrite(String fault, String where, String advice) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(fault + "\n"))
                .withMessageStartingWith("playbooks/test/world.yml: ").withMessageContaining(where).withMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            units: {a: {level: grid, under: nowhere, name: x}}                                              | 'nowhere' is neither
            units: {a: {level: grid, under: b, name: x}, b: {level: grid, under: root, name: x}}            | 'b' is neither
            units: {a: {level: grid, under: root, name: "{m}"}}                                             | no {m} here
            units: {a: {level: grid, under: root, name: x, code: y, each: 2}}                               | two units have the code y
            units: {a: {level: grid, under: root, name: x, code: town}}                                     | two units have the code town
            persons: {a: {in: homes, name: x}}                                                              | no group of households
            persons: {a: {role: clerk, at: root, held_by: b}}                                               | no group of persons
            persons: {a: {role: clerk, at: root, name: x}, b: {role: head, at: root, held_by: a, each: 2}}  | too few persons
            persons: {a: {role: clerk, at: root, name: x}, b: {role: head, at: root, held_by: a, skip: 1}}  | too few persons
            persons: {a: {role: x, at: root, name: x}, b: {role: y, at: root, held_by: a, each: 2, there: true}} | too few persons
            links: {care: {from: a, tagged: [alone]}}                                                       | no group of persons
            accounts: {demo: {of: a, label: x}}                                                             | no group of persons
            """)
    void whatCannotBeMadeIsRefused(String fault, String because) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(fault + "\n")).withMessageContaining(because);
    }

    @Test
    void moreAccountsThanPersonsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("persons: {a: {role: clerk, at: root, name: x}}\naccounts: {demo: {of: a, count: 2, label: x}}\n"))
                .withMessageContaining("has only 1 persons");
    }

    @Test
    void aKeyWrittenTwiceIsRefused() {
        assertThatThrownBy(() -> read("units: {}\nunits: {}\n")).isInstanceOf(YamlEngineException.class).hasMessageContaining("units");
    }

    @Test
    void anUnknownZoneIsRefused() {
        assertThatThrownBy(() -> WorldFile.read("world.yml", TENANT.replace("Asia/Shanghai", "Moon/Base")))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void placesInAPatternAreFilledWithTheirDigits() {
        assertThat(WorldPattern.fill("{parent}-{n:3}-{i}", Map.of("parent", "a$1\\", "n", 7, "i", 12))).isEqualTo("a$1\\-007-12");
        assertThat(WorldPattern.fill("{n:2}", Map.of("n", 1234))).isEqualTo("1234");
        assertThat(WorldPattern.fill("{N} {", Map.of())).isEqualTo("{N} {");
    }

    private static WorldFile read(String more) {
        return WorldFile.read("playbooks/test/world.yml", TENANT + more);
    }

    private static WorldPlan plan(String more) {
        return WorldPlan.of("test", read(more), path -> {
            throw new AssertionError("nothing else is read, but " + path);
        });
    }
}
