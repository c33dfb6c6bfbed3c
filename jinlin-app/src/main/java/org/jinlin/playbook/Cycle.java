package org.jinlin.playbook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/// Stretches of the calendar in which figures are counted and obligations, but for single days, are owed. A week begins on Monday.
public enum Cycle {
    YEAR, QUARTER, MONTH, WEEK, DAY;

    /// The first day of the stretch in which a day lies.
    public LocalDate begin(LocalDate day) {
        return switch (this) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAY -> day;
        };
    }

    /// The last day of it.
    public LocalDate end(LocalDate day) {
        return plus(begin(day), 1).minusDays(1);
    }

    /// So many stretches later, or earlier; the last day of a longer month becomes the last of a shorter one.
    public LocalDate plus(LocalDate day, int stretches) {
        return switch (this) {
            case YEAR -> day.plusYears(stretches);
            case QUARTER -> day.plusMonths(3L * stretches);
            case MONTH -> day.plusMonths(stretches);
            case WEEK -> day.plusWeeks(stretches);
            case DAY -> day.plusDays(stretches);
        };
    }
}
