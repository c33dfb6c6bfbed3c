package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DAY_ROOT;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of the roots of days and of what they cover.
final class DayStore {

    private final DSLContext db;
    private final int district;

    DayStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// The last move of a matter on a day.
    record Head(long matterId, int seq, byte[] hash) {}

    record Root(LocalDate day, int matters, byte[] root, Instant at) {}

    /// The heads that a day left behind, in the order of the matters' ids.
    List<Head> heads(Instant from, Instant before) {
        return db.select(MOVE.MATTER_ID, MOVE.SEQ, MOVE.HASH).distinctOn(MOVE.MATTER_ID).from(MOVE)
                .where(MOVE.DISTRICT_ID.eq(district), MOVE.AT.ge(from), MOVE.AT.lt(before))
                .orderBy(MOVE.MATTER_ID, MOVE.SEQ.desc())
                .fetch(Records.mapping(Head::new));
    }

    Optional<Root> root(LocalDate day) {
        return db.select(DAY_ROOT.DAY, DAY_ROOT.MATTERS, DAY_ROOT.ROOT, DAY_ROOT.AT).from(DAY_ROOT)
                .where(DAY_ROOT.DISTRICT_ID.eq(district), DAY_ROOT.DAY.eq(day)).fetchOptional(Records.mapping(Root::new));
    }

    /// What was published once is not published again.
    void insert(Root root) {
        db.insertInto(DAY_ROOT)
                .set(DAY_ROOT.DISTRICT_ID, district).set(DAY_ROOT.DAY, root.day()).set(DAY_ROOT.MATTERS, root.matters())
                .set(DAY_ROOT.ROOT, root.root()).set(DAY_ROOT.AT, root.at())
                .onConflict(DAY_ROOT.DISTRICT_ID, DAY_ROOT.DAY).doNothing().execute();
    }

    Optional<LocalDate> lastDay() {
        return db.select(max(DAY_ROOT.DAY)).from(DAY_ROOT).where(DAY_ROOT.DISTRICT_ID.eq(district)).fetchOptional(max(DAY_ROOT.DAY));
    }

    Optional<Instant> firstMove() {
        return db.select(min(MOVE.AT)).from(MOVE).where(MOVE.DISTRICT_ID.eq(district)).fetchOptional(min(MOVE.AT));
    }
}
