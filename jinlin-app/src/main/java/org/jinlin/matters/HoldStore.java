package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.HOLD;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of legal holds.
final class HoldStore {

    static final String OF_MATTER = "matter";
    static final String OF_PERSON = "person";

    private final DSLContext db;
    private final int district;

    HoldStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// False when it is held already.
    boolean insert(long id, String kind, long subject, String reason, long by, Instant now) {
        return db.insertInto(HOLD).set(HOLD.DISTRICT_ID, district).set(HOLD.ID, id).set(HOLD.SUBJECT_KIND, kind).set(HOLD.SUBJECT_ID, subject).set(HOLD.REASON, reason)
                .set(HOLD.BY_ID, by).set(HOLD.SINCE_AT, now)
                .onConflict(HOLD.DISTRICT_ID, HOLD.SUBJECT_KIND, HOLD.SUBJECT_ID).where(HOLD.ENDED_AT.isNull()).doNothing().execute() > 0;
    }

    boolean end(long id, long by, Instant now) {
        return db.update(HOLD).set(HOLD.ENDED_AT, now).set(HOLD.ENDED_BY, by).where(HOLD.DISTRICT_ID.eq(district), HOLD.ID.eq(id), HOLD.ENDED_AT.isNull()).execute() > 0;
    }

    boolean isHeld(String kind, long subject) {
        return db.fetchExists(HOLD, HOLD.DISTRICT_ID.eq(district), HOLD.SUBJECT_KIND.eq(kind), HOLD.SUBJECT_ID.eq(subject), HOLD.ENDED_AT.isNull());
    }

    /// Whether the person is held, or any matter that the person asked for.
    boolean holdsPerson(long person) {
        return isHeld(OF_PERSON, person) || db.fetchExists(HOLD, HOLD.DISTRICT_ID.eq(district), HOLD.SUBJECT_KIND.eq(OF_MATTER), HOLD.ENDED_AT.isNull(),
                HOLD.SUBJECT_ID.in(select(MATTER.ID).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(person))));
    }

    /// Those in force, the eldest first.
    List<Holds.Hold> inForce(Paging paging) {
        Condition behind = paging.after().map(cursor -> HOLD.ID.gt(cursor.number(0))).orElse(noCondition());
        return db.select(HOLD.ID, HOLD.SUBJECT_KIND, HOLD.SUBJECT_ID, MATTER.NUMBER, HOLD.REASON, HOLD.BY_ID, HOLD.SINCE_AT).from(HOLD)
                .leftJoin(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(HOLD.SUBJECT_ID), HOLD.SUBJECT_KIND.eq(OF_MATTER))
                .where(HOLD.DISTRICT_ID.eq(district), HOLD.ENDED_AT.isNull(), behind)
                .orderBy(HOLD.ID).limit(paging.fetch()).fetch(Records.mapping(Holds.Hold::new));
    }
}
