package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;

/// Everything the rules look at when somebody wants to make a move. Loaded in one transaction, the parent locked first.
///
/// @param children the matters opened by this one
/// @param follows  whether the actor follows the matter
record Situation(
        Playbook playbook, Kind kind, Matter matter, Optional<Matter> parent, List<Matter> children, boolean follows, Offices offices) {

    boolean hasOpenChildren(java.util.Set<String> kinds) {
        return children.stream().anyMatch(child -> child.isOpen() && kinds.contains(child.identity().kind()));
    }
}
