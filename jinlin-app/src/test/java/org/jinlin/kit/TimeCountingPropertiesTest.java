package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.kit.Counting.CALENDAR_DAYS;
import static org.jinlin.kit.Counting.WORKING_HOURS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TimeCountingPropertiesTest {

    private static final TimeCounting COUNTING = new TimeCounting(
            WorkCalendar.china(), ZoneId.of("Asia/Shanghai"), LocalTime.of(8, 0), LocalTime.of(17, 30));

    /// Either days or a time.
    record Length(int days, Duration time) {
        boolean inDays() {
            return days > 0;
        }
    }

    @Property
    void a_due_time_is_after_its_start(@ForAll("instants") Instant start, @ForAll Counting counting, @ForAll("lengths") Length length) {
        assertThat(due(start, counting, length)).isAfter(start);
    }

    @Property
    void starting_later_never_ends_earlier(
            @ForAll("instants") Instant start, @ForAll("waits") Duration wait,
            @ForAll Counting counting, @ForAll("lengths") Length length) {
        assertThat(due(start.plus(wait), counting, length)).isAfterOrEqualTo(due(start, counting, length));
    }

    @Property
    void a_longer_span_never_ends_earlier(
            @ForAll("instants") Instant start, @ForAll Counting counting, @ForAll @IntRange(min = 1, max = 60) int days) {
        assertThat(COUNTING.due(start, counting, days + 1, Duration.ZERO))
                .isAfterOrEqualTo(COUNTING.due(start, counting, days, Duration.ZERO));
    }

    @Property
    void office_hours_add_up(@ForAll("instants") Instant start, @ForAll("waits") Duration one, @ForAll("waits") Duration other) {
        Assume.that(one.isPositive() && other.isPositive());
        Instant first = COUNTING.due(start, WORKING_HOURS, 0, one);
        Instant whole = COUNTING.due(start, WORKING_HOURS, 0, one.plus(other));
        assertThat(COUNTING.due(first, WORKING_HOURS, 0, other)).isEqualTo(whole);
        assertThat(COUNTING.workingTimeBetween(start, whole)).isEqualTo(one.plus(other));
    }

    @Property
    void days_end_on_a_working_day(
            @ForAll("instants") Instant start, @ForAll Counting counting, @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant due = COUNTING.due(start, counting, days, Duration.ZERO);
        assertThat(counting == Counting.ALWAYS || COUNTING.calendar().isWorkday(COUNTING.lastDay(due))).isTrue();
    }

    @Property
    void a_pause_of_no_time_changes_nothing(
            @ForAll("instants") Instant start, @ForAll("waits") Duration wait,
            @ForAll Counting counting, @ForAll("lengths") Length length) {
        Instant due = due(start, counting, length);
        Instant paused = start.plus(wait);
        assertThat(COUNTING.shift(due, paused, paused, counting, length.inDays())).isEqualTo(due);
    }

    @Property
    void a_pause_never_shortens_and_nobody_resumes_late(
            @ForAll("instants") Instant start, @ForAll("waits") Duration wait, @ForAll("waits") Duration pause,
            @ForAll Counting counting, @ForAll("lengths") Length length) {
        Instant due = due(start, counting, length);
        Instant paused = start.plus(wait);
        Instant resumed = paused.plus(pause);
        Instant shifted = COUNTING.shift(due, paused, resumed, counting, length.inDays());
        assertThat(shifted).isAfterOrEqualTo(due);
        if (paused.isBefore(due)) {
            boolean nothingLeft = counting.applied(length.inDays()) == WORKING_HOURS
                    && COUNTING.workingTimeBetween(paused, due).isZero();
            assertThat(nothingLeft || !shifted.isBefore(resumed)).isTrue();
        }
    }

    @Property
    void two_pauses_that_touch_are_one(
            @ForAll("instants") Instant start, @ForAll("waits") Duration one, @ForAll("waits") Duration other,
            @ForAll Counting counting, @ForAll("lengths") Length length) {
        Instant due = due(start, counting, length);
        Instant middle = start.plus(one);
        Instant end = middle.plus(other);
        Instant once = COUNTING.shift(due, start, end, counting, length.inDays());
        Instant between = COUNTING.shift(due, start, middle, counting, length.inDays());
        Instant twice = COUNTING.shift(between, middle, end, counting, length.inDays());
        if (counting == CALENDAR_DAYS && length.inDays()) {
            assertThat(twice).as("an end may move to a working day twice").isAfterOrEqualTo(once);
        } else {
            assertThat(twice).isEqualTo(once);
        }
    }

    private static Instant due(Instant start, Counting counting, Length length) {
        return COUNTING.due(start, counting, length.days(), length.time());
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(quarters("2007-01-01T00:00:00Z"), quarters("2028-01-01T00:00:00Z"))
                .map(quarters -> Instant.ofEpochSecond(quarters * 900));
    }

    @Provide
    Arbitrary<Duration> waits() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 600).map(Duration::ofMinutes),
                Arbitraries.integers().between(0, 480).map(Duration::ofHours));
    }

    @Provide
    Arbitrary<Length> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 60).map(days -> new Length(days, Duration.ZERO)),
                Arbitraries.integers().between(1, 5_000).map(minutes -> new Length(0, Duration.ofMinutes(minutes))));
    }

    private static long quarters(String instant) {
        return Instant.parse(instant).getEpochSecond() / 900;
    }
}
