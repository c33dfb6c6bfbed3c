package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jinlin.db.insight.Tables.POSITION;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.db.insight.tables.records.FactRecord;
import org.jinlin.matters.LogReader.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The SQL of facts and of how far they have read the log. Every statement names its district.
final class FactStore {

    private final DSLContext db;
    private final int district;

    FactStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// How far a reader has read; 0 when it never did.
    long position(String reader) {
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(reader))
                .fetchOptional(POSITION.POSITION_).orElse(0L);
    }

    /// The same, and nobody else moves it until the transaction ends.
    long lockedPosition(String reader) {
        db.insertInto(POSITION, POSITION.DISTRICT_ID, POSITION.READER, POSITION.POSITION_).values(district, reader, 0L)
                .onConflict(POSITION.DISTRICT_ID, POSITION.READER).doNothing().execute();
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(reader))
                .forUpdate().fetchSingle().value1();
    }

    void moveTo(String reader, long position) {
        db.update(POSITION).set(POSITION.POSITION_, position).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(reader)).execute();
    }

    void clear() {
        db.deleteFrom(FACT_CLOCK).where(FACT_CLOCK.DISTRICT_ID.eq(district)).execute();
        db.deleteFrom(FACT).where(FACT.DISTRICT_ID.eq(district)).execute();
    }

    /// A number for all that is kept about each matter: equal when the same is kept.
    Map<Long, Integer> digests() {
        var digests = new HashMap<Long, Integer>();
        for (var table : List.of(FACT, FACT_CLOCK)) {
            try (var rows = db.selectFrom(table).where(table.field(FACT.DISTRICT_ID).eq(district)).fetchSize(1000).fetchLazy()) {
                rows.forEach(row -> digests.merge(row.get(FACT.MATTER_ID), row.intoList().hashCode(), Integer::sum));
            }
        }
        return digests;
    }

    Map<Long, Fact> facts(Collection<Long> matters) {
        return db.selectFrom(FACT).where(FACT.DISTRICT_ID.eq(district), FACT.MATTER_ID.in(matters)).fetchMap(FactRecord::getMatterId, FactStore::fact);
    }

    void put(Collection<Fact> facts) {
        db.batch(facts.stream().map(fact -> {
            var row = row(fact);
            return db.insertInto(FACT).set(FACT.DISTRICT_ID, district).set(FACT.MATTER_ID, fact.matterId()).set(row)
                    .onConflict(FACT.DISTRICT_ID, FACT.MATTER_ID).doUpdate().set(row);
        }).toList()).execute();
    }

    /// A round of a clock with what the rates group it by.
    record ClockLine(long matterId, String kind, long placeId, Clock clock) {}

    void putClocks(Collection<ClockLine> lines) {
        db.batch(lines.stream().map(line -> {
            var row = row(line);
            return db.insertInto(FACT_CLOCK)
                    .set(FACT_CLOCK.DISTRICT_ID, district).set(FACT_CLOCK.MATTER_ID, line.matterId())
                    .set(FACT_CLOCK.CLOCK, line.clock().clock()).set(FACT_CLOCK.ROUND, line.clock().round()).set(row)
                    .onConflict(FACT_CLOCK.DISTRICT_ID, FACT_CLOCK.MATTER_ID, FACT_CLOCK.CLOCK, FACT_CLOCK.ROUND).doUpdate().set(row);
        }).toList()).execute();
    }

    /// Forgets the rounds of a clock after one: an undo took back the move that began them.
    void forgetRounds(long matterId, String clock, int after) {
        db.deleteFrom(FACT_CLOCK)
                .where(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(matterId), FACT_CLOCK.CLOCK.eq(clock), FACT_CLOCK.ROUND.gt(after))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> row(Fact fact) {
        var row = new HashMap<Field<?>, @Nullable Object>();
        row.put(FACT.NUMBER, fact.number());
        row.put(FACT.KIND, fact.kind());
        row.put(FACT.PLACE_ID, fact.placeId());
        row.put(FACT.OWNER_ID, fact.ownerId());
        row.put(FACT.CATEGORY, fact.category());
        row.put(FACT.GRADE, fact.grade());
        row.put(FACT.CHANNEL, fact.channel());
        row.put(FACT.STAGE, fact.stage());
        row.put(FACT.OUTCOME, fact.outcome());
        row.put(FACT.OPENED_AT, fact.openedAt());
        row.put(FACT.ENDED_AT, fact.endedAt());
        row.put(FACT.VERDICT, fact.verdict());
        row.put(FACT.WORD, fact.word());
        row.put(FACT.HEARD_BY, fact.heardBy());
        row.put(FACT.SEQ, fact.seq());
        return row;
    }

    private static Map<Field<?>, @Nullable Object> row(ClockLine line) {
        var row = new HashMap<Field<?>, @Nullable Object>();
        row.put(FACT_CLOCK.KIND, line.kind());
        row.put(FACT_CLOCK.PLACE_ID, line.placeId());
        row.put(FACT_CLOCK.STATE, line.clock().state());
        row.put(FACT_CLOCK.PROMISE, line.clock().promise());
        row.put(FACT_CLOCK.STARTED_AT, line.clock().startedAt());
        row.put(FACT_CLOCK.DUE_AT, line.clock().dueAt());
        row.put(FACT_CLOCK.MISSED_AT, line.clock().missedAt());
        row.put(FACT_CLOCK.ENDED_AT, line.clock().endedAt());
        return row;
    }

    static Fact fact(FactRecord row) {
        return new Fact(row.getMatterId(), row.getNumber(), row.getKind(), row.getPlaceId(), row.getOwnerId(), row.getCategory(), row.getGrade(), row.getChannel(),
                row.getStage(), row.getOutcome(), row.getOpenedAt(), row.getEndedAt(), row.getVerdict(), row.getWord(), row.getHeardBy(), row.getSeq());
    }
}
