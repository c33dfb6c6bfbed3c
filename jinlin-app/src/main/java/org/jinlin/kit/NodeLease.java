package org.jinlin.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Component;

/// Which node number this process makes ids with. Two processes on one database have two; should a lease ever be held
/// twice, primary keys refuse the second id.
@Component
public final class NodeLease {

    private static final Duration LENGTH = Duration.ofHours(1);

    private final NodeLeaseStore store;
    private final int node;

    NodeLease(Db db) {
        this.store = new NodeLeaseStore(db.ref(), UUID.randomUUID().toString());
        this.node = take();
    }

    public int node() {
        return node;
    }

    /// Keeps the number; called well within its hour.
    public void renew() {
        store.renew(node, machineNow().plus(LENGTH));
    }

    private int take() {
        for (int candidate = 0; candidate < 1024; candidate++) {
            if (free(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("all 1024 node numbers are leased; stop some servers or wait an hour");
    }

    private boolean free(int candidate) {
        Instant now = machineNow();
        try {
            return store.take(candidate, now, now.plus(LENGTH));
        } catch (DataAccessException e) {
            throw new IllegalStateException("no node number could be leased", e);
        }
    }

    /// Ids come from the machine's clock, and so do their leases.
    private static Instant machineNow() {
        return JinlinClock.system().now();
    }
}
