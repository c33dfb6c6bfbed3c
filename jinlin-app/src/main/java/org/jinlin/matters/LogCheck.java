package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.LOG;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.NUMBERER;
import static org.jinlin.db.matters.Tables.UNNUMBERED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/// Checks the numbering of a tenant's log (invariant 6): positions without gaps from 1, every move numbered once or marked
/// as waiting, the moves of a matter in their own order.
final class LogCheck {

    private static final int NAMED = 20;

    private LogCheck() {}

    static List<String> faults(DSLContext db, int district) {
        var faults = new ArrayList<String>();
        gaps(db, district, faults);
        db.select(MOVE.MATTER_ID, MOVE.SEQ).from(MOVE)
                .where(MOVE.DISTRICT_ID.eq(district),
                        notExists(selectOne().from(LOG).where(LOG.DISTRICT_ID.eq(district), LOG.MATTER_ID.eq(MOVE.MATTER_ID), LOG.SEQ.eq(MOVE.SEQ))),
                        notExists(selectOne().from(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district), UNNUMBERED.MATTER_ID.eq(MOVE.MATTER_ID), UNNUMBERED.SEQ.eq(MOVE.SEQ))))
                .limit(NAMED)
                .forEach(move -> faults.add("move %d of matter %d has no position and waits for none".formatted(move.value2(), move.value1())));
        var before = lag(LOG.SEQ).over().partitionBy(LOG.MATTER_ID).orderBy(LOG.POSITION).as("before");
        var ordered = db.select(LOG.MATTER_ID, LOG.SEQ, before).from(LOG).where(LOG.DISTRICT_ID.eq(district)).asTable("ordered");
        db.selectFrom(ordered).where(ordered.field(LOG.SEQ).lt(ordered.field(before))).limit(NAMED)
                .forEach(move -> faults.add("move %d of matter %d stands in the log behind a later one".formatted(move.value2(), move.value1())));
        return faults;
    }

    private static void gaps(DSLContext db, int district, List<String> faults) {
        var log = db.select(count(), coalesce(min(LOG.POSITION), inline(1L)), coalesce(max(LOG.POSITION), inline(0L))).from(LOG).where(LOG.DISTRICT_ID.eq(district)).fetchSingle();
        if (log.value2() != 1 || log.value3() != log.value1().longValue()) {
            faults.add("the log has %d entries from position %d to %d".formatted(log.value1(), log.value2(), log.value3()));
        }
        long next = db.select(NUMBERER.NEXT_POSITION).from(NUMBERER).where(NUMBERER.DISTRICT_ID.eq(district)).fetchOptional(NUMBERER.NEXT_POSITION).orElse(1L);
        if (next != log.value3() + 1) {
            faults.add("the next position is %d, but the log ends at %d".formatted(next, log.value3()));
        }
    }
}
