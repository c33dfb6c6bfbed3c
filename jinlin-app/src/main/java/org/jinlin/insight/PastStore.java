package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of promises that were made and kept or not.
final class PastStore {

    private final DSLContext db;
    private final int district;

    PastStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    List<PastPromises.Round> rounds(Set<String> kinds, Instant from, Instant before, Optional<Collection<Long>> units, int most) {
        var young = db.select(FACT.MATTER_ID, FACT.GRADE).from(FACT)
                .where(FACT.DISTRICT_ID.eq(district), FACT.KIND.in(kinds), FACT.OPENED_AT.ge(from), FACT.OPENED_AT.lt(before), RateStore.at(units))
                .orderBy(FACT.OPENED_AT.desc(), FACT.MATTER_ID.desc()).limit(most).asTable("young");
        return db.select(FACT_CLOCK.MATTER_ID, FACT_CLOCK.KIND, young.field(FACT.GRADE), FACT_CLOCK.CLOCK, FACT_CLOCK.STATE, FACT_CLOCK.STARTED_AT, FACT_CLOCK.DUE_AT, FACT_CLOCK.MISSED_AT, FACT_CLOCK.ENDED_AT)
                .from(young).join(FACT_CLOCK).on(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(young.field(FACT.MATTER_ID)))
                .where(FACT_CLOCK.PROMISE)
                .orderBy(FACT_CLOCK.MATTER_ID, FACT_CLOCK.CLOCK, FACT_CLOCK.ROUND)
                .fetch(Records.mapping(PastPromises.Round::new));
    }
}
