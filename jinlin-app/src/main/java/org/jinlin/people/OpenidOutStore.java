package org.jinlin.people;

import static org.jinlin.db.people.Tables.CHALLENGE;
import static org.jinlin.db.people.Tables.OPENID_TOLD;
import static org.jinlin.db.people.Tables.REMEMBERED;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;

/// What the single sign-on opened here, found and ended by it. These rows belong to no district.
final class OpenidOutStore {

    private static final List<String> FIRST_PROOFS = List.of("factor", "enrol");

    private OpenidOutStore() {}

    /// Whose account a session there has opened here, or is about to.
    static Optional<Claim> owner(DSLContext sql, byte[] session) {
        return sql.select(SESSION.DISTRICT_ID, SESSION.ACCOUNT_ID).from(SESSION).where(SESSION.OPENID_SESSION.eq(session)).limit(1).fetchOptional(OpenidOutStore::claim)
                .or(() -> sql.select(CHALLENGE.DISTRICT_ID, CHALLENGE.ACCOUNT_ID).from(CHALLENGE).where(CHALLENGE.OPENID_SESSION.eq(session)).limit(1).fetchOptional(OpenidOutStore::claim));
    }

    private static Claim claim(Record2<Integer, Long> row) {
        return new Claim(row.value1(), row.value2());
    }

    /// Ends sessions of an account and first proofs that wait for a second one, and how many there were. A phone that is remembered would sign in again, so none is.
    ///
    /// @param sessions the hashes of those that the single sign-on opened; empty for all that there are, however they were opened
    static int end(DSLContext sql, Claim owner, List<byte[]> sessions) {
        Condition opened = sessions.isEmpty() ? noCondition() : SESSION.OPENID_SESSION.in(sessions);
        Condition waiting = sessions.isEmpty() ? CHALLENGE.KIND.in(FIRST_PROOFS) : CHALLENGE.OPENID_SESSION.in(sessions);
        sql.deleteFrom(REMEMBERED).where(REMEMBERED.DISTRICT_ID.eq(owner.district()), REMEMBERED.ACCOUNT_ID.eq(owner.accountId())).execute();
        return sql.deleteFrom(CHALLENGE).where(CHALLENGE.DISTRICT_ID.eq(owner.district()), CHALLENGE.ACCOUNT_ID.eq(owner.accountId()), waiting).execute()
                + sql.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(owner.district()), SESSION.ACCOUNT_ID.eq(owner.accountId()), opened).execute();
    }

    /// Takes a logout token; false when it was taken before. Of two at once one gets it.
    static boolean take(DSLContext sql, byte[] told, Instant expiresAt) {
        return sql.insertInto(OPENID_TOLD, OPENID_TOLD.TOLD_HASH, OPENID_TOLD.EXPIRES_AT).values(told, expiresAt).onConflict(OPENID_TOLD.TOLD_HASH).doNothing().execute() == 1;
    }

    static int deleteOver(DSLContext sql, Instant now) {
        return sql.deleteFrom(OPENID_TOLD).where(OPENID_TOLD.EXPIRES_AT.le(now)).execute();
    }
}
