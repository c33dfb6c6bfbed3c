package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.ERASURE;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jinlin.db.matters.tables.records.DueRecord;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of checking matters against their moves: a few hundred matters with everything that belongs to them.
final class InvariantStore {

    private final DSLContext db;
    private final int district;

    InvariantStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A row of matters as it stands, with the columns that lists sort by.
    ///
    /// @param matter empty when it cannot be read
    record Row(long id, String number, Optional<Matter> matter, @Nullable Instant dueAt, @Nullable String shownGrade) {}

    /// A row of dues, whose columns are what the clock scan and the lists look at.
    record Line(String clock, int round, String state, long unitId, Instant startedAt, Instant dueAt, Instant wakeAt, @Nullable Instant missedAt,
            @Nullable Instant endedAt, boolean promise, @Nullable String shownGrade) {

        static Line of(Due due) {
            return new Line(due.clock(), due.round(), due.state().name().toLowerCase(Locale.ROOT), due.unitId(), due.startedAt(), due.dueAt(), due.wakeAt(),
                    due.missedAt(), due.endedAt(), due.promise(), due.shownGrade());
        }

        static Line of(DueRecord row) {
            return new Line(row.getClock(), row.getRound(), row.getState(), row.getUnitId(), row.getStartedAt(), row.getDueAt(), row.getWakeAt(),
                    row.getMissedAt(), row.getEndedAt(), row.getPromise(), row.getShownGrade());
        }
    }

    /// What was said with a move.
    record Said(int seq, byte[] salt, String body) {}

    /// Some matters, the rest by matter id. A move that cannot be read is empty.
    record Batch(List<Row> rows, Map<Long, List<Optional<Move>>> moves, Map<Long, List<Line>> dues, Map<Long, List<Said>> words, Map<Long, List<Integer>> erased) {}

    /// The matters after an id, in the order of ids.
    Batch after(long last, int most) {
        return with(db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.gt(last)).orderBy(MATTER.ID).limit(most)
                .fetch(InvariantStore::row));
    }

    /// The matters that were opened last.
    Batch latest(int most) {
        return with(db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district)).orderBy(MATTER.ID.desc()).limit(most).fetch(InvariantStore::row));
    }

    private static Row row(MatterRecord row) {
        return new Row(row.getId(), row.getNumber(), read(() -> MatterStore.matter(row)), row.getDueAt(), row.getShownGrade());
    }

    /// An accident makes anything of a row, and its matter must not hide the faults of the others.
    private static <T> Optional<T> read(Supplier<T> row) {
        try {
            return Optional.of(row.get());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Batch with(List<Row> rows) {
        List<Long> ids = rows.stream().map(Row::id).toList();
        return new Batch(rows,
                db.selectFrom(MOVE).where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.in(ids)).orderBy(MOVE.MATTER_ID, MOVE.SEQ)
                        .fetchGroups(MOVE.MATTER_ID, row -> read(() -> MatterStore.move(row))),
                db.selectFrom(DUE).where(DUE.DISTRICT_ID.eq(district), DUE.MATTER_ID.in(ids)).fetchGroups(DUE.MATTER_ID, Line::of),
                words(ids),
                db.selectFrom(ERASURE).where(ERASURE.DISTRICT_ID.eq(district), ERASURE.MATTER_ID.in(ids)).fetchGroups(ERASURE.MATTER_ID, ERASURE.SEQ));
    }

    /// Open matters whose owner is none of the units, or that have no running clock, those that have waited longest first.
    List<NothingLost.Lost> lost(Long[] units, int most) {
        Condition ownerless = MATTER.OWNER_ID.ne(all(units));
        Condition clockless = notExists(selectOne().from(DUE)
                .where(DUE.DISTRICT_ID.eq(district), DUE.MATTER_ID.eq(MATTER.ID), DUE.STATE.eq("running")));
        return db.select(MATTER.NUMBER, MATTER.KIND, MATTER.STAGE, MATTER.MOVED_AT, when(ownerless, inline(NothingLost.NO_OWNER)).otherwise(inline(NothingLost.NO_CLOCK)))
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), ownerless.or(clockless))
                .orderBy(MATTER.MOVED_AT, MATTER.ID).limit(most)
                .fetch(Records.mapping(NothingLost.Lost::new));
    }

    Map<Long, List<Said>> words(List<Long> matters) {
        return db.selectFrom(WORDS).where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.in(matters))
                .fetchGroups(WORDS.MATTER_ID, row -> new Said(row.getSeq(), row.getSalt(), row.getBody()));
    }
}
