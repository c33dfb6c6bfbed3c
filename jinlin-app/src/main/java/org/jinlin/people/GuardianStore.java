package org.jinlin.people;

import static org.jinlin.db.people.Tables.CONSENT;
import static org.jinlin.db.people.Tables.GUARDIAN;
import static org.jinlin.db.people.Tables.PERSON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jinlin.people.Guardians.Child;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The SQL of who speaks for a child.
@Component
final class GuardianStore {

    private final Seals seals;

    GuardianStore(Seals seals) {
        this.seals = seals;
    }

    /// The children of the own household that somebody speaks for on a day.
    List<Child> children(DSLContext sql, int district, long guardianId, LocalDate today, int most) {
        var parent = PERSON.as("parent");
        return sql.select(PERSON.ID, PERSON.NAME, GUARDIAN.UNTIL_DAY).from(GUARDIAN)
                .join(PERSON).on(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(GUARDIAN.CHILD_ID), PERSON.ERASED_AT.isNull())
                .join(parent).on(parent.DISTRICT_ID.eq(district), parent.ID.eq(GUARDIAN.GUARDIAN_ID), parent.HOUSEHOLD_ID.eq(PERSON.HOUSEHOLD_ID))
                .where(GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.GUARDIAN_ID.eq(guardianId), GUARDIAN.UNTIL_DAY.gt(today))
                .orderBy(PERSON.ID).limit(most)
                .fetch(row -> new Child(row.value1(), seals.open(Column.NAME, district, row.value1(), row.value2()), row.value3()));
    }

    boolean isChild(DSLContext sql, int district, long personId, LocalDate today) {
        return sql.fetchExists(GUARDIAN, GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.CHILD_ID.eq(personId), GUARDIAN.UNTIL_DAY.gt(today));
    }

    void insert(DSLContext sql, int district, Child child, long guardianId, long household, Instant now) {
        sql.insertInto(PERSON)
                .set(PERSON.DISTRICT_ID, district).set(PERSON.ID, child.personId()).set(PERSON.NAME, seals.seal(Column.NAME, district, child.personId(), child.name()))
                .set(PERSON.HOUSEHOLD_ID, household).set(PERSON.SYNTHETIC, false).set(PERSON.CREATED_AT, now).execute();
        sql.insertInto(GUARDIAN)
                .set(GUARDIAN.DISTRICT_ID, district).set(GUARDIAN.CHILD_ID, child.personId()).set(GUARDIAN.GUARDIAN_ID, guardianId)
                .set(GUARDIAN.UNTIL_DAY, child.until()).set(GUARDIAN.SINCE_AT, now).execute();
    }

    /// Ends what guardians agreed to for who speaks alone by a day.
    int grownUp(DSLContext sql, int district, LocalDate today, Instant now) {
        return sql.update(CONSENT).set(CONSENT.WITHDRAWN_AT, now)
                .from(GUARDIAN)
                .where(CONSENT.DISTRICT_ID.eq(district), CONSENT.WITHDRAWN_AT.isNull(), CONSENT.GIVEN_BY.ne(CONSENT.PERSON_ID),
                        GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.CHILD_ID.eq(CONSENT.PERSON_ID), GUARDIAN.UNTIL_DAY.le(today))
                .execute();
    }
}
