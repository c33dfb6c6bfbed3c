package org.jinlin.matters;

import java.util.Map;
import java.util.Set;

/// How much of what units were given they did in time: what somebody who gives out work wants to know of them. Counted by
/// the room that keeps facts, which knows this one and not the other way round.
@FunctionalInterface
public interface UnitRates {

    /// Of the matters that a unit was given lately.
    ///
    /// @param inTime done in time
    /// @param all    done, and open and overdue
    record InTime(int inTime, int all) {}

    /// By unit; a unit of which too few are known for a rate is left out.
    ///
    /// @param kinds of matters that count
    Map<Long, InTime> of(int district, Set<String> kinds);
}
