package org.jinlin.torture;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What was sent and what came of it, as those who sent it know.
final class Ledger {

    /// A move that the server said it made.
    ///
    /// @param number of the matter
    record Acknowledged(UUID id, String number, String verb, boolean hasText) {}

    /// A move of which nobody knows whether it was made; the number is empty when a new matter was to be opened.
    record Unknown(UUID id, String number, String verb) {}

    final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<Unknown> unknown = new ConcurrentLinkedQueue<>();
    /// What must not have been answered.
    final Queue<String> broken = new ConcurrentLinkedQueue<>();
    final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, Integer> retries = new ConcurrentHashMap<>();
    private volatile boolean ending;
    private volatile long waitEnd;

    /// Nothing new is begun from now on, and what was sent is waited for so long.
    void end(Duration patience) {
        waitEnd = System.nanoTime() + patience.toNanos();
        ending = true;
    }

    boolean mayBegin() {
        return !ending;
    }

    boolean mayWait() {
        return !ending || System.nanoTime() - waitEnd < 0;
    }

    void refused(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    void tryAgain(String why) {
        retries.merge(why, 1, Integer::sum);
    }

    /// How often each refusal came.
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /// How often something had to be sent again, by why.
    Map<String, Integer> retries() {
        return new TreeMap<>(retries);
    }
}
