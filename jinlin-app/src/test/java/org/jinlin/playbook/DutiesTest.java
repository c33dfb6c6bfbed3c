package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a category's requests are usually given to.
class DutiesTest {

    private static final Playbook BASE = Packs.of("base");

    private static Reading read(Map<String, String> texts) {
        return Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x");
    }

    @Test
    void everyCategoryOfTheBaseIsSomebodysDuty() {
        assertThat(BASE.categories().keySet()).allSatisfy(category -> assertThat(category.equals("suggestion") || !BASE.duties(category).isEmpty()).as(category).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"lift_fault,property", "water_supply,department", "owners_dispute,owners_committee"})
    void aCategoryWithoutALineFollowsTheOneAboveIt(String category, String first) {
        assertThat(BASE.duties(category).getFirst()).isEqualTo(first);
    }

    @Test
    void aCategoryThatIsUnknownIsNobodysDuty() {
        assertThat(BASE.duties("no_such_thing")).isEmpty();
    }

    @Test
    void aPackMayGiveItsOwnTable() {
        var pack = read(Map.of("x/playbook.yml", "extends: base\n", "x/duties.csv", "category,units\nlift_fault,department property\n")).orThrow();
        assertThat(pack.duties("lift_fault")).containsExactly("department", "property");
        assertThat(pack.duties("parking")).as("the table stands for the whole table below").isEmpty();
    }

    @Test
    void whatAnInheritedTableSaysOfCategoriesThatAPackHasNotIsLeftOut() {
        var pack = read(Map.of("x/playbook.yml", "extends: base\n", "x/categories.csv", "code,parent,nature,scope,harm,zh,en\nwell,,service,one,slight,水井,Well\n"));
        assertThat(pack.faults()).isEmpty();
        assertThat(pack.orThrow().duties()).isEmpty();
    }

    @Test
    void anEmptyTableIsNoFault() {
        assertThat(read(Map.of("x/playbook.yml", "extends: base\n", "x/duties.csv", "category,units\n")).orThrow().duties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            category;x,property                    | units
            category,units;lift_fault,             | units
            category,units;lift_fault,clerk        | there is no units 'clerk'
            category,units;lift_fault,"property,x" | there is no units
            """)
    void aTableThatDoesNotFitIsTold(String table, String says) {
        var reading = read(Map.of("x/playbook.yml", "extends: base\n", "x/duties.csv", table.replace(';', '\n') + "\n"));
        assertThat(reading.faults()).singleElement().satisfies(fault -> assertThat(fault.file() + fault.message()).contains("x/duties.csv", says));
    }
}
