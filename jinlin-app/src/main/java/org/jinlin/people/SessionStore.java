package org.jinlin.people;

import static org.jinlin.db.people.Tables.CLAIM_LINK;
import static org.jinlin.db.people.Tables.SESSION;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/// Signed-in browsers and claim links, found by the hash of what the browser holds. They belong to no district.
@Component
final class SessionStore {

    record Row(int district, long accountId, String csrf, Instant createdAt, Instant expiresAt) {}

    record Guest(int district, long personId) {}

    void insert(DSLContext sql, byte[] tokenHash, Row row) {
        sql.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, tokenHash)
                .set(SESSION.DISTRICT_ID, row.district())
                .set(SESSION.ACCOUNT_ID, row.accountId())
                .set(SESSION.CSRF, row.csrf())
                .set(SESSION.CREATED_AT, row.createdAt())
                .set(SESSION.EXPIRES_AT, row.expiresAt())
                .execute();
    }

    Optional<Row> session(DSLContext sql, byte[] tokenHash, Instant now) {
        return sql.select(SESSION.DISTRICT_ID, SESSION.ACCOUNT_ID, SESSION.CSRF, SESSION.CREATED_AT, SESSION.EXPIRES_AT)
                .from(SESSION)
                .where(SESSION.TOKEN_HASH.eq(tokenHash), SESSION.EXPIRES_AT.gt(now))
                .fetchOptional(Records.mapping(Row::new));
    }

    void extend(DSLContext sql, byte[] tokenHash, Instant expiresAt) {
        sql.update(SESSION).set(SESSION.EXPIRES_AT, expiresAt).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    void delete(DSLContext sql, byte[] tokenHash) {
        sql.deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    void insertClaim(DSLContext sql, byte[] tokenHash, Guest guest, Instant createdAt, Instant expiresAt) {
        sql.insertInto(CLAIM_LINK)
                .set(CLAIM_LINK.TOKEN_HASH, tokenHash)
                .set(CLAIM_LINK.DISTRICT_ID, guest.district())
                .set(CLAIM_LINK.PERSON_ID, guest.personId())
                .set(CLAIM_LINK.CREATED_AT, createdAt)
                .set(CLAIM_LINK.EXPIRES_AT, expiresAt)
                .execute();
    }

    Optional<Guest> guest(DSLContext sql, byte[] tokenHash, Instant now) {
        return sql.select(CLAIM_LINK.DISTRICT_ID, CLAIM_LINK.PERSON_ID)
                .from(CLAIM_LINK)
                .where(CLAIM_LINK.TOKEN_HASH.eq(tokenHash), CLAIM_LINK.EXPIRES_AT.gt(now))
                .fetchOptional(Records.mapping(Guest::new));
    }

    int deleteExpired(DSLContext sql, Instant now) {
        return sql.deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(now)).execute()
                + sql.deleteFrom(CLAIM_LINK).where(CLAIM_LINK.EXPIRES_AT.le(now)).execute();
    }
}
