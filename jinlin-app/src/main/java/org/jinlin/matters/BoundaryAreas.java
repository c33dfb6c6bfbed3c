package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Boundaries;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/// Finds areas of one level that lie over each other: every address is to have one grid. Pure.
final class BoundaryAreas {

    /// In square metres: less is the ends of lines that were drawn by hand.
    private static final double LEAST = 1;
    private static final double METRES_A_DEGREE = 111_320;

    private final Boundaries.Planned planned;
    private final STRtree index = new STRtree();

    BoundaryAreas(Boundaries.Planned planned) {
        this.planned = planned;
        planned.areas().forEach((unit, area) -> index.insert(area.getEnvelopeInternal(), Map.entry(unit, area)));
        index.build();
    }

    /// One for each pair of areas of which one is drawn anew, with how much both claim.
    List<Refusal> overlaps(Collection<Long> drawn) {
        var found = new ArrayList<Refusal>();
        for (long unit : drawn) {
            Geometry area = planned.areas().get(unit);
            List<?> near = area == null ? List.of() : index.query(area.getEnvelopeInternal());
            for (Object each : near) {
                var other = (Map.Entry<?, ?>) each;
                long id = (Long) other.getKey();
                boolean isTold = drawn.contains(id) && id <= unit;
                double shared = isTold || !sameLevel(unit, id) ? 0 : metres(area.intersection((Geometry) other.getValue()));
                if (shared >= LEAST) {
                    found.add(Refusal.of("BOUNDARY_OVERLAP", planned.tree().unit(unit).name(), planned.tree().unit(id).name(), Long.toString(Math.round(shared))));
                }
            }
        }
        return found;
    }

    private boolean sameLevel(long one, long other) {
        return one != other && planned.tree().unit(one).level().equals(planned.tree().unit(other).level());
    }

    private static double metres(Geometry area) {
        return area.isEmpty() ? 0 : area.getArea() * METRES_A_DEGREE * METRES_A_DEGREE * Math.cos(Math.toRadians(area.getCentroid().getY()));
    }
}
