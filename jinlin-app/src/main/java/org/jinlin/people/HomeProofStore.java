package org.jinlin.people;

import static org.jinlin.db.people.Tables.HOME_PROOF;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jooq.impl.DSL.coalesce;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of homes that somebody has confirmed.
final class HomeProofStore {

    private final DSLContext db;
    private final int district;

    HomeProofStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    record Row(long unitId, Instant at) {}

    /// Empty too for who is kept as living elsewhere by now.
    Optional<Row> of(long personId) {
        return db.select(HOME_PROOF.UNIT_ID, HOME_PROOF.CONFIRMED_AT).from(HOME_PROOF)
                .join(PERSON).on(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(HOME_PROOF.PERSON_ID))
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.DISTRICT_ID.eq(district), HOUSEHOLD.ID.eq(PERSON.HOUSEHOLD_ID))
                .where(HOME_PROOF.DISTRICT_ID.eq(district), HOME_PROOF.PERSON_ID.eq(personId), coalesce(PERSON.UNIT_ID, HOUSEHOLD.UNIT_ID).eq(HOME_PROOF.UNIT_ID))
                .fetchOptional(Records.mapping(Row::new));
    }

    /// In the place of what was confirmed before.
    void put(long personId, long unitId, long by, Instant at) {
        end(personId);
        db.insertInto(HOME_PROOF).set(HOME_PROOF.DISTRICT_ID, district).set(HOME_PROOF.PERSON_ID, personId).set(HOME_PROOF.UNIT_ID, unitId)
                .set(HOME_PROOF.CONFIRMED_BY, by).set(HOME_PROOF.CONFIRMED_AT, at).execute();
    }

    void end(long personId) {
        db.deleteFrom(HOME_PROOF).where(HOME_PROOF.DISTRICT_ID.eq(district), HOME_PROOF.PERSON_ID.eq(personId)).execute();
    }
}
