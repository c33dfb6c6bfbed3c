package org.jinlin.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// The grids of a unit as a drawing, with what is open in each. Drawn as they lie, without a map below: degrees of CGCS2000,
/// the longitude shortened by the latitude so that shapes are true at this size. Pure.
///
/// @param grids  in the order of the units; or the areas that are made of them
/// @param areas  whether they are too many and each area stands for its own, which it opens
/// @param closer what has a map of its own directly below
public record DashMap(List<Grid> grids, boolean areas, List<Insight.Place> closer) {

    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    private static final int EDGE = 8;

    /// A grid.
    ///
    /// @param level 0 nothing open or no grade, 1 to 4 by the gravest grade; 4 also when something is over
    /// @param path  of the drawing
    /// @param x     where its number stands
    public record Grid(Insight.Place unit, int open, int late, int level, String path, double x, double y) {}

    /// What is open in a grid.
    record Load(Insight.Place unit, int open, int late, int level) {}

    static DashMap of(Map<Long, Geometry> boundaries, Map<Long, Load> loads, boolean areas, List<Insight.Place> closer) {
        var extent = new Envelope();
        boundaries.values().forEach(boundary -> extent.expandToInclude(boundary.getEnvelopeInternal()));
        double shorter = Math.cos(Math.toRadians(extent.centre().y));
        double scale = Math.min((WIDTH - 2 * EDGE) / Math.max(extent.getWidth() * shorter, 1e-9), (HEIGHT - 2 * EDGE) / Math.max(extent.getHeight(), 1e-9));
        double left = (WIDTH - extent.getWidth() * shorter * scale) / 2;
        double top = (HEIGHT - extent.getHeight() * scale) / 2;
        var grids = new ArrayList<Grid>();
        boundaries.forEach((unit, boundary) -> {
            Load load = loads.get(unit);
            Coordinate label = boundary.getInteriorPoint().getCoordinate();
            grids.add(new Grid(load.unit(), load.open(), load.late(), load.level(), path(boundary, extent, left, top, scale, shorter),
                    round(left + (label.x - extent.getMinX()) * shorter * scale), round(top + (extent.getMaxY() - label.y) * scale)));
        });
        return new DashMap(List.copyOf(grids), areas, closer);
    }

    private static String path(Geometry boundary, Envelope extent, double left, double top, double scale, double shorter) {
        var path = new StringBuilder();
        for (int i = 0; i < boundary.getNumGeometries(); i++) {
            Coordinate[] ring = ((Polygon) boundary.getGeometryN(i)).getExteriorRing().getCoordinates();
            path.append(List.of(ring).stream().limit(ring.length - 1L)
                    .map(at -> String.format(Locale.ROOT, "%.1f %.1f", left + (at.x - extent.getMinX()) * shorter * scale, top + (extent.getMaxY() - at.y) * scale))
                    .collect(Collectors.joining("L", "M", "Z")));
        }
        return path.toString();
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
