package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.people.ThrottleRules.Tries;
import org.junit.jupiter.api.Test;

class ThrottleRulesTest {

    private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");
    private static final int FREE = 5;

    @Test
    void five_failures_are_free_and_the_sixth_try_waits_a_minute() {
        Tries five = failed(5);
        assertThat(ThrottleRules.wait(five, START)).contains(Duration.ofMinutes(1));
        assertThat(ThrottleRules.wait(five, START.plusSeconds(59))).contains(Duration.ofSeconds(1));
        assertThat(ThrottleRules.wait(five, START.plusSeconds(60))).isEmpty();
        assertThat(ThrottleRules.wait(failed(4), START)).isEmpty();
    }

    @Test
    void each_further_failure_doubles_the_wait_up_to_fifteen_minutes() {
        Tries tries = failed(5);
        Instant now = START;
        for (long minutes : new long[] {1, 2, 4, 8, 15, 15, 15}) {
            assertThat(ThrottleRules.wait(tries, now)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
            tries = ThrottleRules.after(ThrottleRules.counted(tries, now), FREE, now);
        }
    }

    @Test
    void an_hour_without_a_try_starts_anew() {
        assertThat(ThrottleRules.counted(failed(50), START.plus(Duration.ofMinutes(61))).failures()).isZero();
        assertThat(ThrottleRules.counted(failed(50), START.plus(Duration.ofMinutes(59))).failures()).isEqualTo(50);
    }

    @Test
    void a_clock_set_back_locks_nobody_out() {
        Instant before = START.minus(Duration.ofDays(1));
        assertThat(ThrottleRules.wait(ThrottleRules.counted(failed(20), before), before)).isEmpty();
    }

    @Property
    void no_wait_is_longer_than_fifteen_minutes_and_none_is_without_failures(@ForAll @IntRange(max = 5000) int failures, @ForAll @IntRange(min = 1, max = 100) int free) {
        Tries tries = new Tries(0, START, START);
        for (int i = 0; i < failures; i++) {
            tries = ThrottleRules.after(tries, free, START);
        }
        Duration wait = ThrottleRules.wait(tries, START).orElse(Duration.ZERO);
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(15));
        assertThat(wait.isZero()).isEqualTo(failures < free);
    }

    private static Tries failed(int times) {
        Tries tries = new Tries(0, START, START);
        for (int i = 0; i < times; i++) {
            tries = ThrottleRules.after(tries, FREE, START);
        }
        return tries;
    }
}
