package org.jinlin.people;

import static org.jinlin.db.people.Tables.PASSKEY;
import static org.jinlin.db.people.Tables.PASSKEY_CLAIM;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Passkeys of accounts, and where a credential leads, which belongs to no district.
@Component
final class PasskeyStore {

    /// Where a credential leads.
    record Lead(Claim owner, long id) {}

    record Row(long id, byte[] held, long count, Instant createdAt, @Nullable Instant usedAt) {}

    Optional<Lead> lead(DSLContext sql, byte[] credentialHash) {
        return sql.select(PASSKEY_CLAIM.DISTRICT_ID, PASSKEY_CLAIM.ACCOUNT_ID, PASSKEY_CLAIM.PASSKEY_ID).from(PASSKEY_CLAIM).where(PASSKEY_CLAIM.CREDENTIAL_HASH.eq(credentialHash))
                .fetchOptional(row -> new Lead(new Claim(row.value1(), row.value2()), row.value3()));
    }

    /// False, and nothing is kept, when this credential is somebody's already.
    boolean insert(DSLContext sql, byte[] credentialHash, Claim owner, Row row) {
        int free = sql.insertInto(PASSKEY_CLAIM)
                .set(PASSKEY_CLAIM.CREDENTIAL_HASH, credentialHash).set(PASSKEY_CLAIM.DISTRICT_ID, owner.district()).set(PASSKEY_CLAIM.ACCOUNT_ID, owner.accountId()).set(PASSKEY_CLAIM.PASSKEY_ID, row.id())
                .onConflict(PASSKEY_CLAIM.CREDENTIAL_HASH).doNothing().execute();
        return free == 1 && sql.insertInto(PASSKEY)
                .set(PASSKEY.DISTRICT_ID, owner.district()).set(PASSKEY.ID, row.id()).set(PASSKEY.ACCOUNT_ID, owner.accountId())
                .set(PASSKEY.HELD, row.held()).set(PASSKEY.SIGN_COUNT, row.count()).set(PASSKEY.CREATED_AT, row.createdAt()).execute() == 1;
    }

    /// All of an account, in the order in which they were made.
    List<Row> of(DSLContext sql, Claim owner, int most) {
        return sql.select(PASSKEY.ID, PASSKEY.HELD, PASSKEY.SIGN_COUNT, PASSKEY.CREATED_AT, PASSKEY.USED_AT).from(PASSKEY)
                .where(PASSKEY.DISTRICT_ID.eq(owner.district()), PASSKEY.ACCOUNT_ID.eq(owner.accountId())).orderBy(PASSKEY.ID).limit(most)
                .fetch(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /// One to be used: of many at once each waits for the one before.
    Optional<Row> locked(DSLContext sql, Lead lead) {
        return sql.select(PASSKEY.ID, PASSKEY.HELD, PASSKEY.SIGN_COUNT, PASSKEY.CREATED_AT, PASSKEY.USED_AT).from(PASSKEY)
                .where(PASSKEY.DISTRICT_ID.eq(lead.owner().district()), PASSKEY.ID.eq(lead.id()), PASSKEY.ACCOUNT_ID.eq(lead.owner().accountId())).forUpdate()
                .fetchOptional(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    void use(DSLContext sql, Lead lead, long count, Instant now) {
        sql.update(PASSKEY).set(PASSKEY.SIGN_COUNT, count).set(PASSKEY.USED_AT, now).where(PASSKEY.DISTRICT_ID.eq(lead.owner().district()), PASSKEY.ID.eq(lead.id())).execute();
    }

    int remove(DSLContext sql, Claim owner, long id) {
        sql.deleteFrom(PASSKEY_CLAIM).where(PASSKEY_CLAIM.DISTRICT_ID.eq(owner.district()), PASSKEY_CLAIM.ACCOUNT_ID.eq(owner.accountId()), PASSKEY_CLAIM.PASSKEY_ID.eq(id)).execute();
        return sql.deleteFrom(PASSKEY).where(PASSKEY.DISTRICT_ID.eq(owner.district()), PASSKEY.ACCOUNT_ID.eq(owner.accountId()), PASSKEY.ID.eq(id)).execute();
    }

    /// Everything goes: the owner has lost all of it, or the account is over.
    static void removeAll(DSLContext sql, Claim owner) {
        sql.deleteFrom(PASSKEY_CLAIM).where(PASSKEY_CLAIM.DISTRICT_ID.eq(owner.district()), PASSKEY_CLAIM.ACCOUNT_ID.eq(owner.accountId())).execute();
        sql.deleteFrom(PASSKEY).where(PASSKEY.DISTRICT_ID.eq(owner.district()), PASSKEY.ACCOUNT_ID.eq(owner.accountId())).execute();
    }
}
