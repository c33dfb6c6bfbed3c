package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.CLAIM_LINK;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jooq.impl.DSL.coalesce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The SQL of what is kept of one person, opened, and of its corrections.
@Component
final class OwnRecordStore {

    private final Seals seals;
    private final IndexTurn turn;

    OwnRecordStore(Seals seals, IndexTurn turn) {
        this.seals = seals;
        this.turn = turn;
    }

    /// A person's row and household, opened.
    record Kept(String name, @Nullable String phone, @Nullable String address, @Nullable Long unitId, @Nullable Long householdId, @Nullable String door, List<String> tags,
            Instant createdAt) {}

    /// Empty for nobody, and for who was erased.
    Optional<Kept> kept(DSLContext sql, int district, long personId) {
        return sql.select(PERSON.NAME, PERSON.PHONE, PERSON.ADDRESS, coalesce(PERSON.UNIT_ID, HOUSEHOLD.UNIT_ID), PERSON.HOUSEHOLD_ID, HOUSEHOLD.DOOR, HOUSEHOLD.TAGS, PERSON.CREATED_AT)
                .from(PERSON).leftJoin(HOUSEHOLD).on(HOUSEHOLD.DISTRICT_ID.eq(PERSON.DISTRICT_ID), HOUSEHOLD.ID.eq(PERSON.HOUSEHOLD_ID))
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId), PERSON.ERASED_AT.isNull())
                .fetchOptional(row -> kept(district, personId, row));
    }

    private Kept kept(int district, long personId, Record row) {
        Long household = row.get(PERSON.HOUSEHOLD_ID);
        boolean housed = household != null && row.get(HOUSEHOLD.DOOR) != null;
        String tags = housed ? seals.openNullable(Column.TAGS, district, household, row.get(HOUSEHOLD.TAGS)) : null;
        return new Kept(seals.open(Column.NAME, district, personId, row.get(PERSON.NAME)), seals.openNullable(Column.PHONE, district, personId, row.get(PERSON.PHONE)),
                seals.openNullable(Column.ADDRESS, district, personId, row.get(PERSON.ADDRESS)), (Long) row.get(3), household,
                housed ? seals.open(Column.DOOR, district, household, row.get(HOUSEHOLD.DOOR)) : null, tags == null ? List.of() : List.of(tags.split("\n")), row.get(PERSON.CREATED_AT));
    }

    Optional<Long> account(DSLContext sql, int district, long personId) {
        return sql.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId)).fetchOptional(ACCOUNT.ID);
    }

    List<OwnRecord.Signed> sessions(DSLContext sql, int district, long account, Instant now) {
        return sql.select(SESSION.CREATED_AT, SESSION.EXPIRES_AT).from(SESSION)
                .where(SESSION.DISTRICT_ID.eq(district), SESSION.ACCOUNT_ID.eq(account), SESSION.EXPIRES_AT.gt(now))
                .orderBy(SESSION.CREATED_AT.desc()).fetch(Records.mapping(OwnRecord.Signed::new));
    }

    List<OwnRecord.Ended> links(DSLContext sql, int district, long personId, Instant now) {
        return sql.select(CLAIM_LINK.EXPIRES_AT).from(CLAIM_LINK)
                .where(CLAIM_LINK.DISTRICT_ID.eq(district), CLAIM_LINK.PERSON_ID.eq(personId), CLAIM_LINK.EXPIRES_AT.gt(now))
                .orderBy(CLAIM_LINK.EXPIRES_AT.desc()).fetch(Records.mapping(OwnRecord.Ended::new));
    }

    List<OwnRecord.Care> care(DSLContext sql, int district, long household, LocalDate today) {
        return sql.select(LINK.KIND, LINK.VALID_FROM, LINK.CONSENT_AT).from(LINK)
                .where(LINK.DISTRICT_ID.eq(district), LINK.HOUSEHOLD_ID.eq(household), LINK.VALID_FROM.le(today), LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(today)))
                .orderBy(LINK.KIND, LINK.VALID_FROM).fetch(Records.mapping(OwnRecord.Care::new));
    }

    /// Where somebody lives from now on; it stands before the household's.
    void move(DSLContext sql, int district, long personId, long unitId) {
        sql.update(PERSON).set(PERSON.UNIT_ID, unitId).where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId), PERSON.ERASED_AT.isNull()).execute();
    }

    /// Puts a corrected value in place; an empty phone takes the phone away.
    void change(DSLContext sql, int district, long personId, DataRequest.What what, String value) {
        var row = sql.update(PERSON);
        BlindIndex phone = what == DataRequest.What.PHONE && !value.isEmpty() ? seals.phoneIndex(district, value) : null;
        var set = switch (what) {
            case NAME -> row.set(PERSON.NAME, seals.seal(Column.NAME, district, personId, value)).set(PERSON.NAME_INDEX, turn.writtenAlone(sql, seals.nameIndex(district, value)));
            case PHONE -> row.set(PERSON.PHONE, seals.sealNullable(Column.PHONE, district, personId, Seals.kept(value)))
                    .set(PERSON.PHONE_INDEX, phone == null ? null : turn.writtenAlone(sql, phone));
            case ADDRESS, HOME -> row.set(PERSON.ADDRESS, seals.seal(Column.ADDRESS, district, personId, value));
            case ERASURE -> throw new IllegalArgumentException("an erasure is no correction");
        };
        set.where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId), PERSON.ERASED_AT.isNull()).execute();
    }
}
