package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JinlinClockTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00.123456Z");

    @Test
    void the_system_clock_tells_the_time_of_now_in_whole_milliseconds() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant now = JinlinClock.system().now();
        assertThat(now).isBetween(before, Instant.now());
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void the_system_clock_cannot_be_moved() {
        JinlinClock clock = JinlinClock.system();
        assertThat(clock.isMovable()).isFalse();
        assertThatThrownBy(() -> clock.set(START)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_clock_that_is_wrong_runs_on_and_jumps_with_its_number() {
        var ahead = new AtomicLong(Duration.ofDays(400).toMillis());
        JinlinClock clock = JinlinClock.ahead(ahead::get);
        assertThat(clock.now()).isAfter(JinlinClock.system().now().plus(Duration.ofDays(399)));
        ahead.set(Duration.ofDays(-400).toMillis());
        assertThat(clock.now()).isBefore(JinlinClock.system().now().minus(Duration.ofDays(399)));
        assertThat(clock.isMovable()).isFalse();
        assertThatThrownBy(() -> clock.set(START)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_movable_clock_stands_still_until_it_is_moved() {
        JinlinClock clock = JinlinClock.movable(START);
        assertThat(clock.isMovable()).isTrue();
        assertThat(clock.now()).isEqualTo(clock.now()).isEqualTo("2026-11-20T08:00:00.123Z");
        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo("2026-11-20T08:05:00.123Z").isEqualTo(clock.now());
    }

    @Test
    void a_movable_clock_goes_back_only_when_it_is_set() {
        JinlinClock clock = JinlinClock.movable(START);
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.now()).isEqualTo("2026-11-20T08:00:00.123Z");
        clock.set(Instant.parse("2015-01-01T00:00:00.9999Z"));
        assertThat(clock.now()).isEqualTo("2015-01-01T00:00:00.999Z");
    }

    @Test
    void no_step_is_lost_between_threads() {
        JinlinClock clock = JinlinClock.movable(START);
        IntStream.range(0, 10_000).parallel().forEach(i -> clock.advance(Duration.ofMillis(1)));
        assertThat(clock.now()).isEqualTo("2026-11-20T08:00:10.123Z");
    }
}
