package org.jinlin.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jinlin.playbook.Cycle;

/// The days of which a figure speaks, and as many of the stretch before, so that the two can be compared: up to today against
/// up to the same day, a whole year against a whole year. Pure.
record FigureDays(DashPeriod now, DashPeriod before) {

    /// @param day the last day that is looked at; when it ends its stretch, whole stretches are compared
    static FigureDays of(Cycle cycle, LocalDate day) {
        LocalDate first = cycle.begin(day);
        LocalDate earlier = cycle.plus(first, -1);
        LocalDate last = day.equals(cycle.end(day)) ? first.minusDays(1) : cycle.plus(day, -1);
        return new FigureDays(new DashPeriod(first, day), new DashPeriod(earlier, last));
    }

    /// The whole stretch before; empty where `before` is all of it.
    Optional<DashPeriod> last(Cycle cycle) {
        LocalDate end = cycle.end(before.from());
        return before.to().equals(end) ? Optional.empty() : Optional.of(new DashPeriod(before.from(), end));
    }

    static Optional<FigureStore.Time> time(Optional<DashPeriod> days, ZoneId zone) {
        return days.map(period -> new FigureStore.Time(period.begins(zone), period.ends(zone)));
    }
}
