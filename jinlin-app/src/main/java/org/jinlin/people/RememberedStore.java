package org.jinlin.people;

import static org.jinlin.db.people.Tables.REMEMBERED;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Phones that sign their owners in again. They belong to no district.
@Component
final class RememberedStore {

    /// @param previous the token before the last turn
    record Row(Claim owner, byte[] token, byte @Nullable [] previous, Instant turnedAt, Instant expiresAt) {}

    void insert(DSLContext sql, byte[] series, Row row) {
        sql.insertInto(REMEMBERED)
                .set(REMEMBERED.SERIES_HASH, series).set(REMEMBERED.DISTRICT_ID, row.owner().district()).set(REMEMBERED.ACCOUNT_ID, row.owner().accountId())
                .set(REMEMBERED.TOKEN_HASH, row.token()).set(REMEMBERED.TURNED_AT, row.turnedAt()).set(REMEMBERED.EXPIRES_AT, row.expiresAt())
                .execute();
    }

    /// The series, held until the transaction ends: of two uses of one token the second sees what the first did.
    Optional<Row> hold(DSLContext sql, byte[] series, Instant now) {
        return sql.select(REMEMBERED.DISTRICT_ID, REMEMBERED.ACCOUNT_ID, REMEMBERED.TOKEN_HASH, REMEMBERED.PREVIOUS_HASH, REMEMBERED.TURNED_AT, REMEMBERED.EXPIRES_AT).from(REMEMBERED)
                .where(REMEMBERED.SERIES_HASH.eq(series), REMEMBERED.EXPIRES_AT.gt(now)).forUpdate()
                .fetchOptional(row -> new Row(new Claim(row.value1(), row.value2()), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    void turn(DSLContext sql, byte[] series, byte[] token, byte[] previous, Instant now) {
        sql.update(REMEMBERED).set(REMEMBERED.TOKEN_HASH, token).set(REMEMBERED.PREVIOUS_HASH, previous).set(REMEMBERED.TURNED_AT, now)
                .where(REMEMBERED.SERIES_HASH.eq(series)).execute();
    }

    void end(DSLContext sql, byte[] series) {
        sql.deleteFrom(REMEMBERED).where(REMEMBERED.SERIES_HASH.eq(series)).execute();
    }

    /// No phone of an account is remembered any more.
    void forget(DSLContext sql, Claim owner) {
        sql.deleteFrom(REMEMBERED).where(REMEMBERED.DISTRICT_ID.eq(owner.district()), REMEMBERED.ACCOUNT_ID.eq(owner.accountId())).execute();
    }

    int deleteExpired(DSLContext sql, Instant now) {
        return sql.deleteFrom(REMEMBERED).where(REMEMBERED.EXPIRES_AT.le(now)).execute();
    }
}
