package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/// Checks the numbering of a tenant's log (invariant 6): positions without gaps from 1, every move numbered once or marked
/// as waiting, the moves of a matter in their own order.
final class LogCheck {

    private static final int NAMED = 20;

    private LogCheck() {}

    static List<String> faults(DSLContext db, int district) {
        var store = new LogStore(db, district);
        var faults = new ArrayList<>(gaps(store));
        store.forgotten(NAMED).forEach(move -> faults.add("move %d of matter %d has no position and waits for none".formatted(move.seq(), move.matterId())));
        store.disordered(NAMED).forEach(move -> faults.add("move %d of matter %d stands in the log behind a later one".formatted(move.seq(), move.matterId())));
        return faults;
    }

    /// Positions without gaps from 1, and a numberer that goes on behind the last.
    static List<String> gaps(LogStore store) {
        var faults = new ArrayList<String>();
        var log = store.extent();
        if (log.first() != 1 || log.last() != log.count()) {
            faults.add("the log has %d entries from position %d to %d".formatted(log.count(), log.first(), log.last()));
        }
        long next = store.next();
        if (next != log.last() + 1) {
            faults.add("the next position is %d, but the log ends at %d".formatted(next, log.last()));
        }
        return faults;
    }
}
