package org.jinlin.insight;

import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// Who is below the number that is owed: units; persons only for who is responsible for them, else how many of each unit.
/// In the order of the units, never of the numbers.
///
/// @param all whether who did enough is on it too
public record ObligationList(Insight.Place unit, String name, String formula, boolean all, Page<Line> page) {

    /// @param name  of a unit, or masked of a person
    /// @param place where the person holds the post; the unit above a unit
    /// @param done  absent for a unit whose persons are counted only
    /// @param says  one sentence
    public record Line(String name, String place, @Nullable Integer done, int owed, String says) {}
}
