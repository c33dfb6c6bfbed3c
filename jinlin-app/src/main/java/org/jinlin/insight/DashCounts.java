package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jinlin.insight.Rates.Cell;

/// The matters of a period, counted from several sides at once: every side has each of them once.
///
/// @param byPlace    by the unit of the place
/// @param byDay      by the day of opening, where the tenant lives
/// @param bySlot     by weekday and hour of opening: [#slot]
/// @param byCategory by category, `""` for none
/// @param at         when it was counted
record DashCounts(Map<Long, List<Cell>> byPlace, SortedMap<LocalDate, List<Cell>> byDay, Map<Integer, Integer> bySlot, Map<String, Integer> byCategory, Instant at) {

    private static final int HOURS = 24;

    /// What is open now, at a place and of a grade.
    ///
    /// @param grade `""` for none
    /// @param late  whether a promise that runs is over
    record Open(long place, String grade, boolean late, int matters) {}

    /// What was open at a time.
    record OpenNow(List<Open> open, Instant at) {

        int matters() {
            return open.stream().mapToInt(Open::matters).sum();
        }

        int late() {
            return open.stream().filter(Open::late).mapToInt(Open::matters).sum();
        }
    }

    /// @param weekday 1 for Monday to 7
    static int slot(int weekday, int hour) {
        return weekday * HOURS + hour;
    }

    /// How all of them stand.
    List<Cell> cells() {
        return byDay.values().stream().flatMap(List::stream).toList();
    }
}
