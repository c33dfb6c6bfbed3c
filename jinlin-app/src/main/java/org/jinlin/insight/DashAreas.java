package org.jinlin.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jinlin.org.MapAreas;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.locationtech.jts.geom.Geometry;

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
        SequencedMap<Long, Geometry> grids = MapAreas.under(tree, unit, boundaries);
        if (grids.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<Long, Geometry> drawn = MapAreas.of(tree, drawing.playbook().levels(), unit, grids, MOST);
        var loads = new LinkedHashMap<Long, DashMap.Load>();
        drawn.keySet().forEach(each -> loads.put(each, load(each)));
        return Optional.of(DashMap.of(drawn, loads, drawn != grids, closer(unit, grids)));
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
