package org.jinlin.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.CoverageUnion;

/// Chooses what a map draws: every grid while they can be told apart, else the towns or communities that they make up, each
/// of which opens its own, larger map. Pure.
final class DashAreas {

    /// So many numbers can be read on one map.
    static final int MOST = 60;

    private final DashDrawing drawing;
    private final DashCounts.OpenNow now;

    DashAreas(DashDrawing drawing, DashCounts.OpenNow now) {
        this.drawing = drawing;
        this.now = now;
    }

    /// Nothing when the house has no boundaries at or below the unit.
    Optional<DashMap> map(Unit unit, Map<Long, Geometry> boundaries) {
        Tree tree = drawing.tree();
        var grids = new LinkedHashMap<Long, Geometry>();
        boundaries.forEach((grid, boundary) -> {
            if (tree.find(grid).isPresent() && tree.isAtOrAbove(unit.id(), grid)) {
                grids.put(grid, boundary);
            }
        });
        if (grids.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<Long, Geometry> drawn = drawn(unit, grids);
        var loads = new LinkedHashMap<Long, DashMap.Load>();
        drawn.keySet().forEach(each -> loads.put(each, load(each)));
        return Optional.of(DashMap.of(drawn, loads, drawn != grids, closer(unit, grids)));
    }

    /// The grids; or the areas of the lowest level that are few enough, and of the highest when none are.
    private SequencedMap<Long, Geometry> drawn(Unit unit, SequencedMap<Long, Geometry> grids) {
        if (grids.size() <= MOST) {
            return grids;
        }
        List<SequencedMap<Long, List<Geometry>>> levels = drawing.playbook().levels().stream().map(level -> areas(unit, grids, level))
                .filter(areas -> areas.size() > 1 && areas.size() < grids.size()).toList();
        if (levels.isEmpty()) {
            return grids;
        }
        var chosen = levels.reversed().stream().filter(areas -> areas.size() <= MOST).findFirst().orElse(levels.getFirst());
        var drawn = new LinkedHashMap<Long, Geometry>();
        chosen.forEach((area, parts) -> drawn.put(area, whole(parts)));
        return drawn;
    }

    /// The grids by the units of a level; nothing where some lie in none.
    private SequencedMap<Long, List<Geometry>> areas(Unit unit, SequencedMap<Long, Geometry> grids, String level) {
        Tree tree = drawing.tree();
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

    /// The units below that share the grids among them: each is a map of its own. One that has all of them would show the same.
    private List<Insight.Place> closer(Unit unit, SequencedMap<Long, Geometry> grids) {
        Tree tree = drawing.tree();
        List<Unit> below = tree.children(unit.id()).stream().filter(child -> !grids.containsKey(child.id()) && grids.keySet().stream().anyMatch(grid -> tree.isAtOrAbove(child.id(), grid))).toList();
        boolean isSame = below.size() == 1 && grids.keySet().stream().allMatch(grid -> tree.isAtOrAbove(below.getFirst().id(), grid));
        return isSame ? closer(below.getFirst(), grids) : below.stream().map(Insight::place).toList();
    }

    private DashMap.Load load(long area) {
        Tree tree = drawing.tree();
        List<DashCounts.Open> there = now.open().stream().filter(open -> drawing.above(open.place()).contains(area)).toList();
        var load = new DashCounts.OpenNow(there, now.at());
        int level = load.late() > 0 ? drawing.playbook().grades().size() : there.stream().mapToInt(open -> drawing.level(open.grade())).max().orElse(0);
        return new DashMap.Load(Insight.place(tree.unit(area)), load.matters(), load.late(), level);
    }
}
