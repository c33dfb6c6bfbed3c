package org.jinlin.kit;

import static org.jinlin.db.kit.Tables.NODE_LEASE;

import java.time.Instant;
import org.jooq.DSLContext;

/// The SQL of leases of node numbers.
final class NodeLeaseStore {

    private final DSLContext db;
    private final String holder;

    NodeLeaseStore(DSLContext db, String holder) {
        this.db = db;
        this.holder = holder;
    }

    void renew(int node, Instant until) {
        db.update(NODE_LEASE).set(NODE_LEASE.UNTIL_AT, until).where(NODE_LEASE.NODE.eq(node), NODE_LEASE.HOLDER.eq(holder)).execute();
    }

    /// Takes a node that nobody holds at a time. False when somebody does.
    boolean take(int node, Instant now, Instant until) {
        return db.insertInto(NODE_LEASE).set(NODE_LEASE.NODE, node).set(NODE_LEASE.HOLDER, holder).set(NODE_LEASE.UNTIL_AT, until)
                .onConflict(NODE_LEASE.NODE).doUpdate().set(NODE_LEASE.HOLDER, holder).set(NODE_LEASE.UNTIL_AT, until).where(NODE_LEASE.UNTIL_AT.lt(now))
                .execute() == 1;
    }
}
