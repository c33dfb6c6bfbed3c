package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.ELSEWHERE;
import static org.jinlin.db.matters.Tables.LOG;
import static org.jinlin.db.matters.Tables.POSITION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.db.matters.tables.records.ElsewhereRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of what is asked of other districts, and of how far the log was read for it. Every statement names its district.
final class ElsewhereStore {

    private static final String READER = "elsewhere";

    private final DSLContext db;
    private final int district;

    ElsewhereStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// One side of what is asked of another district.
    ///
    /// @param seq         of the move that asked; of the opening, where it was opened for another district
    /// @param otherUnit   who is asked; none where it was opened for another district
    /// @param otherMatter none as long as it is not carried over
    /// @param otherSeq    the last move heard from there; where it was opened for another district, the move there that asked
    /// @param overAt      since when the answer is not wanted any more
    /// @param toldAt      since when the other district knows that
    record Tie(long matterId, int seq, String kind, boolean asks, int otherDistrict, @Nullable Long otherUnit, @Nullable Long otherMatter, @Nullable String otherNumber, int otherSeq,
            @Nullable Instant overAt, @Nullable Instant toldAt) {

        boolean isOver() {
            return overAt != null;
        }
    }

    /// Notes what a move asked, in the transaction of that move.
    void asks(long matter, int seq, String kind, ElsewhereUnit unit) {
        db.insertInto(ELSEWHERE).set(ELSEWHERE.DISTRICT_ID, district).set(ELSEWHERE.MATTER_ID, matter).set(ELSEWHERE.SEQ, seq).set(ELSEWHERE.KIND, kind).set(ELSEWHERE.ASKS, true)
                .set(ELSEWHERE.OTHER_DISTRICT, unit.district()).set(ELSEWHERE.OTHER_UNIT, unit.unit()).set(ELSEWHERE.OTHER_SEQ, 0).execute();
    }

    /// Notes for what a matter was opened, in the transaction that opens it.
    void openedFor(long matter, Tie asking, int from, String number) {
        db.insertInto(ELSEWHERE).set(ELSEWHERE.DISTRICT_ID, district).set(ELSEWHERE.MATTER_ID, matter).set(ELSEWHERE.SEQ, 1).set(ELSEWHERE.KIND, asking.kind()).set(ELSEWHERE.ASKS, false)
                .set(ELSEWHERE.OTHER_DISTRICT, from).set(ELSEWHERE.OTHER_MATTER, asking.matterId()).set(ELSEWHERE.OTHER_NUMBER, number).set(ELSEWHERE.OTHER_SEQ, asking.seq()).execute();
    }

    /// Notes that what a move of another district asked is wanted no more, before anything was opened for it: whoever brings it later finds this. Its key is that of the
    /// asking matter, which no matter here has.
    void unwanted(Tie asking, int from, Instant now) {
        db.insertInto(ELSEWHERE).set(ELSEWHERE.DISTRICT_ID, district).set(ELSEWHERE.MATTER_ID, asking.matterId()).set(ELSEWHERE.SEQ, asking.seq()).set(ELSEWHERE.KIND, asking.kind())
                .set(ELSEWHERE.ASKS, false).set(ELSEWHERE.OTHER_DISTRICT, from).set(ELSEWHERE.OTHER_MATTER, asking.matterId()).set(ELSEWHERE.OTHER_SEQ, asking.seq())
                .set(ELSEWHERE.OVER_AT, now).set(ELSEWHERE.TOLD_AT, now)
                .onConflict(ELSEWHERE.DISTRICT_ID, ELSEWHERE.OTHER_DISTRICT, ELSEWHERE.OTHER_MATTER, ELSEWHERE.OTHER_SEQ).where(ELSEWHERE.ASKS.isFalse()).doNothing().execute();
    }

    /// All that a matter asked before this move is wanted no more.
    void over(long matter, int before, Instant now) {
        db.update(ELSEWHERE).set(ELSEWHERE.OVER_AT, now)
                .where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(matter), ELSEWHERE.ASKS.isTrue(), ELSEWHERE.SEQ.lt(before), ELSEWHERE.OVER_AT.isNull()).execute();
    }

    /// What was opened there, or what was heard last of it. False when as much was heard before.
    boolean heard(Tie tie, long otherMatter, String otherNumber, int otherSeq) {
        return db.update(ELSEWHERE).set(ELSEWHERE.OTHER_MATTER, otherMatter).set(ELSEWHERE.OTHER_NUMBER, otherNumber).set(ELSEWHERE.OTHER_SEQ, otherSeq)
                .where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(tie.matterId()), ELSEWHERE.SEQ.eq(tie.seq()), ELSEWHERE.OTHER_SEQ.lt(otherSeq)).execute() > 0;
    }

    /// The other side knows that nothing more is wanted of it.
    void told(long matter, int seq, Instant now) {
        db.update(ELSEWHERE).set(ELSEWHERE.OVER_AT, coalesce(ELSEWHERE.OVER_AT, now)).set(ELSEWHERE.TOLD_AT, now)
                .where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(matter), ELSEWHERE.SEQ.eq(seq)).execute();
    }

    Optional<Tie> find(long matter, int seq) {
        return db.selectFrom(ELSEWHERE).where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(matter), ELSEWHERE.SEQ.eq(seq)).fetchOptional(ElsewhereStore::tie);
    }

    /// What was opened here for a move of another district.
    Optional<Tie> openedFor(int other, long matter, int seq) {
        return db.selectFrom(ELSEWHERE).where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.ASKS.isFalse(), ELSEWHERE.OTHER_DISTRICT.eq(other), ELSEWHERE.OTHER_MATTER.eq(matter), ELSEWHERE.OTHER_SEQ.eq(seq))
                .fetchOptional(ElsewhereStore::tie);
    }

    /// All that a matter asked, in its order.
    List<Tie> of(long matter) {
        return db.selectFrom(ELSEWHERE).where(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(matter), ELSEWHERE.ASKS.isTrue()).orderBy(ELSEWHERE.SEQ).fetch(ElsewhereStore::tie);
    }

    /// How far was read; 0 when it never was.
    long position() {
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).fetchOptional(POSITION.POSITION_).orElse(0L);
    }

    /// The same, and nobody else moves it until the transaction ends.
    long lockedPosition() {
        db.insertInto(POSITION, POSITION.DISTRICT_ID, POSITION.READER, POSITION.POSITION_).values(district, READER, 0L)
                .onConflict(POSITION.DISTRICT_ID, POSITION.READER).doNothing().execute();
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).forUpdate().fetchSingle().value1();
    }

    void moveTo(long position) {
        db.update(POSITION).set(POSITION.POSITION_, position).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).execute();
    }

    /// The last position of the next part of the log; empty when all is read.
    OptionalLong endOfPart(long position, int most) {
        var part = db.select(LOG.POSITION).from(LOG).where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(position)).orderBy(LOG.POSITION).limit(most).asTable("part");
        long end = db.select(coalesce(max(part.field(LOG.POSITION)), inline(0L))).from(part).fetchSingle().value1();
        return end == 0 ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /// What was asked by matters that moved in a part of the log, and is not carried over yet or wanted no more.
    List<Tie> asked(long after, long until) {
        var moved = db.selectDistinct(LOG.MATTER_ID).from(LOG).where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(after), LOG.POSITION.le(until)).asTable("moved");
        return db.select(ELSEWHERE.fields()).from(moved).join(ELSEWHERE).on(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(moved.field(LOG.MATTER_ID)))
                .where(ELSEWHERE.ASKS.isTrue(), ELSEWHERE.TOLD_AT.isNull(), ELSEWHERE.OTHER_MATTER.isNull().or(ELSEWHERE.OVER_AT.isNotNull()))
                .orderBy(ELSEWHERE.MATTER_ID, ELSEWHERE.SEQ).fetch(row -> tie(row.into(ELSEWHERE)));
    }

    /// A move of what was opened for another district.
    record Answered(Tie tie, int seq) {}

    /// Those in a part of the log, in its order, without the openings.
    List<Answered> answered(long after, long until) {
        return db.select(LOG.SEQ).select(ELSEWHERE.fields()).from(LOG).join(ELSEWHERE).on(ELSEWHERE.DISTRICT_ID.eq(district), ELSEWHERE.MATTER_ID.eq(LOG.MATTER_ID), ELSEWHERE.ASKS.isFalse())
                .where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(after), LOG.POSITION.le(until), LOG.SEQ.gt(1))
                .orderBy(LOG.POSITION).fetch(row -> new Answered(tie(row.into(ELSEWHERE)), row.get(LOG.SEQ)));
    }

    private static Tie tie(ElsewhereRecord row) {
        return new Tie(row.getMatterId(), row.getSeq(), row.getKind(), row.getAsks(), row.getOtherDistrict(), row.getOtherUnit(), row.getOtherMatter(), row.getOtherNumber(), row.getOtherSeq(),
                row.getOverAt(), row.getToldAt());
    }
}
