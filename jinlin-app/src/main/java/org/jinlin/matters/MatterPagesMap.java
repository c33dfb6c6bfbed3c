package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A small map of grids as lines to draw, without a map service: a picture for everybody, and a place to tap where the
/// browser runs scripts. Whoever cannot see or tap it chooses from the list instead.
///
/// @param west   degrees of the left edge; `north` of the upper one
/// @param across degrees of longitude that one step to the right is; `down` of latitude for one step down
public record MatterPagesMap(int width, int height, double west, double north, double across, double down, List<Shape> shapes, @Nullable Pin pin) {

    private static final int WIDTH = 360;
    private static final int HIGHEST = 420;
    private static final int LOWEST = 140;
    private static final double MARGIN = 0.04;
    /// More cannot be told apart on a phone.
    private static final int MOST = 80;

    /// A grid.
    ///
    /// @param path  in the words of SVG
    /// @param x     where its name is written
    /// @param chosen whether it is the place chosen or lived in
    public record Shape(String unit, String name, String path, int x, int y, boolean chosen) {}

    /// The point that was chosen.
    public record Pin(int x, int y) {}

    /// The grids with a boundary; null when there are none, or too many to be told apart.
    public static @Nullable MatterPagesMap of(Map<Long, Geometry> boundaries, Tree tree, List<Long> chosen, @Nullable Coordinate point) {
        List<Unit> units = boundaries.keySet().stream().flatMap(id -> tree.find(id).stream()).toList();
        if (units.isEmpty() || units.size() > MOST) {
            return null;
        }
        var extent = new Envelope();
        units.forEach(unit -> extent.expandToInclude(boundaries.get(unit.id()).getEnvelopeInternal()));
        extent.expandBy(extent.getWidth() * MARGIN, extent.getHeight() * MARGIN);
        double narrowing = Math.cos(Math.toRadians(extent.centre().getY()));
        double down = extent.getWidth() * narrowing / WIDTH;
        int height = (int) Math.clamp(Math.ceil(extent.getHeight() / down), LOWEST, HIGHEST);
        var map = new MatterPagesMap(WIDTH, height, extent.getMinX(), extent.getMaxY(), extent.getWidth() / WIDTH, Math.max(down, extent.getHeight() / height), List.of(), null);
        var shapes = new ArrayList<Shape>();
        for (Unit unit : units) {
            Geometry boundary = boundaries.get(unit.id());
            Coordinate middle = boundary.getInteriorPoint().getCoordinate();
            shapes.add(new Shape(Long.toString(unit.id()), unit.name(), map.path(boundary), (int) map.x(middle), (int) map.y(middle), chosen.contains(unit.id())));
        }
        Pin pin = point == null || !extent.contains(point) ? null : new Pin((int) map.x(point), (int) map.y(point));
        return new MatterPagesMap(map.width, map.height, map.west, map.north, map.across, map.down, List.copyOf(shapes), pin);
    }

    double x(Coordinate at) {
        return (at.getX() - west) / across;
    }

    double y(Coordinate at) {
        return (north - at.getY()) / down;
    }

    private String path(Geometry boundary) {
        var path = new StringBuilder();
        for (int part = 0; part < boundary.getNumGeometries(); part++) {
            Coordinate[] corners = boundary.getGeometryN(part).getCoordinates();
            for (int i = 0; i < corners.length; i++) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x(corners[i]), y(corners[i])));
            }
            path.append('Z');
        }
        return path.toString();
    }

    /// Whether names fit into the shapes.
    public boolean isNamed() {
        return shapes.size() <= 30;
    }
}
