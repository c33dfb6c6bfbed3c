package org.jinlin.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.org.OrgRows.AreaRow;
import org.junit.jupiter.api.Test;

class GridIndexTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    @Property(tries = 300)
    void inARegularMeshThePlaceTellsTheCell(@ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @DoubleRange(min = -1, max = 9) double longitude, @ForAll @DoubleRange(min = -1, max = 9) double latitude) {
        var found = new GridIndex(mesh(size)).at(longitude, latitude);
        if (longitude < 0 || latitude < 0 || longitude > size || latitude > size) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasValue(lower(latitude) * size + lower(longitude));
        }
    }

    @Property(tries = 100)
    void aCornerOfFourCellsBelongsToTheFirst(@ForAll @IntRange(min = 1, max = 7) int column, @ForAll @IntRange(min = 1, max = 7) int row) {
        assertThat(new GridIndex(mesh(8)).at(column, row)).hasValue((row - 1) * 8L + column - 1);
    }

    @Test
    void withoutAreasNoPlaceIsFound() {
        assertThat(new GridIndex(List.of()).at(117.75, 24.62)).isEmpty();
    }

    @Test
    void aHoleIsOutsideAndItsRimInside() {
        var index = new GridIndex(List.of(area(1, "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1))")));
        assertThat(index.at(2, 2)).isEmpty();
        assertThat(index.at(1, 2)).hasValue(1);
        assertThat(index.at(0.5, 0.5)).hasValue(1);
    }

    @Test
    void aGridMayLieInSeveralPieces() {
        var index = new GridIndex(List.of(area(1, "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")));
        assertThat(index.at(5.9, 5.5)).hasValue(1);
        assertThat(index.at(3, 3)).isEmpty();
    }

    @Test
    void aStoredBoundaryThatCannotBeReadNamesTheUnit() {
        assertThatThrownBy(() -> new GridIndex(List.of(area(7, "POLYGON ((0 0, 1")))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unit 7");
    }

    /// Cells of one degree, row by row.
    private static List<AreaRow> mesh(int size) {
        var areas = new ArrayList<AreaRow>();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                areas.add(area((long) row * size + column, "POLYGON ((%1$d %2$d, %3$d %2$d, %3$d %4$d, %1$d %4$d, %1$d %2$d))"
                        .formatted(column, row, column + 1, row + 1)));
            }
        }
        return areas;
    }

    /// The cell of a place; on a border the lower one.
    private static long lower(double degrees) {
        return Math.max(0, (long) Math.ceil(degrees) - 1);
    }

    private static AreaRow area(long unit, String wkt) {
        return new AreaRow(unit, SINCE, null, wkt);
    }
}
