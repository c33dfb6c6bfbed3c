package org.jinlin.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jinlin.kit.Outcome;
import org.jspecify.annotations.Nullable;

/// The days of which a page of numbers speaks, both included; the matters are those that were opened in them.
record DashPeriod(LocalDate from, LocalDate to) {

    /// What may be chosen, in days up to today.
    static final List<Integer> CHOICES = List.of(7, 30, 90);

    private static final int LONGEST_DAYS = 366;

    /// So many days up to today, as one of the choices says; the usual number when nothing is said.
    static Outcome<DashPeriod> days(@Nullable String days, LocalDate today) {
        if (days == null || days.isEmpty()) {
            return Outcome.done(last(Insight.USUAL_DAYS, today));
        }
        return CHOICES.stream().filter(choice -> days.equals(Integer.toString(choice))).findFirst().map(choice -> Outcome.done(last(choice, today)))
                .orElseGet(() -> Outcome.refused("PERIOD_UNKNOWN", CHOICES.get(0), CHOICES.get(1), CHOICES.get(2)));
    }

    /// A whole month, written as 2026-11; the present one when nothing is said.
    static Outcome<DashPeriod> month(@Nullable String month, LocalDate today) {
        try {
            YearMonth named = month == null || month.isEmpty() ? YearMonth.from(today) : YearMonth.parse(month);
            return Outcome.done(new DashPeriod(named.atDay(1), named.atEndOfMonth()));
        } catch (DateTimeException e) {
            return Outcome.refused("MONTH_MALFORMED");
        }
    }

    /// From a day to a day, at most a year: a longer time is no question of one page. The usual number of days up to today
    /// when nothing is said.
    static Outcome<DashPeriod> between(@Nullable String from, @Nullable String to, LocalDate today) {
        return Insight.day("to", to, today).then(last -> Insight.day("from", from, last.minusDays(Insight.USUAL_DAYS - 1L)).then(first -> {
            if (first.isAfter(last)) {
                return Outcome.refused("PERIOD_BACKWARDS", first.toString(), last.toString());
            }
            return ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS ? Outcome.refused("PERIOD_TOO_LONG", LONGEST_DAYS) : Outcome.done(new DashPeriod(first, last));
        }));
    }

    private static DashPeriod last(int days, LocalDate today) {
        return new DashPeriod(today.minusDays(days - 1L), today);
    }

    /// As many days, just before.
    DashPeriod before() {
        return new DashPeriod(from.minusDays(length()), from.minusDays(1));
    }

    /// The whole month before, of a period that is a month.
    DashPeriod monthBefore() {
        return new DashPeriod(from.minusMonths(1), from.minusDays(1));
    }

    int length() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    Instant begins(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant ends(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
