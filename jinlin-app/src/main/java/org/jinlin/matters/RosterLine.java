package org.jinlin.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jspecify.annotations.Nullable;

/// A row of a roster as it came.
///
/// @param number as Excel counts rows
record RosterLine(int number, Map<RosterColumn, Cell> cells) {

    Cell at(RosterColumn column) {
        return cells.getOrDefault(column, Cell.NOTHING);
    }

    /// What stands there, empty for nothing.
    String text(RosterColumn column) {
        return at(column).text();
    }

    /// A row that can be entered: whom to ask, and for what.
    ///
    /// @param phone  digits only
    /// @param place  where the person lives, a grid or below one
    /// @param of     of which unit the person is
    /// @param facts  choices by their fields
    record Good(int number, String name, String phone, String address, long place, Of of, Map<String, String> facts, @Nullable LocalDate since, @Nullable Second second) {}

    /// A unit of this district, or one of another that gives its word there.
    sealed interface Of {

        record Here(long unit) implements Of {}

        record Elsewhere(Elsewheres.Found unit) implements Of {}
    }

    /// A second membership.
    record Second(long unit, @Nullable LocalDate since) {}

    /// What is wrong with a row, all of it.
    record Bad(int number, List<Refusal> faults) {

        Bad {
            faults = List.copyOf(faults);
        }
    }
}
