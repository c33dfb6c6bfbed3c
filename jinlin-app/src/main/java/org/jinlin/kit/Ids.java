package org.jinlin.kit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Makes ids that sort by time of making: 42 bits milliseconds since 2020, 10 bits node, 12 bits counter; positive until
/// 2089. Strictly increasing per instance and safe for threads: when the machine's clock steps back, or more than 4096
/// are wanted in a millisecond, it runs ahead of the clock. Two instances never share a node number at a time.
///
/// Ids come from the machine's clock, not from [JinlinClock]: a replay of 2015 makes ids of today.
public final class Ids {

    /// 2020-01-01T00:00:00Z
    private static final long EPOCH_MILLIS = 1_577_836_800_000L;
    private static final int NODE_BITS = 10;
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final long node;
    private final LongSupplier millis;
    /// Milliseconds since the epoch and the counter below them, as one number.
    private final AtomicLong last = new AtomicLong();

    /// @param node   0 to 1023
    /// @param millis the machine's clock, milliseconds since 1970
    public Ids(int node, LongSupplier millis) {
        if (node < 0 || node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("node " + node + " is not between 0 and 1023");
        }
        this.node = node;
        this.millis = millis;
    }

    public static Ids ofMachine(int node) {
        return new Ids(node, System::currentTimeMillis);
    }

    public long next() {
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, sinceEpoch() << COUNTER_BITS));
        return (tick >>> COUNTER_BITS) << (NODE_BITS + COUNTER_BITS) | node << COUNTER_BITS | tick & COUNTER_MASK;
    }

    /// When an id was made, milliseconds since 1970.
    public static long millisOf(long id) {
        return (id >>> (NODE_BITS + COUNTER_BITS)) + EPOCH_MILLIS;
    }

    private long sinceEpoch() {
        long now = millis.getAsLong();
        if (now < EPOCH_MILLIS) {
            throw new IllegalStateException("the machine's clock stands before 2020: set it");
        }
        return now - EPOCH_MILLIS;
    }
}
