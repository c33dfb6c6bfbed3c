package org.jinlin.org;

import java.util.List;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Finds the grid of a place, in memory. A place on a border belongs to the grid that was made first, so it has one
/// grid, always the same (each grid in exactly one community, DB6101/T 3185-2024).
final class GridIndex {

    private record Cell(long unitId, PreparedGeometry boundary) {}

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private final STRtree cells = new STRtree();

    GridIndex(List<OrgRows.AreaRow> areas) {
        var reader = new WKTReader(GEOMETRY);
        for (var area : areas) {
            try {
                var boundary = reader.read(area.boundary());
                cells.insert(boundary.getEnvelopeInternal(), new Cell(area.unitId(), PreparedGeometryFactory.prepare(boundary)));
            } catch (ParseException e) {
                throw new IllegalStateException("the stored boundary of unit " + area.unitId() + " cannot be read", e);
            }
        }
        cells.build();
    }

    OptionalLong at(double longitude, double latitude) {
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            return OptionalLong.empty();
        }
        var place = new Coordinate(longitude, latitude);
        var point = GEOMETRY.createPoint(place);
        List<?> near = cells.query(new Envelope(place));
        return near.stream().map(Cell.class::cast)
                .filter(cell -> cell.boundary().covers(point))
                .mapToLong(Cell::unitId).min();
    }
}
