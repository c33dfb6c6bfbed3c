package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.BALLOT;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.selectFrom;

import java.util.List;
import java.util.Map;
import org.jinlin.kit.Prepared;
import org.jooq.DSLContext;

/// The SQL of secret ballots. Nothing here reads who voted together with what was voted for: they are in two tables that have nothing in common.
final class BallotStore {

    private static final Prepared OF_VOTER = Prepared.of(selectFrom(MOVE).where(MOVE.DISTRICT_ID.eq(value(MOVE.DISTRICT_ID)), MOVE.MATTER_ID.eq(value(MOVE.MATTER_ID)),
            MOVE.VERB.eq(value(MOVE.VERB)), MOVE.ACTOR_ID.eq(value(MOVE.ACTOR_ID))));

    private final DSLContext db;
    private final int district;

    BallotStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// One vote more for a line.
    void count(long matterId, long line) {
        db.insertInto(BALLOT, BALLOT.DISTRICT_ID, BALLOT.MATTER_ID, BALLOT.LINE, BALLOT.VOTES).values(district, matterId, (int) line, 1)
                .onConflict(BALLOT.DISTRICT_ID, BALLOT.MATTER_ID, BALLOT.LINE).doUpdate().set(BALLOT.VOTES, BALLOT.VOTES.plus(1)).execute();
    }

    /// How many voted for each line.
    Map<Integer, Integer> votes(long matterId) {
        return db.select(BALLOT.LINE, BALLOT.VOTES).from(BALLOT).where(BALLOT.DISTRICT_ID.eq(district), BALLOT.MATTER_ID.eq(matterId)).fetchMap(BALLOT.LINE, BALLOT.VOTES);
    }

    /// The vote of somebody; none of who has not voted. Thousands vote on one matter, so that not all its moves are read for each.
    List<Move> ofVoter(long matterId, String verb, long personId) {
        return OF_VOTER.fetch(db, district, matterId, verb, personId).into(MOVE).map(MatterStore::move);
    }
}
