package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.FIRST_CODE;
import static org.jinlin.db.people.Tables.LOGIN;
import static org.jinlin.db.people.Tables.REMEMBERED;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jinlin.db.people.Tables.TOKEN;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of what the system administrator does to accounts, and of codes for once.
final class FirstCodeStore {

    private final DSLContext db;
    private final int district;

    FirstCodeStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param tries wrong ones so far
    record Row(byte[] hash, Instant expiresAt, int tries) {}

    /// A new code; the one before is worth nothing any more.
    void put(long accountId, byte[] hash, Instant expiresAt) {
        db.insertInto(FIRST_CODE, FIRST_CODE.DISTRICT_ID, FIRST_CODE.ACCOUNT_ID, FIRST_CODE.CODE_HASH, FIRST_CODE.EXPIRES_AT, FIRST_CODE.TRIES)
                .values(district, accountId, hash, expiresAt, 0)
                .onConflict(FIRST_CODE.DISTRICT_ID, FIRST_CODE.ACCOUNT_ID).doUpdate().set(FIRST_CODE.CODE_HASH, hash).set(FIRST_CODE.EXPIRES_AT, expiresAt).set(FIRST_CODE.TRIES, 0).execute();
    }

    /// The code of an account; two who try at once wait for each other.
    Optional<Row> locked(long accountId) {
        return db.select(FIRST_CODE.CODE_HASH, FIRST_CODE.EXPIRES_AT, FIRST_CODE.TRIES).from(FIRST_CODE)
                .where(FIRST_CODE.DISTRICT_ID.eq(district), FIRST_CODE.ACCOUNT_ID.eq(accountId)).forUpdate().fetchOptional(Records.mapping(Row::new));
    }

    void failed(long accountId) {
        db.update(FIRST_CODE).set(FIRST_CODE.TRIES, FIRST_CODE.TRIES.plus(1)).where(FIRST_CODE.DISTRICT_ID.eq(district), FIRST_CODE.ACCOUNT_ID.eq(accountId)).execute();
    }

    void forget(long accountId) {
        db.deleteFrom(FIRST_CODE).where(FIRST_CODE.DISTRICT_ID.eq(district), FIRST_CODE.ACCOUNT_ID.eq(accountId)).execute();
    }

    void password(long accountId, String hash) {
        db.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, hash).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId)).execute();
    }

    /// Ends every session of an account, and how many there were. Its tokens for programs stay, unless they are ended too.
    int signOut(long accountId) {
        // a phone that remembers would sign in again
        db.deleteFrom(REMEMBERED).where(REMEMBERED.DISTRICT_ID.eq(district), REMEMBERED.ACCOUNT_ID.eq(accountId)).execute();
        return db.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(district), SESSION.ACCOUNT_ID.eq(accountId)).execute();
    }

    /// Takes password, passkeys, single sign-on, sign-in names and tokens from an account. Its row stays: what it did names it.
    void end(long accountId, Instant at) {
        db.update(ACCOUNT).set(ACCOUNT.BLOCKED, true).setNull(ACCOUNT.PASSWORD_HASH).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId)).execute();
        db.deleteFrom(LOGIN).where(LOGIN.DISTRICT_ID.eq(district), LOGIN.ACCOUNT_ID.eq(accountId)).execute();
        PasskeyStore.removeAll(db, new AccountStore.Claim(district, accountId));
        OpenidStore.unlink(db, new AccountStore.Claim(district, accountId));
        db.update(TOKEN).set(TOKEN.REVOKED_AT, at).where(TOKEN.DISTRICT_ID.eq(district), TOKEN.ACCOUNT_ID.eq(accountId), TOKEN.REVOKED_AT.isNull()).execute();
    }
}
