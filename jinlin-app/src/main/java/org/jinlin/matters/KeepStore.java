package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.RETIRED;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jinlin.playbook.Keep;
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

    /// Something that rests in a register, and when it is due next: the place in the order of what is open.
    record Resting(Matter matter, Instant dueAt) {}

    /// What rests in registers of some kinds, in the order of what is due next.
    ///
    /// @param last where the part before stopped; null for the first
    List<Resting> resting(Set<String> kinds, @Nullable Resting last, int most) {
        Condition behind = last == null ? noCondition() : row(MATTER.DUE_AT, MATTER.ID).gt(last.dueAt(), last.matter().id());
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.STAGE.eq(Keep.RESTS), MATTER.KIND.in(kinds), behind)
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(most).fetch(row -> new Resting(MatterStore.matter(row), row.getDueAt()));
    }

    /// When a person last did something with it: lateness that climbs keeps nothing alive.
    Optional<Instant> lastStep(long matter) {
        return Optional.ofNullable(db.select(max(MOVE.AT)).from(MOVE).where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(matter), MOVE.ACTOR_ID.isNotNull()).fetchSingle().value1());
    }

    /// Whether the words of something went since a step.
    boolean isRetired(long matter, Instant step) {
        return db.fetchExists(RETIRED, RETIRED.DISTRICT_ID.eq(district), RETIRED.MATTER_ID.eq(matter), RETIRED.AT.gt(step));
    }

    /// A move with which something was said that is still there.
    ///
    /// @param actorId who made it; null for the engine
    record Said(int seq, @Nullable Long actorId) {}

    /// Those of some verbs, until a time.
    List<Said> said(long matter, Set<String> verbs, Instant until) {
        return db.select(MOVE.SEQ, MOVE.ACTOR_ID).from(WORDS).join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(WORDS.MATTER_ID), MOVE.SEQ.eq(WORDS.SEQ))
                .where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.eq(matter), MOVE.VERB.in(verbs), MOVE.AT.le(until))
                .orderBy(MOVE.SEQ).fetch(row -> new Said(row.value1(), row.value2()));
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
