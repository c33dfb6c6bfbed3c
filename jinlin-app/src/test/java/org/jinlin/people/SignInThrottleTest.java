package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void five_failures_are_free_and_the_sixth_try_waits_a_minute() {
        fail("a", START, 5);
        assertThat(throttle.begin("a", START)).contains(Duration.ofMinutes(1));
        assertThat(throttle.begin("a", START.plusSeconds(59))).contains(Duration.ofSeconds(1));
        assertThat(throttle.begin("a", START.plusSeconds(60))).isEmpty();
    }

    @Test
    void each_further_failure_doubles_the_wait_up_to_fifteen_minutes() {
        fail("a", START, 5);
        Instant now = START;
        for (long minutes : new long[] {1, 2, 4, 8, 15, 15, 15}) {
            assertThat(throttle.begin("a", now)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
            assertThat(throttle.begin("a", now)).isEmpty();
        }
    }

    @Test
    void a_try_while_waiting_does_not_lengthen_the_wait() {
        fail("a", START, 5);
        for (int i = 0; i < 100; i++) {
            throttle.begin("a", START.plusSeconds(1));
        }
        assertThat(throttle.begin("a", START.plusSeconds(60))).isEmpty();
    }

    @Test
    void success_forgets_the_failures() {
        fail("a", START, 4);
        throttle.begin("a", START);
        throttle.succeeded("a");
        fail("a", START, 5);
        assertThat(throttle.begin("a", START)).isPresent();
    }

    @Test
    void names_wait_each_for_itself() {
        fail("a", START, 5);
        assertThat(throttle.begin("b", START)).isEmpty();
    }

    @Test
    void an_hour_without_a_try_starts_anew() {
        fail("a", START, 5);
        Instant later = START.plus(Duration.ofMinutes(61));
        fail("a", later, 5);
        assertThat(throttle.begin("a", later)).contains(Duration.ofMinutes(1));
    }

    @Test
    void a_clock_set_back_locks_nobody_out() {
        fail("a", START, 20);
        assertThat(throttle.begin("a", START.minus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void a_flood_of_names_does_not_fill_the_memory_and_keeps_the_latest() {
        fail("victim", START, 5);
        for (int i = 0; i < 99_999; i++) {
            throttle.begin("name" + i, START);
        }
        assertThat(throttle.begin("victim", START)).isPresent();
    }

    private void fail(String name, Instant at, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(name, at);
        }
    }
}
