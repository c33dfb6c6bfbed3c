package org.jinlin.org;

import java.util.List;

/// A unit that hangs elsewhere since a day: all units that were above it before and that are now, itself included, nearest first.
public record Resettled(long unitId, List<Long> before, List<Long> now) {

    /// Units that were above it and are not any more.
    public List<Long> lost() {
        return before.stream().filter(unit -> !now.contains(unit)).toList();
    }
}
