package org.jinlin.matters;

import java.util.List;
import org.jinlin.org.Tree;
import org.jinlin.playbook.Playbook;

/// How exactly neighbours may be told where something is: by the level next above the lowest that answers for its units,
/// such as the community above its grids. Wide enough to hide a door. Pure.
final class Neighbourhood {

    private Neighbourhood() {}

    /// The nearest unit at or above a place that is as wide, where levels between are left out.
    static long nearest(Tree tree, Playbook playbook, long place) {
        return tree.find(place).isEmpty() ? tree.root().id() : tree.chain(place).stream().filter(unit -> of(tree, playbook, unit) == unit).findFirst().orElse(tree.root().id());
    }

    /// The unit whose name may be told of a place; the place itself when it is as wide, the top of the tree when nothing is.
    static long of(Tree tree, Playbook playbook, long place) {
        List<String> answering = playbook.levels().stream()
                .filter(level -> playbook.roles().values().stream().anyMatch(role -> role.owns() && role.at().contains(level))).toList();
        if (answering.isEmpty() || tree.find(place).isEmpty()) {
            return tree.root().id();
        }
        String wanted = answering.get(Math.max(0, answering.size() - 2));
        int level = playbook.levels().indexOf(tree.unit(place).level());
        boolean isWide = level >= 0 && level <= playbook.levels().indexOf(wanted);
        return isWide ? place : tree.atLevel(place, wanted).orElse(tree.root().id());
    }
}
