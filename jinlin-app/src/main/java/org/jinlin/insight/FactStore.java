package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.DEED;
import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jinlin.db.insight.Tables.POSITION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jinlin.db.insight.tables.records.FactRecord;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.matters.LogReader.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// The SQL of facts and of how far they have read the log. Every statement names its district.
final class FactStore {

    /// Text, because each row comes out of several lists side by side, which jOOQ has no word for.
    private static final String FACTS = """
            insert into insight.fact (district_id, matter_id, number, kind, place_id, owner_id, category, grade, channel, stage, outcome, opened_at, ended_at,
                verdict, word, heard_by, facts, seq, own_unit)
            select {0}, n.* from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {15}, {16}, {17}, {18}) as n
            on conflict (district_id, matter_id) do update
            set number = excluded.number, kind = excluded.kind, place_id = excluded.place_id, owner_id = excluded.owner_id, category = excluded.category,
                grade = excluded.grade, channel = excluded.channel, stage = excluded.stage, outcome = excluded.outcome, opened_at = excluded.opened_at,
                ended_at = excluded.ended_at, verdict = excluded.verdict, word = excluded.word, heard_by = excluded.heard_by, facts = excluded.facts, seq = excluded.seq,
                own_unit = excluded.own_unit""";

    private static final String CLOCKS = """
            insert into insight.fact_clock (district_id, matter_id, clock, round, kind, place_id, state, promise, started_at, due_at, missed_at, ended_at)
            select {0}, n.* from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}) as n
            on conflict (district_id, matter_id, clock, round) do update
            set kind = excluded.kind, place_id = excluded.place_id, state = excluded.state, promise = excluded.promise, started_at = excluded.started_at,
                due_at = excluded.due_at, missed_at = excluded.missed_at, ended_at = excluded.ended_at""";

    private static final String MET = "met";
    private static final String MISSED = "missed";

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
        db.deleteFrom(DEED).where(DEED.DISTRICT_ID.eq(district)).execute();
        db.deleteFrom(FACT_CLOCK).where(FACT_CLOCK.DISTRICT_ID.eq(district)).execute();
        db.deleteFrom(FACT).where(FACT.DISTRICT_ID.eq(district)).execute();
    }

    /// A number for all that is kept about each matter: equal when the same is kept.
    Map<Long, Integer> digests() {
        var digests = new HashMap<Long, Integer>();
        for (var table : List.of(FACT, FACT_CLOCK, DEED)) {
            try (var rows = db.selectFrom(table).where(table.field(FACT.DISTRICT_ID).eq(district)).fetchSize(1000).fetchLazy()) {
                rows.forEach(row -> digests.merge(row.get(FACT.MATTER_ID), row.intoList().hashCode(), Integer::sum));
            }
        }
        return digests;
    }

    Map<Long, Fact> facts(Collection<Long> matters) {
        return db.selectFrom(FACT).where(FACT.DISTRICT_ID.eq(district), FACT.MATTER_ID.eq(any(matters.toArray(Long[]::new)))).fetchMap(FactRecord::getMatterId, FactStore::fact);
    }

    void put(Collection<Fact> facts) {
        var rows = List.copyOf(facts);
        db.execute(FACTS, val(district), of(rows, Fact::matterId, Long[]::new), of(rows, Fact::number, String[]::new), of(rows, Fact::kind, String[]::new),
                of(rows, Fact::placeId, Long[]::new), of(rows, Fact::ownerId, Long[]::new), of(rows, Fact::category, String[]::new), of(rows, Fact::grade, String[]::new),
                of(rows, Fact::channel, String[]::new), of(rows, Fact::stage, String[]::new), of(rows, Fact::outcome, String[]::new), of(rows, Fact::openedAt, Instant[]::new),
                of(rows, Fact::endedAt, Instant[]::new), of(rows, Fact::verdict, String[]::new), of(rows, Fact::word, String[]::new), of(rows, Fact::heardBy, String[]::new),
                of(rows, fact -> JSONB.valueOf(CanonicalJson.write(fact.facts())), JSONB[]::new), of(rows, Fact::seq, Integer[]::new), of(rows, Fact::ownUnit, Long[]::new));
    }

    /// A round of a clock with what the rates group it by.
    record ClockLine(long matterId, String kind, long placeId, Clock clock) {

        /// The same when a later round began; one that ended before stays as it is.
        ClockLine ended(Instant at) {
            if (clock.endedAt() != null) {
                return this;
            }
            Instant missedAt = clock.missedAt() == null && clock.dueAt().isBefore(at) ? clock.dueAt() : clock.missedAt();
            return new ClockLine(matterId, kind, placeId, new Clock(clock.clock(), clock.round(), missedAt == null ? MET : MISSED, clock.promise(), clock.unitId(), clock.startedAt(),
                    clock.dueAt(), missedAt, at));
        }
    }

    void putClocks(Collection<ClockLine> lines) {
        var rows = List.copyOf(lines);
        db.execute(CLOCKS, val(district), of(rows, ClockLine::matterId, Long[]::new), of(rows, line -> line.clock().clock(), String[]::new),
                of(rows, line -> line.clock().round(), Integer[]::new), of(rows, ClockLine::kind, String[]::new), of(rows, ClockLine::placeId, Long[]::new),
                of(rows, line -> line.clock().state(), String[]::new), of(rows, line -> line.clock().promise(), Boolean[]::new),
                of(rows, line -> line.clock().startedAt(), Instant[]::new), of(rows, line -> line.clock().dueAt(), Instant[]::new),
                of(rows, line -> line.clock().missedAt(), Instant[]::new), of(rows, line -> line.clock().endedAt(), Instant[]::new));
    }

    private static <T, V> Field<V[]> of(List<T> rows, Function<T, ? extends @Nullable V> column, IntFunction<V[]> array) {
        return val(rows.stream().map(column).toArray(array));
    }

    /// Forgets the rounds of a clock after one: an undo took back the move that began them.
    void forgetRounds(long matterId, String clock, int after) {
        db.deleteFrom(FACT_CLOCK)
                .where(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(matterId), FACT_CLOCK.CLOCK.eq(clock), FACT_CLOCK.ROUND.gt(after))
                .execute();
    }

    /// Ends the rounds of a clock before one, as [ClockLine#ended] does.
    void endRounds(long matterId, String clock, int before, Instant at) {
        Field<Instant> missedAt = coalesce(FACT_CLOCK.MISSED_AT, when(FACT_CLOCK.DUE_AT.lt(at), FACT_CLOCK.DUE_AT));
        db.update(FACT_CLOCK).set(FACT_CLOCK.STATE, when(missedAt.isNull(), inline(MET)).otherwise(inline(MISSED))).set(FACT_CLOCK.MISSED_AT, missedAt).set(FACT_CLOCK.ENDED_AT, at)
                .where(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(matterId), FACT_CLOCK.CLOCK.eq(clock), FACT_CLOCK.ROUND.lt(before), FACT_CLOCK.ENDED_AT.isNull())
                .execute();
    }

    static Fact fact(FactRecord row) {
        return new Fact(row.getMatterId(), row.getNumber(), row.getKind(), row.getPlaceId(), row.getOwnerId(), row.getCategory(), row.getGrade(), row.getChannel(),
                row.getStage(), row.getOutcome(), row.getOpenedAt(), row.getEndedAt(), row.getVerdict(), row.getWord(), row.getHeardBy(), declared(row.getFacts()),
                row.getSeq(), row.getOwnUnit());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> declared(JSONB json) {
        return (Map<String, Object>) (Map<String, ?>) Objects.requireNonNull(CanonicalJson.parse(json.data()));
    }
}
