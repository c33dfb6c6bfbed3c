package org.jinlin.org;

import org.locationtech.jts.geom.Geometry;

/// Where a grid lies.
///
/// @param boundary a valid polygon or several; degrees of longitude and latitude, CGCS2000 (EPSG:4490)
/// @param source   where the boundary comes from, such as `demonstration`
public record Area(long unitId, Geometry boundary, String source) {

    public Area {
        if (boundary.getDimension() != 2 || boundary.isEmpty() || !boundary.isValid()) {
            throw new IllegalArgumentException("the boundary of unit " + unitId + " is no valid polygon");
        }
        var extent = boundary.getEnvelopeInternal();
        if (extent.getMinX() < -180 || extent.getMaxX() > 180 || extent.getMinY() < -90 || extent.getMaxY() > 90) {
            throw new IllegalArgumentException("the boundary of unit " + unitId + " is not in degrees");
        }
    }
}
