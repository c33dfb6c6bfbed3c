package org.jinlin.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// Counts deadlines by the Civil Code (Art. 200-204) and the working calendar. Pure.
///
/// - **ALWAYS**: a day is 24 hours.
/// - **CALENDAR_DAYS**: the day of receipt is not counted; ends at 24:00 of the last day, which is the 00:00 of the day
///   after; a last day that is no working day moves to the next one.
/// - **WORKING_DAYS**: the day of receipt is not counted; ends at the close of the last working day.
/// - **WORKING_HOURS**: starts at once, outside office hours at the next opening; only office hours count.
/// - Days under WORKING_HOURS are working days. Hours under CALENDAR_DAYS and WORKING_DAYS start at once and elapse.
///
/// @param open  of a working day, local time
/// @param close of a working day, after `open` on the same day
public record TimeCounting(WorkCalendar calendar, ZoneId zone, LocalTime open, LocalTime close) {

    public TimeCounting {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException("office hours end at " + close + ", before they start at " + open);
        }
    }

    /// When a span given on `start` ends: `days`, or `time` when days is 0. Refuses spans that are not positive or both.
    public Instant due(Instant start, Counting counting, int days, Duration time) {
        boolean inDays = days > 0;
        if (days < 0 || time.isNegative() || inDays == time.isPositive()) {
            throw new IllegalArgumentException("a span is a number of days or a time, not " + days + " days and " + time);
        }
        return switch (counting.applied(inDays)) {
            case ALWAYS -> start.plus(Duration.ofDays(days)).plus(time);
            case CALENDAR_DAYS -> end(calendar.workdayFrom(day(start).plusDays(days)));
            case WORKING_DAYS -> closing(calendar.plusWorkdays(day(start), days));
            case WORKING_HOURS -> plusWorkingTime(start, time);
        };
    }

    /// The due time after a pause: as much counted time is left on resuming as was left on pausing. For the day
    /// calendars that is the number of day ends (24:00, or the close of working days) still ahead, so nobody resumes
    /// into a deadline that passed during the pause. What was late when the pause began stays late.
    ///
    /// @param inDays whether the span was given in days, as in [#due]
    public Instant shift(Instant due, Instant pausedAt, Instant resumedAt, Counting counting, boolean inDays) {
        if (resumedAt.isBefore(pausedAt)) {
            throw new IllegalArgumentException("resumed at " + resumedAt + ", before the pause at " + pausedAt);
        }
        if (pausedAt.isAfter(due)) {
            return due;
        }
        return switch (counting.applied(inDays)) {
            case ALWAYS -> due.plus(Duration.between(pausedAt, resumedAt));
            case CALENDAR_DAYS -> {
                int ends = dayEnds(pausedAt, resumedAt);
                yield ends == 0 ? due : end(calendar.workdayFrom(lastDay(due).plusDays(ends)));
            }
            case WORKING_DAYS -> {
                int closings = closings(pausedAt, resumedAt);
                yield closings == 0 ? due : closing(calendar.plusWorkdays(day(due), closings));
            }
            case WORKING_HOURS -> plusWorkingTime(due, workingTimeBetween(pausedAt, resumedAt));
        };
    }

    /// Office time between two instants; zero when they are in the wrong order.
    public Duration workingTimeBetween(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = day(from); !opening(day).isAfter(to); day = day.plusDays(1)) {
            if (calendar.isWorkday(day)) {
                sum = sum.plus(positive(Duration.between(later(opening(day), from), earlier(closing(day), to))));
            }
        }
        return sum;
    }

    /// The day that a person would call the last one: a due time of 00:00 is the 24:00 of the day before.
    public LocalDate lastDay(Instant due) {
        return day(due.minusNanos(1));
    }

    private Instant plusWorkingTime(Instant start, Duration time) {
        Duration left = time;
        Instant at = start;
        for (LocalDate day = day(start); left.isPositive(); day = day.plusDays(1)) {
            if (calendar.isWorkday(day)) {
                Instant from = later(opening(day), start);
                Duration today = positive(Duration.between(from, closing(day)));
                Duration taken = left.compareTo(today) < 0 ? left : today;
                at = taken.isPositive() ? from.plus(taken) : at;
                left = left.minus(taken);
            }
        }
        return at;
    }

    private int dayEnds(Instant from, Instant to) {
        // an end exactly at `from` is still ahead, one exactly at `to` too
        return Math.toIntExact(lastDay(from).datesUntil(lastDay(to)).count());
    }

    private int closings(Instant from, Instant to) {
        return Math.toIntExact(day(from).datesUntil(day(to).plusDays(1))
                .filter(calendar::isWorkday)
                .map(this::closing)
                .filter(closing -> !closing.isBefore(from) && closing.isBefore(to))
                .count());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private Instant opening(LocalDate day) {
        return day.atTime(open).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(close).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
