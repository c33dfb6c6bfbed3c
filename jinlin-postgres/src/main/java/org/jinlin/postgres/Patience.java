package org.jinlin.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for something that the operating system does not announce.
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /// Looks again and again; true as soon as it is so, false when the time is over.
    static boolean wait(Duration longest, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
