package org.jinlin.matters;

import java.time.Duration;
import java.util.OptionalLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Gives committed moves their gap-free positions in a tenant's log (invariant 6). Only what is committed is seen, so a
/// move that commits late gets a late position and no reader skips it; nothing depends on ids, clocks or transactions.
@Component
public class Numberer {

    private static final int BATCH = 1000;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Db db;
    private final JinlinClock clock;
    private final String holder = "numberer-" + ProcessHandle.current().pid() + "-" + System.identityHashCode(this);

    Numberer(Db db, JinlinClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Numbers everything that is committed now. How many moves got a position.
    public int run(int district) {
        int numbered = 0;
        while (true) {
            int batch = db.write(Scope.service(district, Scope.Kind.NUMBERER), db -> batch(db, district));
            numbered += batch;
            if (batch < BATCH) {
                return numbered;
            }
        }
    }

    private int batch(DSLContext db, int district) {
        var store = new LogStore(db, district);
        // the lease row is locked for this short transaction: there is one numberer a tenant at any moment
        OptionalLong position = store.lease();
        if (position.isEmpty()) {
            return 0;
        }
        int moves = store.number(position.getAsLong(), BATCH);
        if (moves > 0) {
            store.release(position.getAsLong() + moves, holder, clock.now().plus(LEASE));
        }
        return moves;
    }
}
