package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.app.WorldFile.MeshPart;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

class WorldMeshTest {

    @Property(tries = 100)
    void cellsFillTheMeshWithoutGapOrOverlap(@ForAll @IntRange(min = 1, max = 6) int columns, @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @DoubleRange(max = 0.4) double warp, @ForAll long seed) {
        List<Polygon> cells = WorldMesh.draw(part(columns, warp), columns * rows, new Random(seed));
        assertThat(cells).hasSize(columns * rows).allMatch(Polygon::isValid);
        Geometry union = new CascadedPolygonUnion(cells).union();
        double sum = cells.stream().mapToDouble(Polygon::getArea).sum();
        assertThat(sum).isCloseTo(union.getArea(), within(union.getArea() * 1e-9));
        assertThat(((Polygon) union).getNumInteriorRing()).isZero();
    }

    @Property(tries = 50)
    void cellsAreNumberedFromWestToEastAndThenFromNorthToSouth(@ForAll @DoubleRange(max = 0.4) double warp, @ForAll long seed) {
        List<Polygon> cells = WorldMesh.draw(part(5, warp), 25, new Random(seed));
        for (int i = 0; i < 25; i++) {
            if (i % 5 > 0) {
                assertThat(cells.get(i).getCentroid().getX()).isGreaterThan(cells.get(i - 1).getCentroid().getX());
            }
            if (i >= 5) {
                assertThat(cells.get(i).getCentroid().getY()).isLessThan(cells.get(i - 5).getCentroid().getY());
            }
        }
    }

    @Test
    void aCellHasTheWantedSizeAndStandsAroundTheCentre() {
        Polygon cell = WorldMesh.draw(part(1, 0), 1, new Random(1)).getFirst();
        var extent = cell.getEnvelopeInternal();
        assertThat(extent.getHeight() * 111_320).isCloseTo(150, within(0.1));
        assertThat(extent.getWidth() * 111_320 * Math.cos(Math.toRadians(24.62))).isCloseTo(170, within(0.1));
        assertThat(extent.centre().distance(new Coordinate(117.75, 24.62))).isLessThan(1e-6);
    }

    @Test
    void aMeshThatCannotBeDrawnIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorldMesh.draw(part(5, 0.1), 24, new Random(1)))
                .withMessageContaining("rows of 5");
        assertThatIllegalArgumentException().isThrownBy(() -> WorldMesh.draw(part(0, 0.1), 24, new Random(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> WorldMesh.draw(part(5, 0.41), 25, new Random(1)))
                .withMessageContaining("warp");
        assertThatIllegalArgumentException().isThrownBy(() -> WorldMesh.draw(part(5, -0.1), 25, new Random(1)));
    }

    private static MeshPart part(int columns, double warp) {
        return new MeshPart(117.75, 24.62, columns, 170, 150, warp, "demonstration");
    }
}
