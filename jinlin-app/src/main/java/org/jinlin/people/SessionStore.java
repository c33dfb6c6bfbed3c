package org.jinlin.people;

import static org.jinlin.db.people.Tables.CLAIM_LINK;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Prepared;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signed-in browsers and claim links, found by the hash of what the browser holds. They belong to no district.
@Component
final class SessionStore {

    private static final Prepared SESSION_IN_SCOPE = Prepared.of(select(SESSION.DISTRICT_ID, SESSION.ACCOUNT_ID, SESSION.CSRF, SESSION.CREATED_AT, SESSION.EXPIRES_AT, SESSION.STRONG,
            field("set_config('jinlin.scope', {0} || ':sign_in:' || {1}, true)", String.class, SESSION.DISTRICT_ID, SESSION.ACCOUNT_ID))
            .from(SESSION).where(SESSION.TOKEN_HASH.eq(Prepared.value(SESSION.TOKEN_HASH)), SESSION.EXPIRES_AT.gt(Prepared.value(SESSION.EXPIRES_AT))));

    /// @param strong whether it may act for posts: see [Entrance]
    record Row(int district, long accountId, String csrf, Instant createdAt, Instant expiresAt, boolean strong) {}

    /// A session as its owner reads of it.
    record Seen(byte[] tokenHash, String agent, Instant createdAt, Instant expiresAt) {}

    record Guest(int district, long personId) {}

    /// @param openid the hash of the session at the single sign-on that led here; null for any other way in
    void insert(DSLContext sql, byte[] tokenHash, Row row, String agent, byte @Nullable [] openid) {
        sql.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, tokenHash)
                .set(SESSION.DISTRICT_ID, row.district())
                .set(SESSION.ACCOUNT_ID, row.accountId())
                .set(SESSION.CSRF, row.csrf())
                .set(SESSION.CREATED_AT, row.createdAt())
                .set(SESSION.EXPIRES_AT, row.expiresAt())
                .set(SESSION.STRONG, row.strong())
                .set(SESSION.AGENT, agent)
                .set(SESSION.OPENID_SESSION, openid)
                .execute();
    }

    /// The open sessions of an account, the newest first.
    List<Seen> of(DSLContext sql, Claim owner, Instant now, int most) {
        return sql.select(SESSION.TOKEN_HASH, SESSION.AGENT, SESSION.CREATED_AT, SESSION.EXPIRES_AT).from(SESSION)
                .where(SESSION.DISTRICT_ID.eq(owner.district()), SESSION.ACCOUNT_ID.eq(owner.accountId()), SESSION.EXPIRES_AT.gt(now))
                .orderBy(SESSION.CREATED_AT.desc(), SESSION.TOKEN_HASH).limit(most)
                .fetch(Records.mapping(Seen::new));
    }

    /// When a session of an account was opened.
    Optional<Instant> createdAt(DSLContext sql, Claim owner, byte[] tokenHash) {
        return sql.select(SESSION.CREATED_AT).from(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash), SESSION.DISTRICT_ID.eq(owner.district()), SESSION.ACCOUNT_ID.eq(owner.accountId())).fetchOptional(SESSION.CREATED_AT);
    }

    /// Ends one session of an account.
    int end(DSLContext sql, Claim owner, byte[] tokenHash) {
        return sql.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(owner.district()), SESSION.ACCOUNT_ID.eq(owner.accountId()), SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    /// Ends all sessions of an account but one.
    int endOthers(DSLContext sql, Claim owner, byte[] kept) {
        return sql.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(owner.district()), SESSION.ACCOUNT_ID.eq(owner.accountId()), SESSION.TOKEN_HASH.ne(kept)).execute();
    }

    /// A session, and the rows of its account with the posts of about today.
    record Known(Row row, List<AppointmentStore.Held> account) {}

    /// The session with this hash and whose it is, in one trip to the database. From the first statement on the transaction is in
    /// the scope of the session's account, or in none.
    Optional<Known> session(DSLContext sql, byte[] tokenHash, Instant now) {
        // the day of a tenant is not known before the tenant; these are all that it can be on earth
        var account = AppointmentStore.OF_SCOPE.with(LocalDate.ofInstant(now, ZoneOffset.MAX), LocalDate.ofInstant(now, ZoneOffset.MIN));
        var results = Prepared.fetch(sql, List.of(SESSION_IN_SCOPE.with(tokenHash, now), account));
        return results.getFirst().stream().findFirst()
                .map(row -> new Row(row.get(SESSION.DISTRICT_ID), row.get(SESSION.ACCOUNT_ID), row.get(SESSION.CSRF), row.get(SESSION.CREATED_AT), row.get(SESSION.EXPIRES_AT), row.get(SESSION.STRONG)))
                .map(row -> new Known(row, AppointmentStore.held(results.get(1))));
    }

    void extend(DSLContext sql, byte[] tokenHash, Instant expiresAt) {
        sql.update(SESSION).set(SESSION.EXPIRES_AT, expiresAt).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    int delete(DSLContext sql, byte[] tokenHash) {
        return sql.deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
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
