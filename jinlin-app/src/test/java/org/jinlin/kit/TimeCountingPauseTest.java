package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.kit.Counting.ALWAYS;
import static org.jinlin.kit.Counting.CALENDAR_DAYS;
import static org.jinlin.kit.Counting.WORKING_DAYS;
import static org.jinlin.kit.Counting.WORKING_HOURS;
import static org.jinlin.kit.TimeCountingTest.at;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCountingPauseTest {

    private static final TimeCounting COUNTING = new TimeCounting(
            WorkCalendar.china(), ZoneId.of("Asia/Shanghai"), LocalTime.of(8, 0), LocalTime.of(17, 30));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T17:30, 2026-11-20T09:00, 2026-11-20T11:00, 2026-11-24T17:30, same day",
        "2026-11-24T17:30, 2026-11-20T09:00, 2026-11-23T11:00, 2026-11-25T17:30, one close passed",
        "2026-11-24T17:30, 2026-11-20T18:00, 2026-11-23T07:00, 2026-11-24T17:30, only a weekend passed",
        "2026-11-20T17:30, 2026-11-20T10:00, 2026-11-20T20:00, 2026-11-23T17:30, the rest of the last day is given back",
        "2026-02-14T17:30, 2026-02-14T10:00, 2026-02-24T09:00, 2026-02-24T17:30, over the Spring Festival",
        "2026-11-20T17:30, 2026-11-20T17:30, 2026-11-20T17:31, 2026-11-23T17:30, the last moment is still in time",
        "2026-11-20T17:30, 2026-11-20T17:31, 2026-11-27T17:31, 2026-11-20T17:30, what was late stays late"
    })
    void working_days_left_are_kept(String due, String paused, String resumed, String shifted, String why) {
        assertThat(shift(due, paused, resumed, WORKING_DAYS, true)).as(why).isEqualTo(at(shifted));
        assertThat(shift(due, paused, resumed, WORKING_HOURS, true)).as(why).isEqualTo(at(shifted));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T00:00, 2026-11-24T09:00, 2026-11-24T23:59, 2026-11-25T00:00, same day",
        "2026-11-25T00:00, 2026-11-24T09:00, 2026-11-25T00:00, 2026-11-25T00:00, the last moment of the day",
        "2026-11-25T00:00, 2026-11-24T09:00, 2026-11-25T00:01, 2026-11-26T00:00, one day end passed",
        "2026-11-25T00:00, 2026-11-24T09:00, 2026-11-28T10:00, 2026-12-01T00:00, an end on a Saturday moves on",
        "2026-11-25T00:00, 2026-11-25T00:01, 2026-11-28T10:00, 2026-11-25T00:00, what was late stays late"
    })
    void calendar_days_left_are_kept(String due, String paused, String resumed, String shifted, String why) {
        assertThat(shift(due, paused, resumed, CALENDAR_DAYS, true)).as(why).isEqualTo(at(shifted));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00, 2026-11-20T09:00, 2026-11-20T09:30, 2026-11-20T10:30, half an hour",
        "2026-11-20T17:00, 2026-11-20T16:30, 2026-11-23T08:30, 2026-11-23T09:00, over a weekend half an hour is left",
        "2026-11-20T17:00, 2026-11-20T16:00, 2026-11-22T12:00, 2026-11-23T09:00, resumed on a Sunday an hour is left",
        "2026-11-23T09:00, 2026-11-21T00:00, 2026-11-22T00:00, 2026-11-23T09:00, a pause in which no time counted"
    })
    void office_time_left_is_kept(String due, String paused, String resumed, String shifted, String why) {
        assertThat(shift(due, paused, resumed, WORKING_HOURS, false)).as(why).isEqualTo(at(shifted));
    }

    @Test
    void elapsing_time_left_is_kept_to_the_second() {
        for (Counting counting : new Counting[] {ALWAYS, CALENDAR_DAYS, WORKING_DAYS}) {
            assertThat(shift("2026-11-20T10:00", "2026-11-20T09:50", "2026-11-21T23:00:01", counting, false))
                    .isEqualTo(at("2026-11-21T23:10:01"));
        }
    }

    @Test
    void refuses_a_pause_that_ends_before_it_begins() {
        assertThatThrownBy(() -> shift("2026-11-20T10:00", "2026-11-20T09:00", "2026-11-20T08:59", ALWAYS, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void office_time_between_counts_only_office_hours() {
        assertThat(COUNTING.workingTimeBetween(at("2026-11-20T17:00"), at("2026-11-23T08:15"))).hasMinutes(45);
        assertThat(COUNTING.workingTimeBetween(at("2026-11-20T09:00"), at("2026-11-20T10:00"))).hasMinutes(60);
        assertThat(COUNTING.workingTimeBetween(at("2026-11-21T00:00"), at("2026-11-23T08:00"))).isZero();
        assertThat(COUNTING.workingTimeBetween(at("2026-11-23T10:00"), at("2026-11-20T10:00"))).isZero();
    }

    private static Instant shift(String due, String paused, String resumed, Counting counting, boolean inDays) {
        return COUNTING.shift(at(due), at(paused), at(resumed), counting, inDays);
    }
}
