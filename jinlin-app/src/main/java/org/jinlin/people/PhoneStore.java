package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jinlin.db.people.Tables.PROVEN_PHONE;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Phones that the owners of accounts have proved to hold.
@Component
final class PhoneStore {

    Optional<Claim> claim(DSLContext sql, BlindIndex index) {
        return sql.select(PROVEN_PHONE.DISTRICT_ID, PROVEN_PHONE.ACCOUNT_ID).from(PROVEN_PHONE).where(PROVEN_PHONE.PHONE_INDEX.in(index.all())).fetchOptional(Records.mapping(Claim::new));
    }

    boolean isProven(DSLContext sql, Claim account) {
        return sql.fetchExists(PROVEN_PHONE, PROVEN_PHONE.DISTRICT_ID.eq(account.district()), PROVEN_PHONE.ACCOUNT_ID.eq(account.accountId()));
    }

    /// False when it is somebody else's. The phone that the account had before is given up.
    ///
    /// @param written the form that rows are written with, held by [IndexTurn#written]: so a row of an older form that is not seen here is not there
    boolean prove(DSLContext sql, Claim account, BlindIndex index, byte[] written, Instant now) {
        sql.deleteFrom(PROVEN_PHONE).where(PROVEN_PHONE.DISTRICT_ID.eq(account.district()), PROVEN_PHONE.ACCOUNT_ID.eq(account.accountId())).execute();
        return claim(sql, index).isEmpty() && sql.insertInto(PROVEN_PHONE)
                .set(PROVEN_PHONE.PHONE_INDEX, written).set(PROVEN_PHONE.DISTRICT_ID, account.district()).set(PROVEN_PHONE.ACCOUNT_ID, account.accountId()).set(PROVEN_PHONE.PROVEN_AT, now)
                .onConflict(PROVEN_PHONE.PHONE_INDEX).doNothing().execute() == 1;
    }

    /// An account without a sign-in name and password, for who signs in by phone.
    void insertAccount(DSLContext sql, Claim account, long personId, Instant now) {
        sql.insertInto(ACCOUNT)
                .set(ACCOUNT.DISTRICT_ID, account.district()).set(ACCOUNT.ID, account.accountId()).set(ACCOUNT.PERSON_ID, personId)
                .set(ACCOUNT.BLOCKED, false).set(ACCOUNT.CREATED_AT, now).execute();
    }

    /// What is proved takes the place of what was typed.
    void setPhone(DSLContext sql, int district, long personId, byte[] phone, byte @Nullable [] index) {
        sql.update(PERSON).set(PERSON.PHONE, phone).set(PERSON.PHONE_INDEX, index).where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId)).execute();
    }
}
