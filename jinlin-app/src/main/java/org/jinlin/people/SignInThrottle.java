package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows guessing down: after five failures a sign-in name waits a minute, then twice as long after each further one, up
/// to fifteen minutes (GB/T 22239-2019 level 3: lockout). Names that nobody has are slowed the same way.
///
/// Kept in the memory of one process: a restart forgets it, and each of several processes counts by itself.
final class SignInThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /// After an hour without a try the count starts anew.
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MAX_NAMES = 100_000;

    private record Tries(int failures, Instant last, Instant until) {}

    private final Map<String, Tries> byName = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MAX_NAMES;
        }
    };

    /// Begins a try. It counts as failed until [#succeeded], so that many at once are not many free ones. When the name has
    /// to wait, answers how long still and begins nothing.
    synchronized Optional<Duration> begin(String name, Instant now) {
        Tries before = byName.get(name);
        if (before == null || now.isAfter(before.last().plus(FORGOTTEN)) || now.isBefore(before.last())) {
            before = new Tries(0, now, now);
        }
        if (now.isBefore(before.until())) {
            return Optional.of(Duration.between(now, before.until()));
        }
        int failures = before.failures() + 1;
        byName.put(name, new Tries(failures, now, now.plus(waitAfter(failures))));
        return Optional.empty();
    }

    synchronized void succeeded(String name) {
        byName.remove(name);
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
