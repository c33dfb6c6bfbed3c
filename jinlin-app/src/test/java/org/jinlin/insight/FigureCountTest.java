package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.insight.FigureStore.Heap;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Which;
import org.junit.jupiter.api.Test;

/// A district (1) with two communities (2, 3), three estates (21, 22 and 31) and a department (9).
class FigureCountTest {

    private static final Tree TREE = new Tree(List.of(unit(1, "district"), unit(2, "community"), unit(3, "community"), unit(21, "estate"), unit(22, "estate"), unit(31, "estate"),
            unit(9, "department")), Map.of(2L, 1L, 3L, 1L, 21L, 2L, 22L, 2L, 31L, 3L, 9L, 1L), 1);
    private static final Which KEPT = new Which("record", Set.of("kept"), Set.of(), Map.of());
    private static final List<Heap> HEAPS = List.of(new Heap(21, 2, 3, 30), new Heap(31, 3, 2, 5), new Heap(3, 3, 1, 7), new Heap(31, 9, 1, 1));

    private static Unit unit(long id, String level) {
        return new Unit(id, level, level + id, null);
    }

    private static FigureCount at(Long... units) {
        Collection<Long> below = List.of(units);
        return new FigureCount(TREE, below.isEmpty() ? Optional.empty() : Optional.of(below), role -> switch (role) {
            case "secretary" -> Map.of(2L, Set.of(100L), 3L, Set.of(101L));
            case "branch" -> Map.of(21L, Set.of(100L), 22L, Set.of(100L), 31L, Set.of(102L, 101L), 999L, Set.of(103L));
            default -> Map.of();
        });
    }

    @Test
    void mattersCountWhereTheyLieAndWhereTheyWereGiven() {
        assertThat(at().of(new Counted.Count(KEPT), HEAPS)).isEqualTo(7);
        assertThat(at(2L, 21L, 22L).of(new Counted.Count(KEPT), HEAPS)).isEqualTo(3);
        assertThat(at(3L, 31L).of(new Counted.Count(KEPT), HEAPS)).isEqualTo(4);
        assertThat(at(9L).of(new Counted.Count(KEPT), HEAPS)).isEqualTo(1);
        assertThat(at(22L).of(new Counted.Count(KEPT), HEAPS)).isZero();
    }

    @Test
    void aSumIsOfTheSameMatters() {
        assertThat(at().of(new Counted.Sum(KEPT, "area"), HEAPS)).isEqualTo(43);
        assertThat(at(3L, 31L).of(new Counted.Sum(KEPT, "area"), HEAPS)).isEqualTo(13);
        assertThat(at(22L).of(new Counted.Sum(KEPT, "area"), HEAPS)).isZero();
    }

    @Test
    void aUnitHasWhatLiesAtItBelowItOrIsItsOwn() {
        var estates = new Counted.UnitsWith("estate", KEPT);
        assertThat(at().of(estates, HEAPS)).isEqualTo(2);
        assertThat(at().without("estate", HEAPS)).extracting(Unit::id).containsExactly(22L);
        assertThat(at().of(new Counted.UnitsWith("community", KEPT), HEAPS)).isEqualTo(2);
        assertThat(at().of(new Counted.UnitsWith("department", KEPT), HEAPS)).isEqualTo(1);
        assertThat(at(2L, 21L, 22L).of(estates, HEAPS)).isEqualTo(1);
        assertThat(at(3L, 31L).without("estate", HEAPS)).isEmpty();
    }

    @Test
    void whatHasAndWhatHasNotAreAllThereAre() {
        for (String level : List.of("district", "community", "estate", "department", "village")) {
            assertThat(at().with(level, HEAPS).size() + at().without(level, HEAPS).size()).as(level).isEqualTo(at().units(level).size());
            assertThat(at().with(level, HEAPS).stream().filter(at().without(level, HEAPS)::contains)).isEmpty();
        }
    }

    @Test
    void unitsAreCountedByLevel() {
        assertThat(at().of(new Counted.Units("estate"), List.of())).isEqualTo(3);
        assertThat(at(2L, 21L, 22L).of(new Counted.Units("estate"), List.of())).isEqualTo(2);
        assertThat(at().of(new Counted.Units("village"), List.of())).isZero();
    }

    @Test
    void aPersonIsCountedOnceHoweverManyPosts() {
        var branch = new Counted.Posts("branch", Optional.empty());
        assertThat(at().of(branch, List.of())).isEqualTo(3);
        assertThat(at().persons(branch).get(100L)).containsExactly(21L, 22L);
        assertThat(at(2L, 21L, 22L).of(branch, List.of())).isEqualTo(1);
        assertThat(at().of(new Counted.Posts("nobody", Optional.empty()), List.of())).isZero();
    }

    @Test
    void crossPostsAreOfTheSamePerson() {
        var both = new Counted.Posts("branch", Optional.of("secretary"));
        assertThat(at().persons(both).keySet()).containsExactly(100L, 101L);
        assertThat(at().persons(both).get(100L)).containsExactly(2L, 21L, 22L);
        // the other post may lie elsewhere: what counts is that it is held
        assertThat(at(31L).persons(both).keySet()).containsExactly(101L);
        assertThat(at(9L).of(both, List.of())).isZero();
        assertThat(at().of(new Counted.Posts("branch", Optional.of("nobody")), List.of())).isZero();
    }

    @Test
    void aPostAtAUnitThatHasEndedIsNotCounted() {
        assertThat(at().persons(new Counted.Posts("branch", Optional.empty())).keySet()).doesNotContain(103L);
    }
}
