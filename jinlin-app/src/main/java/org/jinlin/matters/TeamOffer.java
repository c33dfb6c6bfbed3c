package org.jinlin.matters;

import java.util.List;
import java.util.Set;

/// A team and what it can do.
///
/// @param above  the team itself and the units above it, up to the top
/// @param skills by their codes
/// @param open   how much it has on
record TeamOffer(long unitId, List<Long> above, Set<String> skills, int open) {

    TeamOffer {
        above = List.copyOf(above);
        skills = Set.copyOf(skills);
        if (above.isEmpty() || above.getFirst() != unitId || open < 0) {
            throw new IllegalArgumentException("a team stands at the beginning of its own way up and has at least nothing on: " + unitId + ", " + above + ", " + open);
        }
    }
}
