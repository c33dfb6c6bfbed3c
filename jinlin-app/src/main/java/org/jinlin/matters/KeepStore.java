package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.RETIRED;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of what is over: ended matters whose words are still there, and those whose words went.
final class KeepStore {

    private final DSLContext db;
    private final int district;

    KeepStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Matters that ended by a time and were not retired, those that ended first.
    ///
    /// @param last where the part before stopped; null for the first
    List<Matter> ended(Instant until, @Nullable Matter last, int most) {
        return ended(MATTER.ENDED_AT.le(until), last, most);
    }

    /// The same of what was opened under a playbook, ended since a time.
    List<Matter> endedUnder(String playbook, Instant since, @Nullable Matter last, int most) {
        return ended(MATTER.ENDED_AT.ge(since).and(MATTER.PLAYBOOK_CODE.eq(playbook)), last, most);
    }

    private List<Matter> ended(Condition which, @Nullable Matter last, int most) {
        Condition behind = last == null ? noCondition() : row(MATTER.ENDED_AT, MATTER.ID).gt(last.state().endedAt(), last.id());
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNotNull(), which, behind,
                        // what was opened again afterwards is retired again when it is over
                        notExists(selectOne().from(RETIRED).where(RETIRED.DISTRICT_ID.eq(district), RETIRED.MATTER_ID.eq(MATTER.ID), RETIRED.AT.ge(MATTER.ENDED_AT))))
                .orderBy(MATTER.ENDED_AT, MATTER.ID).limit(most).fetch(MatterStore::matter);
    }

    void retired(Collection<Long> matters, String rule, Instant now) {
        for (long matter : matters) {
            db.insertInto(RETIRED).set(RETIRED.DISTRICT_ID, district).set(RETIRED.MATTER_ID, matter).set(RETIRED.RULE, rule).set(RETIRED.AT, now)
                    .onConflict(RETIRED.DISTRICT_ID, RETIRED.MATTER_ID).doUpdate().set(RETIRED.RULE, rule).set(RETIRED.AT, now).setNull(RETIRED.DESTRUCTION_ID).execute();
        }
    }

    /// What was retired under a rule and has no proof yet, in the order of ids.
    List<Long> unproved(String rule, int most) {
        return db.select(RETIRED.MATTER_ID).from(RETIRED).where(RETIRED.DISTRICT_ID.eq(district), RETIRED.RULE.eq(rule), RETIRED.DESTRUCTION_ID.isNull())
                .orderBy(RETIRED.MATTER_ID).limit(most).fetch(RETIRED.MATTER_ID);
    }

    List<String> unprovedRules() {
        return db.selectDistinct(RETIRED.RULE).from(RETIRED).where(RETIRED.DISTRICT_ID.eq(district), RETIRED.DESTRUCTION_ID.isNull()).orderBy(RETIRED.RULE).fetch(RETIRED.RULE);
    }

    void proved(Collection<Long> matters, long destruction) {
        db.update(RETIRED).set(RETIRED.DESTRUCTION_ID, destruction).where(RETIRED.DISTRICT_ID.eq(district), RETIRED.MATTER_ID.in(matters), RETIRED.DESTRUCTION_ID.isNull()).execute();
    }
}
