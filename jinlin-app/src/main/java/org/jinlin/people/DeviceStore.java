package org.jinlin.people;

import static org.jinlin.db.people.Tables.DEVICE;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Browsers in which an account has signed in before. They belong to no district.
@Component
final class DeviceStore {

    /// More are not kept of one account; the eldest are forgotten.
    private static final int MOST = 20;

    boolean isKnown(DSLContext sql, byte[] tokenHash, Claim owner, Instant now) {
        return sql.fetchExists(DEVICE, DEVICE.TOKEN_HASH.eq(tokenHash), DEVICE.DISTRICT_ID.eq(owner.district()), DEVICE.ACCOUNT_ID.eq(owner.accountId()), DEVICE.EXPIRES_AT.gt(now));
    }

    void insert(DSLContext sql, byte[] tokenHash, Claim owner, Instant expiresAt) {
        sql.insertInto(DEVICE)
                .set(DEVICE.TOKEN_HASH, tokenHash).set(DEVICE.DISTRICT_ID, owner.district()).set(DEVICE.ACCOUNT_ID, owner.accountId()).set(DEVICE.EXPIRES_AT, expiresAt)
                .execute();
        sql.deleteFrom(DEVICE).where(DEVICE.DISTRICT_ID.eq(owner.district()), DEVICE.ACCOUNT_ID.eq(owner.accountId()), DEVICE.TOKEN_HASH.notIn(
                select(DEVICE.TOKEN_HASH).from(DEVICE).where(DEVICE.DISTRICT_ID.eq(owner.district()), DEVICE.ACCOUNT_ID.eq(owner.accountId()))
                        .orderBy(DEVICE.EXPIRES_AT.desc()).limit(MOST))).execute();
    }

    /// Nobody's browser is known any more.
    void forget(DSLContext sql, Claim owner) {
        sql.deleteFrom(DEVICE).where(DEVICE.DISTRICT_ID.eq(owner.district()), DEVICE.ACCOUNT_ID.eq(owner.accountId())).execute();
    }

    int deleteExpired(DSLContext sql, Instant now) {
        return sql.deleteFrom(DEVICE).where(DEVICE.EXPIRES_AT.le(now)).execute();
    }
}
