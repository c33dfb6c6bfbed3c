package org.jinlin.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jinlin.kit.NodeLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Keeps this process's node number. Each server keeps its own: a recurring job runs on one of them only, and the numbers of
/// the others would be given away while they still make ids with them.
@Component
final class LeaseKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("lease-keeper").factory());

    @Autowired
    LeaseKeeper(NodeLease lease) {
        this(lease, Duration.ofMinutes(10));
    }

    LeaseKeeper(NodeLease lease, Duration every) {
        timer.scheduleWithFixedDelay(() -> renew(lease), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void renew(NodeLease lease) {
        try {
            lease.renew();
        } catch (RuntimeException e) {
            log.warn("the node number {} could not be renewed; tried again in some minutes", lease.node(), e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
