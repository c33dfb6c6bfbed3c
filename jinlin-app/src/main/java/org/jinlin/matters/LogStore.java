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
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;

/// The SQL of a tenant's log: giving positions, reading behind one, and checking that none is missing.
final class LogStore {

    /// What of a matter never changes: the rest of a row is long, and nobody reads it here.
    private static final List<Field<?>> IDENTITY = List.of(MATTER.DISTRICT_ID, MATTER.ID, MATTER.NUMBER, MATTER.KIND, MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION,
            MATTER.CHANNEL, MATTER.ASKER_ID, MATTER.OPENER_ID, MATTER.OPENER_UNIT_ID, MATTER.SUBJECT_ID, MATTER.PARENT_ID, MATTER.LONGITUDE, MATTER.LATITUDE, MATTER.OPENED_AT);

    /// Text, because the marks that are taken away are what is written down: jOOQ cannot insert from a deletion.
    private static final String NUMBER = """
            with taken as (
                delete from matters.unnumbered u
                where u.district_id = {0} and (u.matter_id, u.seq) <= (
                    select w.matter_id, w.seq from (
                        select v.matter_id, v.seq from matters.unnumbered v where v.district_id = {0} order by v.matter_id, v.seq limit {1}) w
                    order by w.matter_id desc, w.seq desc limit 1)
                returning u.matter_id, u.seq)
            insert into matters.log (district_id, position, matter_id, seq)
            select {0}, {2} - 1 + row_number() over (order by t.matter_id, t.seq), t.matter_id, t.seq from taken t""";

    private final DSLContext db;
    private final int district;

    LogStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Which move.
    record Mark(long matterId, int seq) {}

    /// A numbered move and the matter it belongs to.
    record Line(long position, Move move, Matter.Identity matter) {}

    /// Which positions there are.
    record Extent(int count, long first, long last) {}

    /// The next position to be given, its row locked until the end of the transaction; empty while somebody else numbers.
    OptionalLong lease() {
        db.insertInto(NUMBERER, NUMBERER.DISTRICT_ID, NUMBERER.NEXT_POSITION).values(district, 1L)
                .onConflict(NUMBERER.DISTRICT_ID).doNothing().execute();
        return db.select(NUMBERER.NEXT_POSITION).from(NUMBERER).where(NUMBERER.DISTRICT_ID.eq(district)).forUpdate().skipLocked()
                .fetchOptional(NUMBERER.NEXT_POSITION).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// How many of them there are, and since when.
    LogReader.Backlog backlog() {
        return db.select(count(), min(MOVE.AT)).from(UNNUMBERED)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(UNNUMBERED.MATTER_ID), MOVE.SEQ.eq(UNNUMBERED.SEQ))
                .where(UNNUMBERED.DISTRICT_ID.eq(district))
                .fetchSingle(row -> new LogReader.Backlog(row.value1(), row.value2()));
    }

    /// Gives committed moves their positions, from one on, those of a matter in their order. How many got one.
    int number(long position, int most) {
        return db.execute(NUMBER, val(district), val(most), val(position));
    }

    void release(long nextPosition, String holder, Instant until) {
        db.update(NUMBERER).set(NUMBERER.NEXT_POSITION, nextPosition).set(NUMBERER.HOLDER, holder).set(NUMBERER.UNTIL_AT, until)
                .where(NUMBERER.DISTRICT_ID.eq(district)).execute();
    }

    /// The moves behind a position, in order.
    List<Line> after(long position, int most) {
        // cut off before anything is joined: whoever is far behind must not have all that lies before them joined and sorted for each reading
        var some = db.select(LOG.POSITION, LOG.MATTER_ID, LOG.SEQ).from(LOG).where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(position))
                .orderBy(LOG.POSITION).limit(most).asTable("some");
        return db.select(some.field(LOG.POSITION)).select(MOVE.fields()).select(IDENTITY)
                .from(some)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(some.field(LOG.MATTER_ID)), MOVE.SEQ.eq(some.field(LOG.SEQ)))
                .join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(some.field(LOG.MATTER_ID)))
                .orderBy(some.field(LOG.POSITION))
                .fetch(row -> new Line(row.get(some.field(LOG.POSITION)), MatterStore.move(row.into(MOVE)), MatterStore.identity(row.into(MATTER))));
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
