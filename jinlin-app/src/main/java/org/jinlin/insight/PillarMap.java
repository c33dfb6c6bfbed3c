package org.jinlin.insight;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.matters.MatterPagesMap;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// Where something is and where it is still missing, drawn over the areas of a place. Pure.
///
/// @param having ids of areas in which nobody lacks it
/// @param bare   ids of areas in which somebody does
public record PillarMap(MatterPagesMap map, Set<String> having, Set<String> bare) {

    /// Nothing where there are no boundaries, or nothing of it lies within them.
    static @Nullable PillarMap of(Map<Long, Geometry> areas, Tree tree, Collection<Unit> with, Collection<Unit> without) {
        MatterPagesMap map = MatterPagesMap.of(areas, tree, List.of(), null);
        if (map == null) {
            return null;
        }
        var having = new HashSet<String>();
        var bare = new HashSet<String>();
        for (long area : areas.keySet()) {
            if (touches(tree, area, without)) {
                bare.add(Long.toString(area));
            } else if (touches(tree, area, with)) {
                having.add(Long.toString(area));
            }
        }
        return having.isEmpty() && bare.isEmpty() ? null : new PillarMap(map, Set.copyOf(having), Set.copyOf(bare));
    }

    private static boolean touches(Tree tree, long area, Collection<Unit> units) {
        return units.stream().anyMatch(unit -> tree.isAtOrAbove(area, unit.id()) || tree.isAtOrAbove(unit.id(), area));
    }

    /// How an area is drawn.
    public String look(MatterPagesMap.Shape shape) {
        return having.contains(shape.unit()) ? "grid chosen" : bare.contains(shape.unit()) ? "grid bare" : "grid";
    }
}
