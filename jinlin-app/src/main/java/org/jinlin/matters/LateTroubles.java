package org.jinlin.matters;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The clocks that could not be carried on, so that each is told of at first and then once an hour only, however often it
/// is tried, and so that it holds up no batch a second time. Kept in memory: a new server tells of them again.
final class LateTroubles {

    private static final long TOLD_NANOS = Duration.ofHours(1).toNanos();

    /// A stopwatch, not the time of day: a log must not overflow because a clock jumps.
    private final LongSupplier nanos;
    private final Map<Clock, Trouble> troubles = new ConcurrentHashMap<>();

    LateTroubles(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Clock(int district, long matterId, String clock) {}

    private record Trouble(long toldAt, long triedAt) {}

    boolean isKnown(int district, DueStore.Waking waking) {
        return troubles.containsKey(clock(district, waking));
    }

    /// Notes that a clock could not be carried on. Whether it is time to tell somebody.
    boolean isToBeTold(int district, DueStore.Waking waking) {
        long now = nanos.getAsLong();
        // what was not tried for so long has gone on without us
        troubles.values().removeIf(trouble -> now - trouble.triedAt() > TOLD_NANOS);
        Trouble known = troubles.get(clock(district, waking));
        boolean told = known == null || now - known.toldAt() >= TOLD_NANOS;
        troubles.put(clock(district, waking), new Trouble(told ? now : known.toldAt(), now));
        return told;
    }

    /// Notes that a clock was carried on.
    void over(int district, DueStore.Waking waking) {
        troubles.remove(clock(district, waking));
    }

    private static Clock clock(int district, DueStore.Waking waking) {
        return new Clock(district, waking.matterId(), waking.clock());
    }
}
