package org.jinlin.org;

import java.util.List;
import java.util.Map;

/// A unit that hangs elsewhere since a day: all units that were above it before and that are now, itself included, nearest first.
/// One that has closed is not among those that are now.
///
/// @param levels of the units before, by unit: some of them may be there no more
public record Resettled(long unitId, List<Long> before, List<Long> now, Map<Long, String> levels) {

    /// Units that were above it and are not any more.
    public List<Long> lost() {
        return before.stream().filter(unit -> !now.contains(unit)).toList();
    }

    /// Whether the unit is there no more.
    public boolean isClosed() {
        return !now.contains(unitId);
    }
}
