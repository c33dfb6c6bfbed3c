package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jinlin.people.Enrolment.NewLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Persons of a demo world who have a duty towards units instead of households.
class WorldLinksTest {

    private static final String PARTS = """
            tenant: {district: 7, code: town, name: Town, zone: Asia/Shanghai, level: district, since: "2020-01-01"}
            units: {firms: {level: firm, under: root, total: 5, name: "Firm {i}"}}
            households: {homes: {at: firms, each: 1, door: "{n}", tags: {poor: 1}}}
            persons: {stewards: {role: steward, at: root, each: 2, name: "Steward {i}"}}
            """;

    @Test
    void personsTakeTurnsWithUnits() {
        WorldPlan plan = plan("links: {pair: {from: stewards, to: firms}}\n");
        List<Long> stewards = plan.appointments().stream().map(post -> post.personId()).toList();
        assertThat(plan.links()).extracting(NewLink::unitId).containsExactlyElementsOf(plan.units().stream().map(added -> added.unit().id()).toList());
        assertThat(plan.links()).extracting(NewLink::personId)
                .containsExactly(stewards.get(0), stewards.get(1), stewards.get(0), stewards.get(1), stewards.get(0));
        assertThat(plan.links()).extracting(NewLink::householdId).containsOnlyNulls();
    }

    @Test
    void aLinkToUnitsTakesNoHouseholdBeside() {
        WorldPlan plan = plan("links: {pair: {from: stewards, to: firms}, care: {from: stewards, tagged: [poor]}}\n");
        assertThat(plan.links()).filteredOn(link -> link.kind().equals("pair")).hasSize(5).allMatch(link -> link.householdId() == null);
        assertThat(plan.links()).filteredOn(link -> link.kind().equals("care")).hasSize(5).allMatch(link -> link.unitId() == null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            links: {pair: {from: stewards, to: nowhere}}   | 'nowhere' is neither
            links: {pair: {from: nobody, to: firms}}       | no group of persons
            links: {pair: {from: stewards, too: firms}}    | there are from
            links: {pair: {to: firms}}                     | write a text
            """)
    void whatCannotBeLinkedIsRefused(String fault, String because) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(fault + "\n")).withMessageContaining(because);
    }

    private static WorldPlan plan(String more) {
        return WorldPlan.of("test", WorldFile.read("playbooks/test/world.yml", PARTS + more), path -> "");
    }
}
