package org.jinlin.people;

import static org.jinlin.db.people.Tables.RECOVERY_CODE;
import static org.jinlin.db.people.Tables.TOTP;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Second factors of accounts: the secret that a phone makes codes of, and one-time codes on paper.
@Component
final class FactorStore {

    record TotpRow(byte[] secret, long lastStep) {}

    Optional<TotpRow> totp(DSLContext sql, Claim account) {
        return sql.select(TOTP.SECRET, TOTP.LAST_STEP).from(TOTP).where(TOTP.DISTRICT_ID.eq(account.district()), TOTP.ACCOUNT_ID.eq(account.accountId()))
                .fetchOptional(row -> new TotpRow(row.value1(), row.value2()));
    }

    void setTotp(DSLContext sql, Claim account, byte[] secret, long step, Instant now) {
        sql.insertInto(TOTP)
                .set(TOTP.DISTRICT_ID, account.district()).set(TOTP.ACCOUNT_ID, account.accountId()).set(TOTP.SECRET, secret).set(TOTP.LAST_STEP, step).set(TOTP.CONFIRMED_AT, now)
                .onConflict(TOTP.DISTRICT_ID, TOTP.ACCOUNT_ID).doUpdate().set(TOTP.SECRET, secret).set(TOTP.LAST_STEP, step).set(TOTP.CONFIRMED_AT, now)
                .execute();
    }

    /// Marks a step as used. Of many at once with the same code one succeeds.
    boolean use(DSLContext sql, Claim account, long step) {
        return sql.update(TOTP).set(TOTP.LAST_STEP, step)
                .where(TOTP.DISTRICT_ID.eq(account.district()), TOTP.ACCOUNT_ID.eq(account.accountId()), TOTP.LAST_STEP.lt(step)).execute() == 1;
    }

    /// @param hashes of all that hold from now on
    void setCodes(DSLContext sql, Claim account, List<byte[]> hashes) {
        removeCodes(sql, account);
        for (byte[] hash : hashes) {
            sql.insertInto(RECOVERY_CODE).set(RECOVERY_CODE.DISTRICT_ID, account.district()).set(RECOVERY_CODE.ACCOUNT_ID, account.accountId()).set(RECOVERY_CODE.CODE_HASH, hash).execute();
        }
    }

    /// Takes a one-time code. Of many at once with the same code one succeeds.
    boolean useCode(DSLContext sql, Claim account, BlindIndex hash) {
        return sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.DISTRICT_ID.eq(account.district()), RECOVERY_CODE.ACCOUNT_ID.eq(account.accountId()), RECOVERY_CODE.CODE_HASH.in(hash.all())).execute() == 1;
    }

    int codesLeft(DSLContext sql, Claim account) {
        return sql.fetchCount(RECOVERY_CODE, RECOVERY_CODE.DISTRICT_ID.eq(account.district()), RECOVERY_CODE.ACCOUNT_ID.eq(account.accountId()));
    }

    /// Everything goes: the owner has lost all of it.
    void removeAll(DSLContext sql, Claim account) {
        sql.deleteFrom(TOTP).where(TOTP.DISTRICT_ID.eq(account.district()), TOTP.ACCOUNT_ID.eq(account.accountId())).execute();
        removeCodes(sql, account);
        PasskeyStore.removeAll(sql, account);
        OpenidStore.unlink(sql, account);
    }

    private static void removeCodes(DSLContext sql, Claim account) {
        sql.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.DISTRICT_ID.eq(account.district()), RECOVERY_CODE.ACCOUNT_ID.eq(account.accountId())).execute();
    }
}
