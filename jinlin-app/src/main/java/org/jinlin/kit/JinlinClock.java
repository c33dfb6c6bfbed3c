package org.jinlin.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The only clock of the product. Whoever needs the time is given one: the system's, or a movable one on which a test,
/// a story, a replay or the demo world runs. Whole milliseconds, so that what was stored equals what was said.
public final class JinlinClock {

    /// The time of a movable clock; null for one that runs.
    private final @Nullable AtomicReference<Instant> hand;
    private final LongSupplier millisecondsAhead;

    private JinlinClock(@Nullable AtomicReference<Instant> hand, LongSupplier millisecondsAhead) {
        this.hand = hand;
        this.millisecondsAhead = millisecondsAhead;
    }

    public static JinlinClock system() {
        return ahead(() -> 0);
    }

    /// A clock that runs as the system's does, but wrong by so much at each moment; negative when it is behind. It jumps when
    /// the number jumps: machines' clocks do, and torture must be able to show it.
    public static JinlinClock ahead(LongSupplier milliseconds) {
        return new JinlinClock(null, milliseconds);
    }

    /// A clock that stands at `start` until it is moved.
    public static JinlinClock movable(Instant start) {
        return new JinlinClock(new AtomicReference<>(start.truncatedTo(ChronoUnit.MILLIS)), () -> 0);
    }

    public Instant now() {
        return hand == null ? Instant.now().plusMillis(millisecondsAhead.getAsLong()).truncatedTo(ChronoUnit.MILLIS) : hand.get();
    }

    public boolean isMovable() {
        return hand != null;
    }

    /// Jumps to a time, backwards too: machines' clocks do, and tests must be able to show it.
    public void set(Instant time) {
        movableHand().set(time.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Moves forward and returns the new time. Refuses a negative duration: going back is said with [#set].
    public Instant advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock is not advanced by " + duration + ": use set to go back");
        }
        return movableHand().updateAndGet(time -> time.plus(duration).truncatedTo(ChronoUnit.MILLIS));
    }

    private AtomicReference<Instant> movableHand() {
        if (hand == null) {
            throw new IllegalStateException("a clock that runs cannot be moved");
        }
        return hand;
    }
}
