package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The matters behind a number: numbers, kinds, places, times and how they stand. Nothing that somebody said or is called.
///
/// @param title  which number
/// @param narrow what it is narrowed down to, in the readers' words
/// @param from   first day of the period; absent for what is open now
/// @param query  of its address
/// @param after  where the next page goes on
public record DashList(Insight.Place unit, String title, List<String> narrow, @Nullable LocalDate from, @Nullable LocalDate to, List<Line> lines, String query, @Nullable String after) {

    /// The address of the next page.
    public @Nullable String next() {
        return after == null ? null : "/dash/list?" + query + "&after=" + after;
    }

    /// The address of the page of its unit, for as many days.
    public String back() {
        long days = from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to) + 1;
        return "/dash?unit=" + unit.id() + (DashPeriod.CHOICES.contains((int) days) ? "&days=" + days : "");
    }

    /// The address of all its pages as a file.
    public String file() {
        return "/dash/list.xlsx?" + query;
    }

    /// @param state how it ended, else where it stands
    /// @param due   of the promise that is due first
    /// @param late  whether that is over
    public record Line(String number, String kind, String category, String place, String owner, String grade, int level, String state, Instant opened, @Nullable Instant due, boolean late) {}
}
