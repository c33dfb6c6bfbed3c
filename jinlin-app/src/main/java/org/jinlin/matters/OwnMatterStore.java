package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.ERASURE;
import static org.jinlin.db.matters.Tables.FILE;
import static org.jinlin.db.matters.Tables.FILTER;
import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.RETIRED;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of what ties a person to matters, and of how that is cut.
final class OwnMatterStore {

    private final DSLContext db;
    private final int district;

    OwnMatterStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// What somebody asked for, in the order of ids, the rest after an id.
    List<Matter> asked(long person, long after, int most) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(person), MATTER.ID.gt(after)).orderBy(MATTER.ID).limit(most).fetch(MatterStore::matter);
    }

    /// How many of them are not over yet.
    int open(long person) {
        return db.fetchCount(MATTER, MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(person), MATTER.ENDED_AT.isNull());
    }

    List<Long> followed(long person) {
        return db.select(FOLLOWER.MATTER_ID).from(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.PERSON_ID.eq(person)).orderBy(FOLLOWER.MATTER_ID).fetch(FOLLOWER.MATTER_ID);
    }

    /// The children of a matter.
    List<Matter> children(long matter) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.PARENT_ID.eq(matter)).orderBy(MATTER.ID).fetch(MatterStore::matter);
    }

    /// The moves of a matter with which something was said that is still there.
    ///
    /// @param by only those that this person made without a post; of anybody when null
    List<Integer> said(long matter, @Nullable Long by) {
        var words = WORDS.DISTRICT_ID.eq(district).and(WORDS.MATTER_ID.eq(matter));
        return by == null ? db.select(WORDS.SEQ).from(WORDS).where(words).orderBy(WORDS.SEQ).fetch(WORDS.SEQ)
                : db.select(WORDS.SEQ).from(WORDS)
                        .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(WORDS.MATTER_ID), MOVE.SEQ.eq(WORDS.SEQ))
                        .where(words, MOVE.ACTOR_ID.eq(by), MOVE.ROLE.isNull()).orderBy(WORDS.SEQ).fetch(WORDS.SEQ);
    }

    /// Ends following, and forgets the lists that somebody named.
    void cut(long person) {
        unfollow(person);
        db.deleteFrom(FILTER).where(FILTER.DISTRICT_ID.eq(district), FILTER.PERSON_ID.eq(person)).execute();
    }

    int unfollow(long person) {
        return db.deleteFrom(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.PERSON_ID.eq(person)).execute();
    }

    /// Photos that somebody uploaded and no move took.
    List<Long> loose(long person) {
        return db.select(FILE.ID).from(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.isNull(), FILE.UPLOADER_ID.eq(person)).fetch(FILE.ID);
    }

    void deleteLoose(Collection<Long> files) {
        db.deleteFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.ID.in(files), FILE.MATTER_ID.isNull()).execute();
    }

    /// What was erased of some matters under a rule: the hash that the move keeps of its words.
    List<ErasedMove> erased(Collection<Long> matters, String rule) {
        return erased(matters, ERASURE.RULE.eq(rule));
    }

    private List<ErasedMove> erased(Collection<Long> matters, Condition which) {
        return db.select(ERASURE.MATTER_ID, ERASURE.SEQ, MOVE.WORDS_HASH).from(ERASURE)
                .join(MOVE).on(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(ERASURE.MATTER_ID), MOVE.SEQ.eq(ERASURE.SEQ))
                .where(ERASURE.DISTRICT_ID.eq(district), ERASURE.MATTER_ID.eq(any(matters.toArray(Long[]::new))), which)
                .orderBy(ERASURE.MATTER_ID, ERASURE.SEQ)
                .fetch(row -> new ErasedMove(row.value1(), row.value2(), row.value3()));
    }

    /// The same under whatever rule.
    List<ErasedMove> erased(Collection<Long> matters) {
        return erased(matters, noCondition());
    }

    record ErasedMove(long matter, int seq, byte @Nullable [] wordsHash) {}

    /// Whether somebody still has a matter whose time is not over.
    boolean hasUnretired(long person) {
        return db.fetchExists(MATTER, MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(person),
                notExists(selectOne().from(RETIRED).where(RETIRED.DISTRICT_ID.eq(district), RETIRED.MATTER_ID.eq(MATTER.ID))));
    }
}
