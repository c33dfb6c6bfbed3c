package org.jinlin.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Working days: Monday to Friday, except the public holidays and plus the make-up working days that the State Council
/// announces year by year. A year without its notice is counted by weekdays only and [#uncovered] says so, because the
/// result may still change: show that as a warning.
public final class WorkCalendar {

    /// Named in every yearly notice, and never in the notice of a neighbouring year: the mark of a covered year.
    private static final MonthDay NATIONAL_DAY = MonthDay.of(Month.OCTOBER, 1);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<LocalDate, Boolean> special;
    private final SortedSet<Integer> covered;

    private WorkCalendar(Map<LocalDate, Boolean> special) {
        this.special = Map.copyOf(special);
        this.covered = special.keySet().stream()
                .filter(day -> MonthDay.from(day).equals(NATIONAL_DAY))
                .map(LocalDate::getYear)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The calendar that comes with the product (`calendar/holidays.csv`, from 2007).
    public static WorkCalendar china() {
        try (InputStream file = Objects.requireNonNull(WorkCalendar.class.getResourceAsStream("/calendar/holidays.csv"));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return read(text).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads lines `date,kind[,anything]` under a heading, kind being `off` or `work`; this is how an administrator adds
    /// the next year. Refuses with CALENDAR_ROW and the line's number, and takes nothing from a file with a fault.
    public static Outcome<WorkCalendar> read(Reader text) {
        Map<LocalDate, Boolean> special = new HashMap<>();
        var lines = new BufferedReader(text).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip().replace(BYTE_ORDER_MARK, "");
            boolean heading = i == 0 && line.startsWith("date,kind");
            if (!heading && !line.isEmpty() && !takes(line, special)) {
                return Outcome.refused("CALENDAR_ROW", i + 1);
            }
        }
        return special.isEmpty() ? Outcome.refused("CALENDAR_EMPTY") : Outcome.done(new WorkCalendar(special));
    }

    private static boolean takes(String line, Map<LocalDate, Boolean> special) {
        String[] cells = line.split(",", 3);
        boolean known = cells.length > 1 && (cells[1].equals("off") || cells[1].equals("work"));
        try {
            return known && special.putIfAbsent(LocalDate.parse(cells[0]), cells[1].equals("work")) == null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean isWorkday(LocalDate day) {
        return special.getOrDefault(day, day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    /// The day itself when it is a working day, otherwise the next one.
    public LocalDate workdayFrom(LocalDate day) {
        LocalDate workday = day;
        while (!isWorkday(workday)) {
            workday = workday.plusDays(1);
        }
        return workday;
    }

    /// The n-th working day after `day`, which is not counted itself.
    public LocalDate plusWorkdays(LocalDate day, int n) {
        LocalDate last = day;
        for (int counted = 0; counted < n; counted++) {
            last = workdayFrom(last.plusDays(1));
        }
        return last;
    }

    public boolean covers(int year) {
        return covered.contains(year);
    }

    /// The years touched from the first to the last day whose holidays are not known.
    public SortedSet<Integer> uncovered(LocalDate first, LocalDate last) {
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> !covers(year))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
