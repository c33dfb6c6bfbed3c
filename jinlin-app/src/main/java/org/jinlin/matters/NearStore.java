package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.DSLContext;

/// The SQL of what neighbours may be told: open requests by their category and neighbourhood, and how fast answers come.
final class NearStore {

    private static final String ANSWER = "answer";

    private final DSLContext db;
    private final int district;

    NearStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Which open requests.
    ///
    /// @param below  a unit above their places; empty for the whole tenant
    /// @param since  when they were opened at the earliest
    /// @param person whose own and followed ones are left out; 0 for nobody
    record Asked(String kind, Optional<Long> below, Collection<String> categories, Instant since, long person) {}

    /// The newest first.
    List<Matter> open(Asked asked, Paging paging) {
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.KIND.eq(asked.kind()), MATTER.PARENT_ID.isNull(), MATTER.OWN_UNIT.isNull(),
                        MATTER.CATEGORY.in(asked.categories()), MATTER.OPENED_AT.ge(asked.since()),
                        asked.below().map(unit -> MATTER.CHAIN.contains(new Long[] {unit})).orElse(noCondition()),
                        MATTER.ASKER_ID.isNull().or(MATTER.ASKER_ID.ne(asked.person())),
                        notExists(selectOne().from(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.MATTER_ID.eq(MATTER.ID), FOLLOWER.PERSON_ID.eq(asked.person()))),
                        paging.after().map(cursor -> MATTER.ID.lt(cursor.number(0))).orElse(noCondition()))
                .orderBy(MATTER.ID.desc()).limit(paging.fetch()).fetch(MatterStore::matter);
    }

    /// How long answers took since a time, of the promises that were made last: a count that costs the same however much
    /// there is.
    List<Duration> answers(Instant since, int most) {
        var latest = db.select(DUE.CLOCK, DUE.STATE, DUE.STARTED_AT, DUE.ENDED_AT).from(DUE)
                .where(DUE.DISTRICT_ID.eq(district)).orderBy(DUE.MATTER_ID.desc()).limit(most).asTable("latest");
        return db.select(latest.field(DUE.STARTED_AT), latest.field(DUE.ENDED_AT)).from(latest)
                .where(latest.field(DUE.CLOCK).eq(ANSWER), latest.field(DUE.ENDED_AT).isNotNull(), latest.field(DUE.STATE).in("met", "missed"), latest.field(DUE.STARTED_AT).ge(since))
                .fetch(row -> Duration.between(row.value1(), row.value2()));
    }
}
