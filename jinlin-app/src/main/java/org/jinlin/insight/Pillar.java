package org.jinlin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a district does under one name, in numbers that everybody may read.
///
/// @param sum of its numbers; absent where one of them is a share, or nothing to add up
public record Pillar(String code, String name, @Nullable Long sum, List<Line> figures) {

    /// A number of it.
    ///
    /// @param value   as people read it
    /// @param formula a sentence made from the playbook
    /// @param missing units that have none, the first of them; absent where no units are counted
    /// @param more    how many more of those there are
    public record Line(String code, String name, String value, long count, String formula, @Nullable List<String> missing, int more) {}

    /// The pillars of a unit.
    public record Board(Insight.Place unit, List<Pillar> pillars) {}
}
