package org.jinlin.people;

import static org.jinlin.db.people.Tables.TOKEN;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.springframework.stereotype.Component;

/// Bearer tokens, found by their hash. They belong to no district.
@Component
final class TokenStore {

    void insert(DSLContext sql, AccountStore.Claim owner, byte[] tokenHash, TokenRow row) {
        sql.insertInto(TOKEN)
                .set(TOKEN.TOKEN_HASH, tokenHash)
                .set(TOKEN.DISTRICT_ID, owner.district())
                .set(TOKEN.ACCOUNT_ID, owner.accountId())
                .set(TOKEN.NAME, row.name())
                .set(TOKEN.CREATED_AT, row.createdAt())
                .set(TOKEN.EXPIRES_AT, row.expiresAt())
                .execute();
    }

    Optional<AccountStore.Claim> valid(DSLContext sql, byte[] tokenHash, Instant now) {
        return sql.select(TOKEN.DISTRICT_ID, TOKEN.ACCOUNT_ID)
                .from(TOKEN)
                .where(TOKEN.TOKEN_HASH.eq(tokenHash), isValid(now))
                .fetchOptional(row -> new AccountStore.Claim(row.value1(), row.value2()));
    }

    /// The newest first, the revoked ones too.
    List<TokenRow> list(DSLContext sql, AccountStore.Claim owner) {
        return sql.select(TOKEN.TOKEN_HASH, TOKEN.NAME, TOKEN.CREATED_AT, TOKEN.EXPIRES_AT, TOKEN.REVOKED_AT)
                .from(TOKEN)
                .where(ownedBy(owner))
                .orderBy(TOKEN.CREATED_AT.desc(), TOKEN.TOKEN_HASH)
                .fetch(TokenStore::row);
    }

    int countValid(DSLContext sql, AccountStore.Claim owner, Instant now) {
        return sql.fetchCount(TOKEN, ownedBy(owner), isValid(now));
    }

    int revoke(DSLContext sql, AccountStore.Claim owner, byte[] tokenHash, Instant now) {
        return sql.update(TOKEN)
                .set(TOKEN.REVOKED_AT, now)
                .where(ownedBy(owner), TOKEN.TOKEN_HASH.eq(tokenHash), TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    private static TokenRow row(Record5<byte[], String, Instant, Instant, Instant> row) {
        return new TokenRow(HexFormat.of().formatHex(row.value1()), row.value2(), row.value3(), row.value4(), row.value5());
    }

    private static Condition ownedBy(AccountStore.Claim owner) {
        return TOKEN.DISTRICT_ID.eq(owner.district()).and(TOKEN.ACCOUNT_ID.eq(owner.accountId()));
    }

    private static Condition isValid(Instant now) {
        return TOKEN.REVOKED_AT.isNull().and(TOKEN.EXPIRES_AT.isNull().or(TOKEN.EXPIRES_AT.gt(now)));
    }
}
