package org.jinlin.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.CoverageUnion;

/// What a map of a unit draws: its grids while they can be told apart, else the towns or communities that they make up. Pure.
public final class MapAreas {

    private MapAreas() {}

    /// The grids themselves, the very same map; or the areas of the lowest level that are few enough, and of the highest when none are.
    ///
    /// @param levels of the tree, top first
    /// @param grids  of the unit with their boundaries
    /// @param most   so many can be told apart
    public static SequencedMap<Long, Geometry> of(Tree tree, List<String> levels, Unit unit, SequencedMap<Long, Geometry> grids, int most) {
        if (grids.size() <= most) {
            return grids;
        }
        List<SequencedMap<Long, List<Geometry>>> all = levels.stream().map(level -> areas(tree, unit, grids, level)).filter(areas -> areas.size() > 1 && areas.size() < grids.size()).toList();
        if (all.isEmpty()) {
            return grids;
        }
        var chosen = all.reversed().stream().filter(areas -> areas.size() <= most).findFirst().orElse(all.getFirst());
        var drawn = new LinkedHashMap<Long, Geometry>();
        chosen.forEach((area, parts) -> drawn.put(area, whole(parts)));
        return drawn;
    }

    /// Of all boundaries those of grids at or below a unit.
    public static SequencedMap<Long, Geometry> under(Tree tree, Unit unit, Map<Long, Geometry> boundaries) {
        var grids = new LinkedHashMap<Long, Geometry>();
        boundaries.forEach((grid, boundary) -> {
            if (tree.find(grid).isPresent() && tree.isAtOrAbove(unit.id(), grid)) {
                grids.put(grid, boundary);
            }
        });
        return grids;
    }

    /// The grids by the units of a level; nothing where some lie in none.
    private static SequencedMap<Long, List<Geometry>> areas(Tree tree, Unit unit, SequencedMap<Long, Geometry> grids, String level) {
        var areas = new LinkedHashMap<Long, List<Geometry>>();
        for (var grid : grids.entrySet()) {
            var area = tree.atLevel(grid.getKey(), level);
            if (area.isEmpty() || area.getAsLong() == unit.id() || !tree.isAtOrAbove(unit.id(), area.getAsLong())) {
                return new LinkedHashMap<>();
            }
            areas.computeIfAbsent(area.getAsLong(), _ -> new ArrayList<>()).add(grid.getValue());
        }
        return areas;
    }

    private static Geometry whole(List<Geometry> parts) {
        var pieces = parts.stream().flatMap(part -> IntStream.range(0, part.getNumGeometries()).mapToObj(part::getGeometryN)).toList();
        Geometry together = new GeometryFactory().buildGeometry(pieces);
        try {
            Geometry union = CoverageUnion.union(together);
            return union instanceof Polygonal && !union.isEmpty() ? union : together;
        } catch (TopologyException e) {
            // boundaries that overlap are drawn as they are
            return together;
        }
    }
}
