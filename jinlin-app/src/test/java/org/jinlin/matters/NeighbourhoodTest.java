package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How exactly neighbours may be told where something is: never to a door or a grid.
class NeighbourhoodTest {

    private static final Playbook BASE = Packs.of("base");
    private static final Tree TREE = new Tree(
            List.of(unit(1, "district"), unit(2, "street"), unit(3, "community"), unit(4, "grid"), unit(5, "building"), unit(6, "department")),
            Map.of(2L, 1L, 3L, 2L, 4L, 3L, 5L, 4L, 6L, 1L), 1);

    private static Unit unit(long id, String level) {
        return new Unit(id, level, level, null);
    }

    @ParameterizedTest
    @CsvSource({"5,3", "4,3", "3,3", "2,2", "1,1"})
    void aPlaceIsToldAsItsCommunityOrWider(long place, long told) {
        assertThat(Neighbourhood.of(TREE, BASE, place)).isEqualTo(told);
    }

    @Test
    void whatLiesInNoCommunityIsToldAsTheDistrict() {
        assertThat(Neighbourhood.of(TREE, BASE, 6)).isEqualTo(1);
        assertThat(Neighbourhood.of(TREE, BASE, 99)).as("a unit that has ended").isEqualTo(1);
    }

    @Test
    void whereOnlyOneLevelAnswersItIsThatLevel() {
        Playbook boston = Packs.of("boston");
        var city = new Tree(List.of(unit(1, "city"), unit(2, "queue")), Map.of(2L, 1L), 1);
        assertThat(Neighbourhood.of(city, boston, 1)).isEqualTo(1);
        assertThat(Neighbourhood.of(city, boston, 2)).isEqualTo(1);
    }
}
