package org.jinlin.matters;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// A stretch of the calendar in which something is due once: a week from Monday (ISO 8601), a month, a quarter, or the time
/// from the last Sunday of a month to that of the next. Days begin at the tenant's midnight. Pure.
///
/// @param code names the period among those of its rhythm, and sorts like time: 2026-W47, 2026-11, 2026-Q4, 2026-11-29
/// @param first its first day
record Period(String rhythm, String code, LocalDate first) {

    /// The period in which a day lies.
    ///
    /// @param rhythm week, month, quarter or last_sunday
    static Period of(String rhythm, LocalDate day) {
        return switch (rhythm) {
            case "week" -> week(rhythm, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case "month" -> new Period(rhythm, YearMonth.from(day).toString(), day.withDayOfMonth(1));
            case "quarter" -> quarter(rhythm, day.with(IsoFields.DAY_OF_QUARTER, 1));
            case "last_sunday" -> sunday(rhythm, day);
            default -> throw new IllegalArgumentException("'" + rhythm + "' is no rhythm of the calendar");
        };
    }

    private static Period week(String rhythm, LocalDate monday) {
        return new Period(rhythm, "%d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)), monday);
    }

    private static Period quarter(String rhythm, LocalDate first) {
        return new Period(rhythm, first.getYear() + "-Q" + first.get(IsoFields.QUARTER_OF_YEAR), first);
    }

    private static Period sunday(String rhythm, LocalDate day) {
        LocalDate last = lastSunday(day);
        LocalDate first = day.isBefore(last) ? lastSunday(day.minusMonths(1)) : last;
        return new Period(rhythm, first.toString(), first);
    }

    private static LocalDate lastSunday(LocalDate day) {
        return day.with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    }

    Period before() {
        return of(rhythm, first.minusDays(1));
    }

    Instant startsAt(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /// The periods that began after `since` and were over before this one, the oldest first: what a downtime missed.
    List<Period> missedSince(Instant since, ZoneId zone) {
        var missed = new ArrayList<Period>();
        for (Period period = before(); period.startsAt(zone).isAfter(since); period = period.before()) {
            missed.addFirst(period);
        }
        return missed;
    }
}
