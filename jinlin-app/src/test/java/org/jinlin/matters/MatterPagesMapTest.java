package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// The small map: a tap on it must come back as the place that was tapped.
class MatterPagesMapTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double WEST = 117.75;
    private static final double NORTH = 24.62;
    private static final double STEP = 0.002;

    private static Tree tree(int grids) {
        var units = new java.util.ArrayList<Unit>(List.of(new Unit(1, "community", "社区", null)));
        var parents = new LinkedHashMap<Long, Long>();
        LongStream.rangeClosed(2, grids + 1).forEach(id -> {
            units.add(new Unit(id, "grid", "网格 " + id, null));
            parents.put(id, 1L);
        });
        return new Tree(units, parents, 1);
    }

    private static Map<Long, Geometry> squares(int grids) {
        var squares = new LinkedHashMap<Long, Geometry>();
        for (int i = 0; i < grids; i++) {
            double west = WEST + (i % 5) * STEP;
            double south = NORTH + (i / 5) * STEP;
            squares.put(i + 2L, GEOMETRY.toGeometry(new Envelope(west, west + STEP, south, south + STEP)));
        }
        return squares;
    }

    @Test
    void everyGridIsDrawnInsideThePicture() {
        var map = MatterPagesMap.of(squares(10), tree(10), List.of(3L, 1L), null);
        assertThat(map).isNotNull();
        assertThat(map.shapes()).hasSize(10).allSatisfy(shape -> {
            assertThat(shape.x()).isBetween(0, map.width());
            assertThat(shape.y()).isBetween(0, map.height());
            assertThat(shape.path()).startsWith("M").endsWith("Z").doesNotContain("NaN", "E");
        });
        assertThat(map.shapes().stream().filter(MatterPagesMap.Shape::chosen).map(MatterPagesMap.Shape::unit)).containsExactly("3");
        assertThat(map.isNamed()).isTrue();
    }

    @Test
    void aTapComesBackAsThePlaceThatWasTapped() {
        var point = new Coordinate(WEST + STEP / 3, NORTH + STEP / 4);
        var map = MatterPagesMap.of(squares(10), tree(10), List.of(), point);
        assertThat(map.pin()).isNotNull();
        assertThat(map.west() + map.pin().x() * map.across()).isCloseTo(point.getX(), org.assertj.core.data.Offset.offset(map.across() * 1.5));
        assertThat(map.north() - map.pin().y() * map.down()).isCloseTo(point.getY(), org.assertj.core.data.Offset.offset(map.down() * 1.5));
    }

    @Test
    void aPointElsewhereHasNoPin() {
        assertThat(MatterPagesMap.of(squares(3), tree(3), List.of(), new Coordinate(0, 0)).pin()).isNull();
    }

    @Test
    void withoutGridsOrWithTooManyThereIsNoMap() {
        assertThat(MatterPagesMap.of(Map.of(), tree(3), List.of(), null)).isNull();
        assertThat(MatterPagesMap.of(squares(81), tree(81), List.of(), null)).isNull();
        assertThat(MatterPagesMap.of(squares(40), tree(40), List.of(), null).isNamed()).as("too small for names").isFalse();
    }

    @Test
    void aGridThatHasEndedIsNotDrawn() {
        assertThat(MatterPagesMap.of(squares(4), tree(2), List.of(), null).shapes()).hasSize(2);
    }
}
