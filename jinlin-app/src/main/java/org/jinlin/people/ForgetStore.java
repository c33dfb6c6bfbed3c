package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.ACCOUNT_EVENT;
import static org.jinlin.db.people.Tables.CLAIM_LINK;
import static org.jinlin.db.people.Tables.CONSENT;
import static org.jinlin.db.people.Tables.DATA_REQUEST;
import static org.jinlin.db.people.Tables.DEVICE;
import static org.jinlin.db.people.Tables.FIRST_CODE;
import static org.jinlin.db.people.Tables.GUARDIAN;
import static org.jinlin.db.people.Tables.HOME_PROOF;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;
import static org.jinlin.db.people.Tables.LOGIN;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jinlin.db.people.Tables.PROVEN_PHONE;
import static org.jinlin.db.people.Tables.RECOVERY;
import static org.jinlin.db.people.Tables.RECOVERY_CODE;
import static org.jinlin.db.people.Tables.REMEMBERED;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jinlin.db.people.Tables.TOKEN;
import static org.jinlin.db.people.Tables.TOTP;

import java.time.Instant;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The SQL of forgetting a person: each statement can be repeated.
@Component
final class ForgetStore {

    private final Seals seals;

    ForgetStore(Seals seals) {
        this.seals = seals;
    }

    /// Ends every way in: sessions, tokens, guest links, factors, proven phones, known devices, the sign-in name and the account.
    void account(DSLContext sql, int district, long personId) {
        sql.deleteFrom(CLAIM_LINK).where(CLAIM_LINK.DISTRICT_ID.eq(district), CLAIM_LINK.PERSON_ID.eq(personId)).execute();
        sql.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId)).fetchOptional(ACCOUNT.ID).ifPresent(account -> {
            sql.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(district), SESSION.ACCOUNT_ID.eq(account)).execute();
            sql.deleteFrom(TOKEN).where(TOKEN.DISTRICT_ID.eq(district), TOKEN.ACCOUNT_ID.eq(account)).execute();
            sql.deleteFrom(LOGIN).where(LOGIN.DISTRICT_ID.eq(district), LOGIN.ACCOUNT_ID.eq(account)).execute();
            proofs(sql, district, account);
            sql.deleteFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(account)).execute();
        });
    }

    private static void proofs(DSLContext sql, int district, long account) {
        sql.deleteFrom(TOTP).where(TOTP.DISTRICT_ID.eq(district), TOTP.ACCOUNT_ID.eq(account)).execute();
        PasskeyStore.removeAll(sql, new AccountStore.Claim(district, account));
        OpenidStore.unlink(sql, new AccountStore.Claim(district, account));
        sql.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.DISTRICT_ID.eq(district), RECOVERY_CODE.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(RECOVERY).where(RECOVERY.DISTRICT_ID.eq(district), RECOVERY.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(ACCOUNT_EVENT).where(ACCOUNT_EVENT.DISTRICT_ID.eq(district), ACCOUNT_EVENT.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(FIRST_CODE).where(FIRST_CODE.DISTRICT_ID.eq(district), FIRST_CODE.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(PROVEN_PHONE).where(PROVEN_PHONE.DISTRICT_ID.eq(district), PROVEN_PHONE.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(REMEMBERED).where(REMEMBERED.DISTRICT_ID.eq(district), REMEMBERED.ACCOUNT_ID.eq(account)).execute();
        sql.deleteFrom(DEVICE).where(DEVICE.DISTRICT_ID.eq(district), DEVICE.ACCOUNT_ID.eq(account)).execute();
    }

    /// Ends what ties the person to others. That a consent was given and withdrawn stays, with the number only.
    void ties(DSLContext sql, int district, long personId, Instant now) {
        sql.deleteFrom(LINK).where(LINK.DISTRICT_ID.eq(district), LINK.PERSON_ID.eq(personId)).execute();
        sql.deleteFrom(GUARDIAN).where(GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.CHILD_ID.eq(personId).or(GUARDIAN.GUARDIAN_ID.eq(personId))).execute();
        sql.deleteFrom(HOME_PROOF).where(HOME_PROOF.DISTRICT_ID.eq(district), HOME_PROOF.PERSON_ID.eq(personId)).execute();
        sql.update(CONSENT).set(CONSENT.WITHDRAWN_AT, now).where(CONSENT.DISTRICT_ID.eq(district), CONSENT.PERSON_ID.eq(personId), CONSENT.WITHDRAWN_AT.isNull()).execute();
        sql.update(DATA_REQUEST).setNull(DATA_REQUEST.WANTED).set(DATA_REQUEST.STATE, "taken_back")
                .where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.PERSON_ID.eq(personId), DATA_REQUEST.STATE.eq("asked"), DATA_REQUEST.WHAT.ne("erasure")).execute();
    }

    /// Empties the person's row, and the household's where nobody else lives there.
    void person(DSLContext sql, int district, long personId, Instant now) {
        Long household = sql.select(PERSON.HOUSEHOLD_ID).from(PERSON).where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId)).forUpdate().fetchOne(PERSON.HOUSEHOLD_ID);
        sql.update(PERSON).set(PERSON.NAME, seals.seal(Column.NAME, district, personId, ""))
                .setNull(PERSON.PHONE).setNull(PERSON.PHONE_INDEX).setNull(PERSON.NAME_INDEX).setNull(PERSON.ADDRESS).setNull(PERSON.HOUSEHOLD_ID).setNull(PERSON.UNIT_ID).set(PERSON.ERASED_AT, now)
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId)).execute();
        if (household != null && !sql.fetchExists(PERSON, PERSON.DISTRICT_ID.eq(district), PERSON.HOUSEHOLD_ID.eq(household))) {
            sql.deleteFrom(LINK).where(LINK.DISTRICT_ID.eq(district), LINK.HOUSEHOLD_ID.eq(household)).execute();
            sql.update(HOUSEHOLD).set(HOUSEHOLD.DOOR, seals.seal(Column.DOOR, district, household, "")).setNull(HOUSEHOLD.TAGS)
                    .where(HOUSEHOLD.DISTRICT_ID.eq(district), HOUSEHOLD.ID.eq(household)).execute();
        }
    }

    boolean isErased(DSLContext sql, int district, long personId) {
        return sql.fetchExists(PERSON, PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId), PERSON.ERASED_AT.isNotNull());
    }
}
