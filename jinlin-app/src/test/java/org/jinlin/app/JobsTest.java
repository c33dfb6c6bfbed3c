package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.jinlin.kit.Db;
import org.jinlin.kit.NodeLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.env.Environment;

class JobsTest {

    @Test
    void aTenantWhoseJobFailsKeepsNoOtherWaiting() {
        var done = new ArrayList<Integer>();
        assertThatThrownBy(() -> Jobs.forEach(List.of(1, 2, 3, 4), district -> {
            if (district % 2 == 1) {
                throw new IllegalArgumentException("cannot be carried on in " + district);
            }
            done.add(district);
        }, Runnable::run)).hasMessageContaining("district 1").hasRootCauseMessage("cannot be carried on in 1").satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(done).containsExactly(2, 4);
    }

    @Test
    @Timeout(60)
    void clocksOfTwoTenantsAreWokenAtOnce() {
        var pair = new CyclicBarrier(2);
        var done = new ConcurrentLinkedQueue<Integer>();
        try (var wakers = new Jobs().wakers()) {
            assertThatThrownBy(() -> Jobs.forEach(List.of(1, 2, 3, 4), district -> {
                meet(pair);
                done.add(district);
                if (district == 2) {
                    throw new IllegalArgumentException("cannot be carried on in 2");
                }
            }, wakers.threads())).hasMessageContaining("district 2").hasRootCauseMessage("cannot be carried on in 2");
        }
        assertThat(done).as("nobody goes on alone").containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    private static void meet(CyclicBarrier pair) {
        try {
            pair.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Timeout(60)
    void everyServerKeepsItsOwnNodeNumber() {
        var lease = TestServer.get().bean(NodeLease.class);
        Instant before = until(lease);
        try (var _ = new LeaseKeeper(lease, Duration.ofMillis(1))) {
            Instant now;
            do {
                now = until(lease);
            } while (!now.isAfter(before));
        }
        assertThat(TestServer.get().beans(LeaseKeeper.class)).as("outside the jobs, of which each runs on one server only").hasSize(1);
    }

    @Test
    void theJobOfAKilledServerIsTakenUpWithinHalfAMinute() {
        var settings = TestServer.get().bean(Environment.class);
        Duration heartbeat = settings.getRequiredProperty("db-scheduler.heartbeat-interval", Duration.class);
        int missed = settings.getRequiredProperty("db-scheduler.missed-heartbeats-limit", Integer.class);
        // the scheduler looks for dead ones at every second beat
        assertThat(heartbeat.multipliedBy(missed + 2)).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    private static Instant until(NodeLease lease) {
        return TestServer.get().bean(Db.class).ref().fetchSingle("select until_at from kit.node_lease where node = ?", lease.node()).get(0, Instant.class);
    }
}
