package org.jinlin.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody owes, as a person and for the units that the person answers for.
public record ObligationCard(LocalDate day, List<Line> lines) {

    /// Whether something on it is owed for a unit: then the numbers of that unit may be seen.
    public boolean isForUnits() {
        return lines.stream().anyMatch(line -> !line.unit().isEmpty());
    }

    /// @param unit      for which it is owed; empty for what the person owes
    /// @param from      first day of the stretch
    /// @param sum       whether it is so much, and not so often
    /// @param flag      a sentence when less was done than is owed
    /// @param kept      in how many stretches of the year that are over it was done
    /// @param stretches how many are over
    public record Line(String code, String name, String formula, String unit, LocalDate from, LocalDate to, int done, int owed, boolean sum, @Nullable String flag, int kept, int stretches) {}
}
