package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.LOG;
import static org.jinlin.db.matters.Tables.MATTER;
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

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of a tenant's log: giving positions, reading behind one, and checking that none is missing.
final class LogStore {

    private final DSLContext db;
    private final int district;

    LogStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Which move.
    record Mark(long matterId, int seq) {}

    /// A numbered move and the matter it belongs to, as it is now.
    record Line(long position, Move move, Matter matter) {}

    /// Which positions there are.
    record Extent(int count, long first, long last) {}

    /// The next position to be given, its row locked until the end of the transaction; empty while somebody else numbers.
    OptionalLong lease() {
        db.insertInto(NUMBERER, NUMBERER.DISTRICT_ID, NUMBERER.NEXT_POSITION).values(district, 1L)
                .onConflict(NUMBERER.DISTRICT_ID).doNothing().execute();
        return db.select(NUMBERER.NEXT_POSITION).from(NUMBERER).where(NUMBERER.DISTRICT_ID.eq(district)).forUpdate().skipLocked()
                .fetchOptional(NUMBERER.NEXT_POSITION).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// Committed moves without a position.
    List<Mark> unnumbered(int most) {
        return db.select(UNNUMBERED.MATTER_ID, UNNUMBERED.SEQ).from(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district))
                .orderBy(UNNUMBERED.MATTER_ID, UNNUMBERED.SEQ).limit(most).fetch(Records.mapping(Mark::new));
    }

    /// How many of them there are, and since when.
    LogReader.Backlog backlog() {
        return db.select(count(), min(MOVE.AT)).from(UNNUMBERED)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(UNNUMBERED.MATTER_ID), MOVE.SEQ.eq(UNNUMBERED.SEQ))
                .where(UNNUMBERED.DISTRICT_ID.eq(district))
                .fetchSingle(row -> new LogReader.Backlog(row.value1(), row.value2()));
    }

    /// Gives moves their positions, from one on.
    void number(List<Mark> moves, long position) {
        long next = position;
        var insert = db.insertInto(LOG, LOG.DISTRICT_ID, LOG.POSITION, LOG.MATTER_ID, LOG.SEQ);
        for (Mark move : moves) {
            insert = insert.values(district, next++, move.matterId(), move.seq());
        }
        insert.execute();
        for (Mark move : moves) {
            db.deleteFrom(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district), UNNUMBERED.MATTER_ID.eq(move.matterId()), UNNUMBERED.SEQ.eq(move.seq())).execute();
        }
    }

    void release(long nextPosition, String holder, Instant until) {
        db.update(NUMBERER).set(NUMBERER.NEXT_POSITION, nextPosition).set(NUMBERER.HOLDER, holder).set(NUMBERER.UNTIL_AT, until)
                .where(NUMBERER.DISTRICT_ID.eq(district)).execute();
    }

    /// The moves behind a position, in order.
    List<Line> after(long position, int most) {
        return db.select(LOG.POSITION).select(MOVE.fields()).select(MATTER.fields())
                .from(LOG)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(LOG.MATTER_ID), MOVE.SEQ.eq(LOG.SEQ))
                .join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(LOG.MATTER_ID))
                .where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(position))
                .orderBy(LOG.POSITION).limit(most)
                .fetch(row -> new Line(row.get(LOG.POSITION), MatterStore.move(row.into(MOVE)), MatterStore.matter(row.into(MATTER))));
    }

    Extent extent() {
        return db.select(count(), coalesce(min(LOG.POSITION), inline(1L)), coalesce(max(LOG.POSITION), inline(0L))).from(LOG)
                .where(LOG.DISTRICT_ID.eq(district)).fetchSingle(Records.mapping(Extent::new));
    }

    /// The position of the last numbered move, 0 when there is none.
    long end() {
        return db.select(coalesce(max(LOG.POSITION), inline(0L))).from(LOG).where(LOG.DISTRICT_ID.eq(district)).fetchSingle().value1();
    }

    /// The position that the next move will get.
    long next() {
        return db.select(NUMBERER.NEXT_POSITION).from(NUMBERER).where(NUMBERER.DISTRICT_ID.eq(district)).fetchOptional(NUMBERER.NEXT_POSITION).orElse(1L);
    }

    /// Moves that have no position and wait for none.
    List<Mark> forgotten(int most) {
        return db.select(MOVE.MATTER_ID, MOVE.SEQ).from(MOVE)
                .where(MOVE.DISTRICT_ID.eq(district),
                        notExists(selectOne().from(LOG).where(LOG.DISTRICT_ID.eq(district), LOG.MATTER_ID.eq(MOVE.MATTER_ID), LOG.SEQ.eq(MOVE.SEQ))),
                        notExists(selectOne().from(UNNUMBERED).where(UNNUMBERED.DISTRICT_ID.eq(district), UNNUMBERED.MATTER_ID.eq(MOVE.MATTER_ID), UNNUMBERED.SEQ.eq(MOVE.SEQ))))
                .limit(most).fetch(Records.mapping(Mark::new));
    }

    /// Moves that stand behind a later one of their matter.
    List<Mark> disordered(int most) {
        var before = lag(LOG.SEQ).over().partitionBy(LOG.MATTER_ID).orderBy(LOG.POSITION).as("before");
        var ordered = db.select(LOG.MATTER_ID, LOG.SEQ, before).from(LOG).where(LOG.DISTRICT_ID.eq(district)).asTable("ordered");
        return db.select(ordered.field(LOG.MATTER_ID), ordered.field(LOG.SEQ)).from(ordered).where(ordered.field(LOG.SEQ).lt(ordered.field(before))).limit(most)
                .fetch(Records.mapping(Mark::new));
    }
}
