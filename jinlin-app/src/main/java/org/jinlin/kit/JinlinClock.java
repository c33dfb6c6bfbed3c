package org.jinlin.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The only clock of the product. Whoever needs the time is given one: the system's, or a movable one on which a test,
/// a story, a replay or the demo world runs. Whole milliseconds, so that what was stored equals what was said.
public final class JinlinClock {

    /// The time of a movable clock; null for the system's.
    private final @Nullable AtomicReference<Instant> hand;

    private JinlinClock(@Nullable AtomicReference<Instant> hand) {
        this.hand = hand;
    }

    public static JinlinClock system() {
        return new JinlinClock(null);
    }

    /// A clock that stands at `start` until it is moved.
    public static JinlinClock movable(Instant start) {
        return new JinlinClock(new AtomicReference<>(start.truncatedTo(ChronoUnit.MILLIS)));
    }

    public Instant now() {
        return hand == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : hand.get();
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
            throw new IllegalStateException("the system clock cannot be moved");
        }
        return hand;
    }
}
