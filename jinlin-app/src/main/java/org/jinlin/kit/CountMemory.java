package org.jinlin.kit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Answers of late, by what was asked: many who ask the same at once are answered by one count.
///
/// @param <Q> what tells one question from another
/// @param <A> an answer, which says itself when it was counted
public final class CountMemory<Q, A> {

    private record Known<A>(long madeNanos, A answer) {}

    private final long keptNanos;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<Q, Known<A>> known = new ConcurrentHashMap<>();

    /// @param kept  how long an answer is good, in real time; none is kept when it is zero
    /// @param nanos the machine's steady time
    public CountMemory(Duration kept, LongSupplier nanos) {
        this.keptNanos = kept.toNanos();
        this.nanos = nanos;
    }

    /// The answer that was made of late, else a new one. Who asks the same meanwhile waits for it.
    public A of(Q question, Supplier<A> counting) {
        if (keptNanos == 0) {
            return counting.get();
        }
        long now = nanos.getAsLong();
        Known<A> before = known.get(question);
        if (before != null && isGood(before, now)) {
            return before.answer();
        }
        known.values().removeIf(old -> !isGood(old, now));
        return known.computeIfAbsent(question, _ -> {
            A answer = counting.get();
            return new Known<>(nanos.getAsLong(), answer);
        }).answer();
    }

    private boolean isGood(Known<A> count, long now) {
        return now - count.madeNanos() < keptNanos;
    }

    /// Forgets an answer: whoever asks next is told what is so now.
    public void forget(Q question) {
        known.remove(question);
    }

    /// How many answers are kept.
    public int size() {
        return known.size();
    }
}
