package org.jinlin.playbook;

import java.util.Map;
import java.util.Set;

/// Which matters are meant: those of a kind, and of them only some.
///
/// @param stages where they stand now; empty for anywhere
/// @param ends   how they ended; empty for any way, and for open ones too
/// @param where  facts that they have; a flag that nobody set is false
public record Which(String kind, Set<String> stages, Set<String> ends, Map<String, Object> where) {

    /// Whether they are taken by the day of their end, not of their opening.
    public boolean byEnd() {
        return !ends.isEmpty();
    }
}
