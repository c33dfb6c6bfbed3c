package org.jinlin.org;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
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
    private final SequencedMap<Long, Geometry> boundaries = new LinkedHashMap<>();

    GridIndex(List<OrgRows.AreaRow> areas) {
        var reader = new WKTReader(GEOMETRY);
        for (var area : areas) {
            try {
                var boundary = reader.read(area.boundary());
                boundaries.put(area.unitId(), boundary);
                cells.insert(boundary.getEnvelopeInternal(), new Cell(area.unitId(), PreparedGeometryFactory.prepare(boundary)));
            } catch (ParseException e) {
                throw new IllegalStateException("the stored boundary of unit " + area.unitId() + " cannot be read", e);
            }
        }
        cells.build();
    }

    SequencedMap<Long, Geometry> boundaries() {
        return Collections.unmodifiableSequencedMap(boundaries);
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
