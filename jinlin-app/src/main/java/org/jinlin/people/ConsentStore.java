package org.jinlin.people;

import static org.jinlin.db.people.Tables.CONSENT;
import static org.jinlin.db.people.Tables.LINK;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.people.tables.records.ConsentRecord;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The SQL of consents, and of the duties that rest on them.
@Component
final class ConsentStore {

    /// A page, the latest first.
    List<GivenConsent> page(DSLContext sql, int district, long personId, Paging paging) {
        Condition behind = paging.after().map(cursor -> CONSENT.ID.lt(cursor.number(0))).orElse(noCondition());
        return sql.selectFrom(CONSENT).where(CONSENT.DISTRICT_ID.eq(district), CONSENT.PERSON_ID.eq(personId), behind)
                .orderBy(CONSENT.ID.desc()).limit(paging.fetch()).fetch(ConsentStore::given);
    }

    /// Those that hold.
    List<GivenConsent> holding(DSLContext sql, int district, long personId) {
        return sql.selectFrom(CONSENT).where(CONSENT.DISTRICT_ID.eq(district), CONSENT.PERSON_ID.eq(personId), CONSENT.WITHDRAWN_AT.isNull())
                .orderBy(CONSENT.CODE).fetch(ConsentStore::given);
    }

    Optional<GivenConsent> find(DSLContext sql, int district, long id) {
        return sql.selectFrom(CONSENT).where(CONSENT.DISTRICT_ID.eq(district), CONSENT.ID.eq(id)).fetchOptional(ConsentStore::given);
    }

    void insert(DSLContext sql, int district, GivenConsent given) {
        sql.insertInto(CONSENT)
                .set(CONSENT.DISTRICT_ID, district).set(CONSENT.ID, given.id()).set(CONSENT.PERSON_ID, given.personId()).set(CONSENT.GIVEN_BY, given.givenBy())
                .set(CONSENT.CODE, given.code()).set(CONSENT.VERSION, given.version()).set(CONSENT.PLAYBOOK_CODE, given.playbook())
                .set(CONSENT.PLAYBOOK_VERSION, given.playbookVersion()).set(CONSENT.GIVEN_AT, given.givenAt())
                .onConflict(CONSENT.DISTRICT_ID, CONSENT.PERSON_ID, CONSENT.CODE).where(CONSENT.WITHDRAWN_AT.isNull()).doNothing()
                .execute();
    }

    int withdraw(DSLContext sql, int district, long personId, String code, Instant now) {
        return sql.update(CONSENT).set(CONSENT.WITHDRAWN_AT, now)
                .where(CONSENT.DISTRICT_ID.eq(district), CONSENT.PERSON_ID.eq(personId), CONSENT.CODE.eq(code), CONSENT.WITHDRAWN_AT.isNull()).execute();
    }

    /// Notes on the duties of care for a household that somebody there agreed.
    void agreed(DSLContext sql, int district, long household, Collection<String> kinds, Instant now) {
        sql.update(LINK).set(LINK.CONSENT_AT, now)
                .where(LINK.DISTRICT_ID.eq(district), LINK.HOUSEHOLD_ID.eq(household), LINK.KIND.in(kinds), LINK.CONSENT_AT.isNull()).execute();
    }

    /// Ends those duties today; what began today never was.
    void ended(DSLContext sql, int district, long household, Collection<String> kinds, LocalDate today) {
        Condition care = LINK.DISTRICT_ID.eq(district).and(LINK.HOUSEHOLD_ID.eq(household)).and(LINK.KIND.in(kinds)).and(LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(today)));
        sql.deleteFrom(LINK).where(care, LINK.VALID_FROM.ge(today)).execute();
        sql.update(LINK).set(LINK.VALID_TO, today).setNull(LINK.CONSENT_AT).where(care).execute();
    }

    private static GivenConsent given(ConsentRecord row) {
        return new GivenConsent(row.getId(), row.getPersonId(), row.getGivenBy(), row.getCode(), row.getVersion(), row.getPlaybookCode(), row.getPlaybookVersion(), row.getGivenAt(),
                row.getWithdrawnAt());
    }
}
