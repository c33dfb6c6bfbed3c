package org.jinlin.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.org.OrgRows.AreaRow;
import org.jinlin.org.OrgRows.EdgeRow;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant NOON = Instant.parse("2026-01-01T04:00:00Z");

    /// Unit i + 2 hangs under the root from its own day on, for as many days as `lengths` says; 0 means without an end.
    @Property(tries = 200)
    void onEveryDayExactlyTheUnitsWithAnEdgeAreThere(@ForAll @Size(max = 12) List<@IntRange(max = 20) Integer> begins,
            @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 20) Integer> lengths, @ForAll @IntRange(min = -2, max = 45) int day) {
        var edges = new ArrayList<EdgeRow>();
        var expected = new ArrayList<>(List.of(1L));
        for (int i = 0; i < begins.size(); i++) {
            LocalDate from = DAY.plusDays(begins.get(i));
            edges.add(new EdgeRow(i + 2, 1, from, lengths.get(i) == 0 ? null : from.plusDays(lengths.get(i))));
            if (day >= begins.get(i) && (lengths.get(i) == 0 || day < begins.get(i) + lengths.get(i))) {
                expected.add(i + 2L);
            }
        }
        var snapshot = new Snapshot(new OrgRows(units(begins.size() + 1), edges, List.of(), List.of()), 1);
        assertThat(snapshot.tree(DAY.plusDays(day)).units()).extracting(Unit::id).containsExactlyElementsOf(expected);
    }

    @Test
    void daysWithoutAChangeShareOneTree() {
        var snapshot = snapshot(new EdgeRow(2, 1, DAY, DAY.plusDays(10)));
        assertThat(snapshot.tree(DAY)).isSameAs(snapshot.tree(DAY.plusDays(9)));
        assertThat(snapshot.tree(DAY.plusDays(10))).isNotSameAs(snapshot.tree(DAY)).isSameAs(snapshot.tree(DAY.plusYears(100)));
    }

    @Test
    void aUnitMayComeBackUnderAnotherParent() {
        var snapshot = snapshot(new EdgeRow(2, 1, DAY, null), new EdgeRow(3, 2, DAY, DAY.plusDays(5)),
                new EdgeRow(3, 1, DAY.plusDays(7), null));
        assertThat(snapshot.tree(DAY.plusDays(4)).chain(3)).containsExactly(3L, 2L, 1L);
        assertThat(snapshot.tree(DAY.plusDays(6)).find(3)).isEmpty();
        assertThat(snapshot.tree(DAY.plusDays(7)).chain(3)).containsExactly(3L, 1L);
    }

    @Test
    void aUnitThatEndedIsFoundUnderWhereItStoodLastUntilItComesBack() {
        var snapshot = snapshot(new EdgeRow(2, 1, DAY, null), new EdgeRow(3, 1, DAY, DAY.plusDays(2)), new EdgeRow(3, 2, DAY.plusDays(2), DAY.plusDays(5)),
                new EdgeRow(3, 1, DAY.plusDays(7), null));
        assertThat(snapshot.tree(DAY.plusDays(6)).chain(3)).containsExactly(3L, 2L, 1L);
        assertThat(snapshot.tree(DAY.plusDays(7)).chain(3)).containsExactly(3L, 1L);
        assertThatThrownBy(() -> snapshot.tree(DAY.minusDays(1)).chain(3)).as("not yet").isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoParentsOnOneDayAreADefectThatNamesTheUnit() {
        var snapshot = snapshot(new EdgeRow(2, 1, DAY, null), new EdgeRow(3, 1, DAY, null), new EdgeRow(3, 2, DAY.plusDays(1), null));
        assertThat(snapshot.tree(DAY).units()).hasSize(3);
        assertThatThrownBy(() -> snapshot.tree(DAY.plusDays(1))).isInstanceOf(IllegalStateException.class).hasMessageContaining("unit 3");
    }

    @Test
    void aGridThatIsNoLongerInTheTreeIsNotFound() {
        var area = new AreaRow(2, DAY, null, "POLYGON ((0 0, 1 0, 1 1, 0 0))");
        var snapshot = new Snapshot(new OrgRows(units(2), List.of(new EdgeRow(2, 1, DAY, DAY.plusDays(3))), List.of(area), List.of()), 1);
        assertThat(snapshot.unitAt(DAY, 0.9, 0.5)).hasValue(2);
        assertThat(snapshot.unitAt(DAY.plusDays(3), 0.9, 0.5)).isEmpty();
    }

    @Test
    void ofTwoBoundariesTheOneOfTheDayCounts() {
        var before = new AreaRow(2, DAY, DAY.plusDays(3), "POLYGON ((0 0, 1 0, 1 1, 0 0))");
        var after = new AreaRow(2, DAY.plusDays(3), null, "POLYGON ((5 5, 6 5, 6 6, 5 5))");
        var snapshot = new Snapshot(new OrgRows(units(2), List.of(new EdgeRow(2, 1, DAY, null)), List.of(before, after), List.of()), 1);
        assertThat(snapshot.unitAt(DAY.plusDays(2), 0.9, 0.5)).hasValue(2);
        assertThat(snapshot.unitAt(DAY.plusDays(2), 5.9, 5.5)).isEmpty();
        assertThat(snapshot.unitAt(DAY.plusDays(3), 0.9, 0.5)).isEmpty();
        assertThat(snapshot.unitAt(DAY.plusDays(3), 5.9, 5.5)).hasValue(2);
    }

    @Test
    void aFutureBindingBelowDoesNotHideTheOneAbove() {
        var bindings = List.of(new OrgRows.BindingRow(1, new Binding("base", 1), NOON),
                new OrgRows.BindingRow(2, new Binding("own", 1), NOON.plusSeconds(60)));
        var snapshot = new Snapshot(new OrgRows(units(2), List.of(new EdgeRow(2, 1, DAY, null)), List.of(), bindings), 1);
        assertThat(snapshot.binding(DAY, 2, NOON.minusSeconds(1))).isEmpty();
        assertThat(snapshot.binding(DAY, 2, NOON)).contains(new Binding("base", 1));
        assertThat(snapshot.binding(DAY, 2, NOON.plusSeconds(60))).contains(new Binding("own", 1));
        assertThat(snapshot.binding(DAY, 1, NOON.plusSeconds(60))).contains(new Binding("base", 1));
    }

    private static Snapshot snapshot(EdgeRow... edges) {
        return new Snapshot(new OrgRows(units(3), List.of(edges), List.of(), List.of()), 1);
    }

    private static List<Unit> units(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(id -> new Unit(id, "grid", "unit " + id, null)).toList();
    }
}
