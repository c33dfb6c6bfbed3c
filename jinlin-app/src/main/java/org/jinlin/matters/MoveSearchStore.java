package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of looking for what a person did.
final class MoveSearchStore {

    record Row(Instant at, long matterId, int seq, String verb, @Nullable Long unitId, String number, String kind, String playbook, int version) {}

    private final DSLContext db;
    private final int district;

    MoveSearchStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// The latest first.
    List<Row> of(long personId, Instant from, Instant until, Paging paging) {
        Condition below = paging.below(until).map(cursor -> (Condition) row(MOVE.AT, MOVE.MATTER_ID, MOVE.SEQ).lessThan(cursor.instant(0), cursor.number(1), (int) cursor.number(2)))
                .orElseGet(() -> MOVE.AT.lt(until));
        return db.select(MOVE.AT, MOVE.MATTER_ID, MOVE.SEQ, MOVE.VERB, MOVE.UNIT_ID, MATTER.NUMBER, MATTER.KIND, MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION)
                .from(MOVE).join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(MOVE.MATTER_ID))
                .where(MOVE.DISTRICT_ID.eq(district), MOVE.ACTOR_ID.eq(personId), MOVE.AT.ge(from), below)
                .orderBy(MOVE.AT.desc(), MOVE.MATTER_ID.desc(), MOVE.SEQ.desc()).limit(paging.fetch())
                .fetch(Records.mapping(Row::new));
    }

    Map<Long, String> numbers(Collection<Long> ids) {
        return db.select(MATTER.ID, MATTER.NUMBER).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.in(ids)).fetchMap(MATTER.ID, MATTER.NUMBER);
    }
}
