package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateMemoryTest {

    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private final AtomicInteger counts = new AtomicInteger();

    private static RateStore.Asked asked(String kind, Long... units) {
        return new RateStore.Asked(kind, NOON, NOON.plusSeconds(1), units.length == 0 ? Optional.empty() : Optional.of(List.of(units)));
    }

    private RateMemory.Counted count() {
        return new RateMemory.Counted(List.of(), NOON.plusSeconds(counts.incrementAndGet()));
    }

    @Test
    void theSameQuestionIsCountedOnce() {
        var memory = new RateMemory(Duration.ofMinutes(1));
        var first = memory.of(1, asked("request", 5L), this::count);
        assertThat(memory.of(1, asked("request", 5L), this::count)).isEqualTo(first);
        assertThat(counts).hasValue(1);
    }

    @Test
    void everyOtherQuestionHasItsOwnCount() {
        var memory = new RateMemory(Duration.ofMinutes(1));
        memory.of(1, asked("request", 5L), this::count);
        memory.of(2, asked("request", 5L), this::count);
        memory.of(1, asked("order", 5L), this::count);
        memory.of(1, asked("request", 6L), this::count);
        memory.of(1, asked("request"), this::count);
        assertThat(counts).hasValue(5);
        assertThat(memory.size()).isEqualTo(5);
    }

    @Test
    void aCountThatIsTooOldIsMadeAgainAndNotKept() {
        var time = new AtomicLong(Long.MAX_VALUE - 3);
        var memory = new RateMemory(Duration.ofNanos(5), time::get);
        memory.of(1, asked("request"), this::count);
        time.addAndGet(4);
        assertThat(memory.of(1, asked("request"), this::count).at()).isEqualTo(NOON.plusSeconds(1));
        time.addAndGet(1);
        assertThat(memory.of(1, asked("request"), this::count).at()).isEqualTo(NOON.plusSeconds(2));
        time.addAndGet(5);
        memory.of(1, asked("order"), this::count);
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void whereNothingIsKeptEveryQuestionIsCounted() {
        var memory = new RateMemory(Duration.ZERO);
        memory.of(1, asked("request"), this::count);
        memory.of(1, asked("request"), this::count);
        assertThat(counts).hasValue(2);
        assertThat(memory.size()).isZero();
    }

    @Test
    void fortyWhoAskAtOnceWaitForOneCount() throws Exception {
        var memory = new RateMemory(Duration.ofMinutes(1));
        var together = new CountDownLatch(40);
        var answers = new ArrayList<Future<RateMemory.Counted>>();
        try (var askers = Executors.newFixedThreadPool(40)) {
            for (int i = 0; i < 40; i++) {
                answers.add(askers.submit(() -> {
                    together.countDown();
                    together.await();
                    return memory.of(1, asked("request"), this::count);
                }));
            }
            for (Future<RateMemory.Counted> answer : answers) {
                assertThat(answer.get().at()).isEqualTo(NOON.plusSeconds(1));
            }
        }
        assertThat(counts).hasValue(1);
    }

    @Test
    void aCountThatFailsIsNotKept() {
        var memory = new RateMemory(Duration.ofMinutes(1));
        assertThatThrownBy(() -> memory.of(1, asked("request"), () -> {
            throw new IllegalStateException("the database is gone");
        })).hasMessageContaining("gone");
        assertThat(memory.of(1, asked("request"), this::count).at()).isEqualTo(NOON.plusSeconds(1));
    }
}
