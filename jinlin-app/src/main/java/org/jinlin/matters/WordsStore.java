package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.ERASURE;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Prepared;
import org.jooq.DSLContext;

/// The SQL of what was said with moves, and of what was erased of it.
final class WordsStore {

    private static final Prepared OF_MOVES = Prepared
            .of(select(WORDS.SEQ, WORDS.BODY).from(WORDS).where(WORDS.DISTRICT_ID.eq(value(WORDS.DISTRICT_ID)), WORDS.MATTER_ID.eq(value(WORDS.MATTER_ID))));
    private static final Prepared OF_MOVE = Prepared.of(select(WORDS.BODY).from(WORDS)
            .where(WORDS.DISTRICT_ID.eq(value(WORDS.DISTRICT_ID)), WORDS.MATTER_ID.eq(value(WORDS.MATTER_ID)), WORDS.SEQ.eq(value(WORDS.SEQ))));

    private final DSLContext db;
    private final int district;

    WordsStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// What was said on a matter, by the number of the move.
    Map<Integer, String> of(long matterId) {
        return OF_MOVES.fetch(db, district, matterId).intoMap(WORDS.SEQ, WORDS.BODY);
    }

    /// What was said with a move.
    Optional<String> of(long matterId, int seq) {
        return OF_MOVE.fetch(db, district, matterId, seq).stream().findFirst().map(row -> row.get(WORDS.BODY));
    }

    /// What was said on opening, by matter.
    Map<Long, String> onOpening(Collection<Long> matterIds) {
        return db.select(WORDS.MATTER_ID, WORDS.BODY).from(WORDS)
                .where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.in(matterIds), WORDS.SEQ.eq(1))
                .fetchMap(WORDS.MATTER_ID, WORDS.BODY);
    }

    /// The rule under which the words of a move were erased, by the number of the move.
    Map<Integer, String> erased(long matterId) {
        return db.select(ERASURE.SEQ, ERASURE.RULE).from(ERASURE).where(ERASURE.DISTRICT_ID.eq(district), ERASURE.MATTER_ID.eq(matterId))
                .fetchMap(ERASURE.SEQ, ERASURE.RULE);
    }

    /// Deletes what was said with a move, its salt too, and notes the rule. False when nothing was said.
    boolean erase(long matterId, int seq, String rule, Instant at) {
        if (db.deleteFrom(WORDS).where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.eq(matterId), WORDS.SEQ.eq(seq)).execute() == 0) {
            return false;
        }
        SealedStore.erase(db, district, matterId, seq);
        db.insertInto(ERASURE)
                .set(ERASURE.DISTRICT_ID, district).set(ERASURE.MATTER_ID, matterId).set(ERASURE.SEQ, seq).set(ERASURE.RULE, rule).set(ERASURE.AT, at)
                .execute();
        return true;
    }
}
