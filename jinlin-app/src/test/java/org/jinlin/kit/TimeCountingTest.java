package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.kit.Counting.ALWAYS;
import static org.jinlin.kit.Counting.CALENDAR_DAYS;
import static org.jinlin.kit.Counting.WORKING_DAYS;
import static org.jinlin.kit.Counting.WORKING_HOURS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeCountingTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final TimeCounting COUNTING =
            new TimeCounting(WorkCalendar.china(), SHANGHAI, LocalTime.of(8, 0), LocalTime.of(17, 30));

    @ParameterizedTest
    @CsvFileSource(resources = "workday-vectors.csv", numLinesToSkip = 1)
    void agrees_with_all_seventy_vectors(
            String received, int isWorkday, String one, String three, String five, String seven, String fifteen) {
        String[] ends = {one, three, five, seven, fifteen};
        int[] days = {1, 3, 5, 7, 15};
        for (int i = 0; i < days.length; i++) {
            for (String hour : new String[] {"T00:00", "T12:00", "T23:59:59.999"}) {
                assertThat(due(received + hour, WORKING_DAYS, days[i])).as("%s + %s", received, days[i])
                        .isEqualTo(at(ends[i] + "T17:30"));
            }
        }
        assertThat(COUNTING.calendar().isWorkday(at(received + "T12:00").atZone(SHANGHAI).toLocalDate())).isEqualTo(isWorkday == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00, 3, 2026-11-24T00:00, Monday 24:00",
        "2026-11-20T00:00, 3, 2026-11-24T00:00, the day of receipt is not counted from its first moment",
        "2026-11-20T23:59, 3, 2026-11-24T00:00, nor to its last",
        "2026-11-20T09:00, 1, 2026-11-24T00:00, Saturday moves to Monday",
        "2026-11-20T09:00, 2, 2026-11-24T00:00, Sunday moves to Monday",
        "2026-02-13T09:00, 1, 2026-02-15T00:00, a made-up Saturday is a working day",
        "2026-02-14T09:00, 1, 2026-02-25T00:00, the Spring Festival moves to the first working day after it",
        "2026-02-14T09:00, 9, 2026-02-25T00:00, its last day too",
        "2026-02-14T09:00, 10, 2026-02-25T00:00, the day after it is the day itself",
        "2026-12-31T09:00, 15, 2027-01-16T00:00, into an uncovered year by weekdays",
        "2024-02-28T09:00, 1, 2024-03-01T00:00, leap day"
    })
    void counts_calendar_days_by_the_civil_code(String start, int days, String due, String why) {
        assertThat(due(start, CALENDAR_DAYS, days)).as(why).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00, PT30M, 2026-11-20T09:30, inside office hours at once",
        "2026-11-20T07:00, PT1H, 2026-11-20T09:00, before opening from the opening",
        "2026-11-20T17:29, PT2M, 2026-11-23T08:01, over the weekend",
        "2026-11-20T17:00, PT30M, 2026-11-20T17:30, ends exactly at the close",
        "2026-11-20T17:30, PT1M, 2026-11-23T08:01, at the close the day is over",
        "2026-11-21T12:00, PT4H, 2026-11-23T12:00, received on a Saturday",
        "2026-02-14T16:30, PT2H, 2026-02-24T09:00, over the Spring Festival from a made-up Saturday",
        "2026-11-20T08:00, PT19H, 2026-11-23T17:30, two whole days"
    })
    void counts_office_hours(String start, Duration time, String due, String why) {
        assertThat(COUNTING.due(at(start), WORKING_HOURS, 0, time)).as(why).isEqualTo(at(due));
    }

    @Test
    void always_means_elapsed_time_at_night_and_on_holidays() {
        assertThat(COUNTING.due(at("2026-02-17T02:58"), ALWAYS, 0, Duration.ofMinutes(5))).isEqualTo(at("2026-02-17T03:03"));
        assertThat(due("2026-02-17T02:58", ALWAYS, 7)).isEqualTo(at("2026-02-24T02:58"));
    }

    @Test
    void hours_start_at_once_and_elapse_under_the_day_calendars() {
        for (Counting counting : new Counting[] {CALENDAR_DAYS, WORKING_DAYS}) {
            assertThat(COUNTING.due(at("2026-11-20T17:00"), counting, 0, Duration.ofHours(24))).isEqualTo(at("2026-11-21T17:00"));
        }
    }

    @Test
    void days_under_working_hours_are_working_days() {
        assertThat(due("2026-11-20T09:00", WORKING_HOURS, 1)).isEqualTo(at("2026-11-23T17:30"));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_spans_that_are_nothing_negative_or_two_things(Counting counting) {
        Instant start = at("2026-11-20T09:00");
        assertThatThrownBy(() -> COUNTING.due(start, counting, 0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> COUNTING.due(start, counting, -1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> COUNTING.due(start, counting, 0, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> COUNTING.due(start, counting, 1, Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> COUNTING.due(start, counting, 1, Duration.ofHours(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_office_hours_that_end_before_they_start() {
        LocalTime eight = LocalTime.of(8, 0);
        assertThatThrownBy(() -> new TimeCounting(WorkCalendar.china(), SHANGHAI, eight, eight))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeCounting(WorkCalendar.china(), SHANGHAI, LocalTime.of(22, 0), eight))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_zone_decides_which_day_something_was_received() {
        Instant start = Instant.parse("2026-11-18T16:30:00Z"); // Thursday 00:30 in Shanghai, Wednesday in Boston
        var boston = new TimeCounting(WorkCalendar.china(), ZoneId.of("America/New_York"), LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(COUNTING.due(start, WORKING_DAYS, 1, Duration.ZERO)).isEqualTo("2026-11-20T09:30:00Z");
        assertThat(boston.due(start, WORKING_DAYS, 1, Duration.ZERO)).isEqualTo("2026-11-19T22:00:00Z");
    }

    @Test
    void a_change_of_the_clocks_keeps_local_ends_and_real_hours() {
        var boston = new TimeCounting(WorkCalendar.china(), ZoneId.of("America/New_York"), LocalTime.of(1, 0), LocalTime.of(17, 0));
        Instant friday = Instant.parse("2025-10-31T15:00:00Z");
        assertThat(boston.due(friday, WORKING_DAYS, 1, Duration.ZERO)).isEqualTo("2025-11-03T22:00:00Z");
        assertThat(boston.due(friday, CALENDAR_DAYS, 3, Duration.ZERO)).isEqualTo("2025-11-04T05:00:00Z");
        assertThat(boston.due(friday, WORKING_HOURS, 0, Duration.ofHours(7))).isEqualTo("2025-11-03T07:00:00Z");
    }

    @Test
    void the_last_day_of_a_due_time_at_midnight_is_the_day_before() {
        assertThat(COUNTING.lastDay(due("2026-11-20T09:00", CALENDAR_DAYS, 3))).isEqualTo("2026-11-23");
        assertThat(COUNTING.lastDay(due("2026-11-20T09:00", WORKING_DAYS, 1))).isEqualTo("2026-11-23");
    }

    private static Instant due(String start, Counting counting, int days) {
        return COUNTING.due(at(start), counting, days, Duration.ZERO);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
