package org.jinlin.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// A register (册): what is open of a kind at a unit and below, with the fields that its moves declare, due reviews first; or what is
/// over, what ended last first.
///
/// @param over    whether it holds what has ended
/// @param matters all of them, not only this page
/// @param late    of which what is due is over
/// @param bars    whether its matters are drawn as bars
/// @param columns the fields that a line of this page has, and every number field that has a sum
public record Register(Insight.Place unit, Insight.Named kind, boolean over, int matters, int late, boolean bars, List<Column> columns, Page<Line> page) {

    /// @param sum of a number field over all of them
    public record Column(String code, String name, @Nullable Long sum) {}

    /// @param said   the beginning of what was said on opening, where the viewer may read it
    /// @param fields what is known, in words
    /// @param dueAt  of what is due first; of what is over when it ended
    public record Line(String number, @Nullable String said, String place, String state, @Nullable Instant dueAt, boolean late, Map<String, String> fields) {

        /// What stands in a column.
        public String in(Column column) {
            return fields.getOrDefault(column.code(), "");
        }
    }

    /// One of the registers of a unit.
    public record Kept(String kind, String name, int matters) {}
}
