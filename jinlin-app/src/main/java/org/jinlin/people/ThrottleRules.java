package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How failed tries make the next one wait: some are free, then a minute, then twice as long after each further one, up to
/// fifteen minutes (GB/T 22239-2019 level 3, 8.1.4.1: failed sign-ins are answered with a lock-out).
final class ThrottleRules {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /// After an hour without a try the count starts anew.
    static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private ThrottleRules() {}

    record Tries(int failures, Instant last, Instant until) {}

    /// What still counts of earlier tries. A clock that was set back locks nobody out.
    static Tries counted(@Nullable Tries before, Instant now) {
        return before == null || now.isAfter(before.last().plus(FORGOTTEN)) || now.isBefore(before.last()) ? new Tries(0, now, now) : before;
    }

    /// How long the next try still has to wait.
    static Optional<Duration> wait(Tries counted, Instant now) {
        return now.isBefore(counted.until()) ? Optional.of(Duration.between(now, counted.until())) : Optional.empty();
    }

    /// After one more try, which counts as failed until it is known to have succeeded.
    ///
    /// @param free how many failures cost no wait
    static Tries after(Tries counted, int free, Instant now) {
        int failures = counted.failures() + 1;
        return new Tries(failures, now, now.plus(waitAfter(failures, free)));
    }

    private static Duration waitAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
