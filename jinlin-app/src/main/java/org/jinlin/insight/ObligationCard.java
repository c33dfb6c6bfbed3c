package org.jinlin.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody owes, as a person and for the units that the person answers for.
public record ObligationCard(LocalDate day, List<Line> lines) {

    /// @param unit      for which it is owed; empty for what the person owes
    /// @param from      first day of the stretch
    /// @param flag      a sentence when less was done than is owed
    /// @param kept      in how many stretches of the year that are over it was done
    /// @param stretches how many are over
    public record Line(String code, String name, String formula, String unit, LocalDate from, LocalDate to, int done, int owed, @Nullable String flag, int kept, int stretches) {

        /// What is drawn of the bar, of 100.
        public int width() {
            return Math.min(100, done * 100 / owed);
        }
    }
}
