package org.jinlin.people;

import static org.jinlin.db.people.Tables.CHALLENGE;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Steps of signing in that wait for an answer. They belong to no district.
@Component
final class ChallengeStore {

    /// @param openid the hash of the session at the single sign-on that led to this step, if one did
    record Row(String kind, Claim claim, byte[] held, int triesLeft, Instant expiresAt, byte @Nullable [] openid) {}

    record Found(Claim claim, byte[] held, byte @Nullable [] openid) {}

    void insert(DSLContext sql, byte[] tokenHash, Row row) {
        sql.insertInto(CHALLENGE)
                .set(CHALLENGE.TOKEN_HASH, tokenHash)
                .set(CHALLENGE.KIND, row.kind())
                .set(CHALLENGE.DISTRICT_ID, row.claim().district())
                .set(CHALLENGE.ACCOUNT_ID, row.claim().accountId())
                .set(CHALLENGE.HELD, row.held())
                .set(CHALLENGE.TRIES_LEFT, row.triesLeft())
                .set(CHALLENGE.EXPIRES_AT, row.expiresAt())
                .set(CHALLENGE.OPENID_SESSION, row.openid())
                .execute();
    }

    Optional<Found> find(DSLContext sql, byte[] tokenHash, String kind, Instant now) {
        return sql.select(CHALLENGE.DISTRICT_ID, CHALLENGE.ACCOUNT_ID, CHALLENGE.HELD, CHALLENGE.OPENID_SESSION).from(CHALLENGE)
                .where(waits(tokenHash, kind, now)).fetchOptional(ChallengeStore::found);
    }

    Optional<Found> attempt(DSLContext sql, byte[] tokenHash, String kind, Instant now) {
        return sql.update(CHALLENGE).set(CHALLENGE.TRIES_LEFT, CHALLENGE.TRIES_LEFT.minus(1))
                .where(waits(tokenHash, kind, now), CHALLENGE.TRIES_LEFT.gt(0))
                .returningResult(CHALLENGE.DISTRICT_ID, CHALLENGE.ACCOUNT_ID, CHALLENGE.HELD, CHALLENGE.OPENID_SESSION).fetchOptional(ChallengeStore::found);
    }

    Optional<Found> take(DSLContext sql, byte[] tokenHash, String kind, Instant now) {
        return sql.deleteFrom(CHALLENGE).where(waits(tokenHash, kind, now))
                .returningResult(CHALLENGE.DISTRICT_ID, CHALLENGE.ACCOUNT_ID, CHALLENGE.HELD, CHALLENGE.OPENID_SESSION).fetchOptional(ChallengeStore::found);
    }

    int deleteExpired(DSLContext sql, Instant now) {
        return sql.deleteFrom(CHALLENGE).where(CHALLENGE.EXPIRES_AT.le(now)).execute();
    }

    private static Condition waits(byte[] tokenHash, String kind, Instant now) {
        return CHALLENGE.TOKEN_HASH.eq(tokenHash).and(CHALLENGE.KIND.eq(kind)).and(CHALLENGE.EXPIRES_AT.gt(now));
    }

    private static Found found(Record4<Integer, Long, byte[], byte[]> row) {
        return new Found(new Claim(row.value1(), row.value2()), row.value3(), row.value4());
    }
}
