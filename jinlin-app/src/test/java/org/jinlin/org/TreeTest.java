package org.jinlin.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final Unit DISTRICT = new Unit(1, "district", "district", "350605");
    private static final Unit TOWN = new Unit(2, "street", "town", "350605100");
    private static final Unit COMMUNITY = new Unit(3, "community", "community", "350605100009");
    private static final Unit GRID = new Unit(4, "grid", "grid", "350605100009001");
    private static final Unit BUREAU = new Unit(5, "department", "bureau", null);
    private final Tree tree = new Tree(List.of(DISTRICT, TOWN, COMMUNITY, GRID, BUREAU), Map.of(2L, 1L, 3L, 2L, 4L, 3L, 5L, 1L), 1);

    @Test
    void aChainStartsWithTheUnitAndEndsAtTheRoot() {
        assertThat(tree.chain(4)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(tree.chain(1)).containsExactly(1L);
        assertThat(tree.root()).isEqualTo(DISTRICT);
    }

    @Test
    void theRootHasNoParent() {
        assertThat(tree.parent(1)).isEmpty();
        assertThat(tree.parent(5)).hasValue(1);
    }

    @Test
    void childrenKeepTheGivenOrder() {
        assertThat(tree.children(1)).containsExactly(TOWN, BUREAU);
        assertThat(tree.children(4)).isEmpty();
    }

    @Test
    void underIsEverythingBelowNearestFirstWithoutTheUnitItself() {
        assertThat(tree.under(1)).containsExactly(TOWN, BUREAU, COMMUNITY, GRID);
        assertThat(tree.under(5)).isEmpty();
    }

    @Test
    void aLevelIsFoundAtOrAboveTheUnit() {
        assertThat(tree.atLevel(4, "grid")).hasValue(4);
        assertThat(tree.atLevel(4, "street")).hasValue(2);
        assertThat(tree.atLevel(2, "community")).isEmpty();
        assertThat(tree.atLevel(5, "street")).isEmpty();
    }

    @Test
    void aSearchAboveLeavesTheUnitItselfOut() {
        assertThat(tree.firstAtOrAbove(3, id -> id <= 3)).hasValue(3);
        assertThat(tree.firstAbove(3, id -> id <= 3)).hasValue(2);
        assertThat(tree.firstAbove(1, id -> true)).isEmpty();
    }

    @Test
    void aUnitIsFoundByItsCode() {
        assertThat(tree.byCode("350605100009")).contains(COMMUNITY);
        assertThat(tree.byCode("350605100010")).isEmpty();
        assertThat(tree.find(9)).isEmpty();
    }

    @Test
    void theSiblingIsNotAbove() {
        assertThat(tree.isAtOrAbove(2, 4)).isTrue();
        assertThat(tree.isAtOrAbove(4, 4)).isTrue();
        assertThat(tree.isAtOrAbove(4, 2)).isFalse();
        assertThat(tree.isAtOrAbove(5, 4)).isFalse();
    }

    @Test
    void whatHasEndedIsNotInTheTreeAndFindsItsWayUp() {
        var after = new Tree(List.of(DISTRICT, TOWN, COMMUNITY), Map.of(2L, 1L, 3L, 2L), 1, Map.of(4L, 3L, 5L, 4L, 6L, 7L, 7L, 6L, 8L, 9L));
        assertThat(after.find(4)).isEmpty();
        assertThat(after.chain(4)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(after.chain(5)).as("where it stood has ended too").containsExactly(5L, 3L, 2L, 1L);
        assertThat(after.chain(6)).as("each above the other in turn").containsExactly(6L, 1L);
        assertThat(after.chain(8)).as("under a unit that never was").containsExactly(8L, 1L);
        assertThat(after.atLevel(5, COMMUNITY.level())).hasValue(3);
        assertThat(after.firstAtOrAbove(5, id -> true)).as("nobody answers where nothing is").hasValue(3);
        assertThat(after.isAtOrAbove(3, 5)).isTrue();
        assertThat(after.isAtOrAbove(5, 3)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> after.unit(4));
        assertThatIllegalArgumentException().isThrownBy(() -> after.children(4));
    }

    @Test
    void anUnknownUnitIsRefusedByEveryQuestion() {
        assertThatIllegalArgumentException().isThrownBy(() -> tree.unit(9)).withMessageContaining("9");
        assertThatIllegalArgumentException().isThrownBy(() -> tree.parent(9));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.chain(9));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.children(9));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.under(9));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.isAtOrAbove(9, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.isAtOrAbove(1, 9));
    }

    @Test
    void aTreeThatIsNoneIsRefused() {
        refused(List.of(), Map.of(), 1, "root");
        refused(List.of(DISTRICT, TOWN), Map.of(2L, 1L, 1L, 2L), 1, "has a parent");
        refused(List.of(DISTRICT, TOWN), Map.of(), 1, "no parent");
        refused(List.of(DISTRICT, TOWN), Map.of(2L, 7L), 1, "unknown");
        refused(List.of(DISTRICT), Map.of(7L, 1L), 1, "unknown unit 7");
        refused(List.of(DISTRICT, DISTRICT), Map.of(), 1, "twice");
        refused(List.of(DISTRICT, new Unit(2, "street", "other", "350605")), Map.of(2L, 1L), 1, "350605");
    }

    @Test
    void aCircleBesideTheRootIsRefused() {
        refused(List.of(DISTRICT, TOWN, COMMUNITY, GRID), Map.of(2L, 3L, 3L, 2L, 4L, 1L), 1, "circle");
        refused(List.of(DISTRICT, TOWN), Map.of(2L, 2L), 1, "circle");
    }

    @Test
    void itsListsCannotBeChanged() {
        assertThat(tree.units()).isUnmodifiable();
        assertThat(tree.children(1)).isUnmodifiable();
        assertThat(tree.chain(4)).isUnmodifiable();
    }

    @Property(tries = 200)
    void everyChainEndsAtTheRootAndFollowsTheParents(@ForAll("trees") Tree some) {
        for (Unit unit : some.units()) {
            List<Long> chain = some.chain(unit.id());
            assertThat(chain).startsWith(unit.id()).endsWith(some.root().id()).doesNotHaveDuplicates();
            for (int i = 0; i + 1 < chain.size(); i++) {
                assertThat(some.parent(chain.get(i))).hasValue(chain.get(i + 1));
            }
        }
    }

    @Property(tries = 200)
    void aboveAndUnderAgree(@ForAll("trees") Tree some) {
        for (Unit upper : some.units()) {
            List<Unit> under = some.under(upper.id());
            for (Unit lower : some.units()) {
                assertThat(under.contains(lower) || lower.equals(upper)).isEqualTo(some.isAtOrAbove(upper.id(), lower.id()));
            }
        }
        assertThat(some.under(some.root().id())).hasSize(some.units().size() - 1);
    }

    @Property(tries = 200)
    void hangingAUnitUnderItsOwnBranchIsRefused(@ForAll("trees") Tree some, @ForAll int at, @ForAll int below) {
        List<Unit> others = some.units().stream().filter(unit -> !unit.equals(some.root())).toList();
        if (others.isEmpty()) {
            return;
        }
        Unit moved = others.get(Math.floorMod(at, others.size()));
        var branch = new ArrayList<>(some.under(moved.id()));
        branch.add(moved);
        var parents = new HashMap<Long, Long>();
        others.forEach(unit -> parents.put(unit.id(), some.parent(unit.id()).orElseThrow()));
        parents.put(moved.id(), branch.get(Math.floorMod(below, branch.size())).id());
        refused(List.copyOf(some.units()), parents, some.root().id(), "circle");
    }

    /// Every unit but the first hangs under an earlier one.
    @Provide
    Arbitrary<Tree> trees() {
        return Arbitraries.integers().between(1, 24).flatMap(size -> Combinators.combine(
                LongStream.range(2, size + 1).<Arbitrary<Long>>mapToObj(id -> Arbitraries.longs().between(1, id - 1)).toList())
                .as(TreeTest::treeOf));
    }

    private static Tree treeOf(List<Long> parents) {
        var edges = new HashMap<Long, Long>();
        var units = new ArrayList<>(List.of(new Unit(1, "district", "unit 1", null)));
        for (int i = 0; i < parents.size(); i++) {
            units.add(new Unit(i + 2, "grid", "unit " + (i + 2), "code " + i));
            edges.put((long) i + 2, parents.get(i));
        }
        return new Tree(units, edges, 1);
    }

    private static void refused(List<Unit> units, Map<Long, Long> parents, long root, String because) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tree(units, parents, root)).withMessageContaining(because);
    }
}
