package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.LOG;
import static org.jinlin.db.matters.Tables.NUMBERER;
import static org.jinlin.db.matters.Tables.UNNUMBERED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jinlin.db.matters.tables.records.UnnumberedRecord;
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
        Instant now = clock.now();
        db.insertInto(NUMBERER, NUMBERER.DISTRICT_ID, NUMBERER.NEXT_POSITION).values(district, 1L)
                .onConflict(NUMBERER.DISTRICT_ID).doNothing().execute();
        // the lease row is locked for this short transaction: there is one numberer a tenant at any moment
        var lease = db.selectFrom(NUMBERER).where(NUMBERER.DISTRICT_ID.eq(district)).forUpdate().skipLocked().fetchOptional();
        if (lease.isEmpty()) {
            return 0;
        }
        List<UnnumberedRecord> moves = db.selectFrom(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district))
                .orderBy(UNNUMBERED.MATTER_ID, UNNUMBERED.SEQ).limit(BATCH).fetch();
        if (moves.isEmpty()) {
            return 0;
        }
        long position = lease.get().getNextPosition();
        var insert = db.insertInto(LOG, LOG.DISTRICT_ID, LOG.POSITION, LOG.MATTER_ID, LOG.SEQ);
        for (UnnumberedRecord move : moves) {
            insert = insert.values(district, position++, move.getMatterId(), move.getSeq());
        }
        insert.execute();
        for (UnnumberedRecord move : moves) {
            db.deleteFrom(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district), UNNUMBERED.MATTER_ID.eq(move.getMatterId()), UNNUMBERED.SEQ.eq(move.getSeq())).execute();
        }
        db.update(NUMBERER).set(NUMBERER.NEXT_POSITION, position).set(NUMBERER.HOLDER, holder).set(NUMBERER.UNTIL_AT, now.plus(LEASE))
                .where(NUMBERER.DISTRICT_ID.eq(district)).execute();
        return moves.size();
    }
}
