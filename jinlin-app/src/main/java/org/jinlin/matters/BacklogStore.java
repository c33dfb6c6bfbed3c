package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.UNNUMBERED;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import org.jinlin.matters.LogReader.Backlog;
import org.jooq.DSLContext;

/// The SQL of what waits for its number.
final class BacklogStore {

    private final DSLContext db;
    private final int district;

    BacklogStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    Backlog unnumbered() {
        return db.select(count(), min(MOVE.AT)).from(UNNUMBERED)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(UNNUMBERED.MATTER_ID), MOVE.SEQ.eq(UNNUMBERED.SEQ))
                .where(UNNUMBERED.DISTRICT_ID.eq(district))
                .fetchSingle(row -> new Backlog(row.value1(), row.value2()));
    }
}
