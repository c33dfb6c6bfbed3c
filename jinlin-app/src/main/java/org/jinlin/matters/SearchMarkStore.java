package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.POSITION;
import static org.jinlin.db.matters.Tables.TERM;
import static org.jooq.impl.DSL.any;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// The SQL of bringing terms under another key, and of how far that came. Every statement names its district.
final class SearchMarkStore {

    /// Before the key: a position of its own for each.
    private static final String READER = "marks ";

    private final DSLContext db;
    private final int district;

    SearchMarkStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// The number of the matter that was looked at last; 0 for none.
    long position(String key) {
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER + key)).fetchOptional(POSITION.POSITION_).orElse(0L);
    }

    /// The same, and nobody else moves it until the transaction ends.
    long lockedPosition(String key) {
        db.insertInto(POSITION, POSITION.DISTRICT_ID, POSITION.READER, POSITION.POSITION_).values(district, READER + key, 0L)
                .onConflict(POSITION.DISTRICT_ID, POSITION.READER).doNothing().execute();
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER + key)).forUpdate().fetchSingle().value1();
    }

    void moveTo(String key, long matter) {
        db.update(POSITION).set(POSITION.POSITION_, matter).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER + key)).execute();
    }

    /// The next matters that somebody asked for.
    List<SearchStore.Subject> next(long after, int most) {
        return db.select(MATTER.ID, MATTER.CHAIN, MATTER.ASKER_ID).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.gt(after), MATTER.ASKER_ID.isNotNull(), MATTER.PARENT_ID.isNull())
                .orderBy(MATTER.ID).limit(most).fetch(row -> new SearchStore.Subject(row.value1(), List.of(row.value2()), row.value3()));
    }

    /// How many there are behind a matter, of those that were opened by a time.
    long asked(long after, Instant opened) {
        return db.fetchCount(MATTER, MATTER.DISTRICT_ID.eq(district), MATTER.ID.gt(after), MATTER.ASKER_ID.isNotNull(), MATTER.PARENT_ID.isNull(), MATTER.OPENED_AT.le(opened));
    }

    /// Puts newer terms in the place of older ones that a matter has.
    ///
    /// @param newer by the older
    int renew(long matter, Map<Long, Long> newer) {
        List<Long> had = db.deleteFrom(TERM).where(TERM.DISTRICT_ID.eq(district), TERM.HASH.eq(any(newer.keySet().toArray(Long[]::new))), TERM.MATTER_ID.eq(matter))
                .returningResult(TERM.HASH).fetch(TERM.HASH);
        if (!had.isEmpty()) {
            new SearchStore(db, district).put(had.stream().map(newer::get).distinct().sorted().map(hash -> new SearchStore.Line(hash, matter)).toList());
        }
        return had.size();
    }
}
