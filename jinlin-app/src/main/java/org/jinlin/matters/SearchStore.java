package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.LOG;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.POSITION;
import static org.jinlin.db.matters.Tables.TERM;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of what matters are found by, and of how far the log was read for it. Every statement names its district.
final class SearchStore {

    private static final String READER = "search";
    /// A rarer term is looked through first; from here on they are all common.
    private static final int COMMON = 200;
    private static final int COUNTED = 6;

    /// Text, because the rows come out of two lists side by side, which jOOQ has no word for.
    private static final String PUT = """
            insert into matters.term (district_id, hash, matter_id)
            select {0}, n.* from unnest({1}, {2}) as n on conflict (district_id, hash, matter_id) do nothing""";

    private final DSLContext db;
    private final int district;

    SearchStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// What is looked at of a matter.
    record Subject(long matterId, List<Long> chain, @Nullable Long askerId) {}

    /// A term of a matter.
    record Line(long hash, long matterId) {}

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

    /// The matters that stand for themselves and were opened, or brought to another place, in a part of the log.
    List<Subject> placed(long after, long end) {
        var moved = db.selectDistinct(LOG.MATTER_ID).from(LOG)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(LOG.MATTER_ID), MOVE.SEQ.eq(LOG.SEQ))
                .where(LOG.DISTRICT_ID.eq(district), LOG.POSITION.gt(after), LOG.POSITION.le(end), MOVE.CHANGE.contains("\"" + Change.PLACE + "\"")).asTable("moved");
        return db.select(MATTER.ID, MATTER.CHAIN, MATTER.ASKER_ID).from(moved).join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(moved.field(LOG.MATTER_ID)))
                .where(MATTER.PARENT_ID.isNull())
                .fetch(row -> new Subject(row.value1(), List.of(row.value2()), row.value3()));
    }

    /// What was said on opening; who would erase it meanwhile waits until this transaction ends.
    Map<Long, String> saidOnOpening(Collection<Long> matterIds) {
        return db.select(WORDS.MATTER_ID, WORDS.BODY).from(WORDS)
                .where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.eq(any(matterIds.toArray(Long[]::new))), WORDS.SEQ.eq(1))
                .forShare().fetchMap(WORDS.MATTER_ID, WORDS.BODY);
    }

    void put(List<Line> lines) {
        db.execute(PUT, val(district), val(lines.stream().map(Line::hash).toArray(Long[]::new)), val(lines.stream().map(Line::matterId).toArray(Long[]::new)));
    }

    void take(long matterId, Collection<Long> hashes) {
        db.deleteFrom(TERM).where(TERM.DISTRICT_ID.eq(district), TERM.HASH.eq(any(hashes.toArray(Long[]::new))), TERM.MATTER_ID.eq(matterId)).execute();
    }

    /// The matters that have all terms, the newest first. The rarest term is looked through and the others looked up: a
    /// planner that does not know which is rare may read a hundred thousand rows for ten.
    ///
    /// @param before only those older than this matter; null for the newest
    List<Long> having(List<Long> terms, @Nullable Long before, int most) {
        List<Long> rarestFirst = terms.size() == 1 ? terms : rarestFirst(terms);
        var found = TERM.as("found");
        var others = rarestFirst.stream().skip(1)
                .map(hash -> exists(selectOne().from(TERM).where(TERM.DISTRICT_ID.eq(district), TERM.HASH.eq(hash), TERM.MATTER_ID.eq(found.MATTER_ID)))).toList();
        return db.select(found.MATTER_ID).from(found)
                .where(found.DISTRICT_ID.eq(district), found.HASH.eq(rarestFirst.getFirst()), before == null ? noCondition() : found.MATTER_ID.lt(before))
                .and(and(others))
                .orderBy(found.MATTER_ID.desc()).limit(most).fetch(found.MATTER_ID);
    }

    /// By how many matters each of the first few has, counted up to where a term is common, in one statement.
    private List<Long> rarestFirst(List<Long> terms) {
        List<Long> counted = terms.stream().limit(COUNTED).toList();
        var counts = db.select(counted.stream().map(hash -> field(select(count()).from(
                select(TERM.MATTER_ID).from(TERM).where(TERM.DISTRICT_ID.eq(district), TERM.HASH.eq(hash)).limit(COMMON).asTable("some")))).toList()).fetchSingle();
        return IntStream.range(0, terms.size()).boxed().sorted(Comparator.comparing(i -> i < COUNTED ? (Integer) counts.get(i) : COMMON)).map(terms::get).toList();
    }

    /// Matters by their ids, in no order.
    List<Matter> matters(Collection<Long> ids) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(any(ids.toArray(Long[]::new)))).fetch(MatterStore::matter);
    }
}
