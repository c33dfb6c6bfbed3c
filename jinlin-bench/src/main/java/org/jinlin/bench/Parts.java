package org.jinlin.bench;

import org.HdrHistogram.Histogram;

/// How long the parts of a unit of work took, such as the requests of a lifecycle. Of one thread.
final class Parts {

    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICROSECOND = 1000;

    private final long end;
    private final Histogram microseconds = new Histogram(DIGITS);

    /// @param end parts that are done later count no more, nanoseconds of the machine
    Parts(long end) {
        this.end = end;
    }

    /// For whoever does not count.
    static Parts ignored() {
        return new Parts(Long.MIN_VALUE);
    }

    /// @param began nanoseconds of the machine
    void done(long began) {
        long now = System.nanoTime();
        if (now <= end) {
            microseconds.recordValue(Math.max(0, now - began) / NANOS_PER_MICROSECOND);
        }
    }

    Histogram microseconds() {
        return microseconds;
    }
}
