package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jinlin.insight.Rates.Cell;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What was counted in the last seconds. A count reads every matter of its period, and a morning's meeting opens the same
/// page on forty phones: they are answered by one count, which says when it was made.
@Component
final class RateMemory {

    /// @param at when it was counted
    record Counted(List<Cell> cells, Instant at) {}

    private record Question(int district, RateStore.Asked asked) {}

    private record Known(long madeNanos, Counted counted) {}

    private final long keptNanos;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<Question, Known> known = new ConcurrentHashMap<>();

    /// @param kept how long a count is good, in real time; none is kept when it is zero
    @Autowired
    RateMemory(@Value("${jinlin.rates-kept}") Duration kept) {
        this(kept, System::nanoTime);
    }

    RateMemory(Duration kept, LongSupplier nanos) {
        this.keptNanos = kept.toNanos();
        this.nanos = nanos;
    }

    /// The count that was made of late, else a new one. Who asks the same meanwhile waits for it.
    Counted of(int district, RateStore.Asked asked, Supplier<Counted> counting) {
        if (keptNanos == 0) {
            return counting.get();
        }
        long now = nanos.getAsLong();
        var question = new Question(district, asked);
        Known before = known.get(question);
        if (before != null && isGood(before, now)) {
            return before.counted();
        }
        known.values().removeIf(old -> !isGood(old, now));
        return known.computeIfAbsent(question, _ -> {
            Counted counted = counting.get();
            return new Known(nanos.getAsLong(), counted);
        }).counted();
    }

    private boolean isGood(Known count, long now) {
        return now - count.madeNanos() < keptNanos;
    }

    /// How many counts are kept.
    int size() {
        return known.size();
    }
}
