package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class DashMapTest {

    private static Geometry area(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static DashMap.Load load(int unit, int open) {
        return new DashMap.Load(new Insight.Place(Integer.toString(unit), "网格" + unit), open, 0, 0);
    }

    @Test
    void northIsUpAndEverythingFits() {
        var boundaries = new LinkedHashMap<Long, Geometry>();
        boundaries.put(1L, area("POLYGON((117.75 24.62, 117.76 24.62, 117.76 24.63, 117.75 24.63, 117.75 24.62))"));
        boundaries.put(2L, area("POLYGON((117.75 24.63, 117.76 24.63, 117.76 24.64, 117.75 24.64, 117.75 24.63))"));
        DashMap map = DashMap.of(boundaries, Map.of(1L, load(1, 3), 2L, load(2, 0)), false, List.of());
        assertThat(map.grids()).extracting(grid -> grid.unit().id()).containsExactly("1", "2");
        assertThat(map.grids().get(1).y()).as("the northern one stands above").isLessThan(map.grids().get(0).y());
        assertThat(map.grids()).allSatisfy(grid -> {
            assertThat(grid.path()).matches("M[0-9. ]+(L[0-9. ]+){3}Z");
            assertThat(grid.x()).isBetween(0.0, (double) DashMap.WIDTH);
            assertThat(grid.y()).isBetween(0.0, (double) DashMap.HEIGHT);
        });
    }

    @Test
    void aGridOfSeveralPiecesHasAllOfThem() {
        Geometry pieces = area("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))");
        assertThat(DashMap.of(Map.of(1L, pieces), Map.of(1L, load(1, 0)), false, List.of()).grids().getFirst().path()).matches("M[^M]*Z" + "M[^M]*Z");
    }
}
