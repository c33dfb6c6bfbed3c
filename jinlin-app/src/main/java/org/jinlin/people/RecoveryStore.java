package org.jinlin.people;

import static org.jinlin.db.people.Tables.RECOVERY;
import static org.jinlin.db.people.Tables.TOKEN;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/// Accounts that are given back to their owners. What it hands out is still sealed.
@Component
final class RecoveryStore {

    record Row(long id, long accountId, long unitId, byte[] reason, long startedBy, Instant startedAt) {}

    record Code(long id, byte[] hash) {}

    void insert(DSLContext sql, int district, Row row, int tries, Instant expiresAt) {
        sql.insertInto(RECOVERY)
                .set(RECOVERY.DISTRICT_ID, district).set(RECOVERY.ID, row.id()).set(RECOVERY.ACCOUNT_ID, row.accountId()).set(RECOVERY.UNIT_ID, row.unitId()).set(RECOVERY.REASON, row.reason())
                .set(RECOVERY.STARTED_BY, row.startedBy()).set(RECOVERY.STARTED_AT, row.startedAt()).set(RECOVERY.TRIES_LEFT, tries).set(RECOVERY.EXPIRES_AT, expiresAt)
                .execute();
    }

    boolean isBegun(DSLContext sql, Claim account, Instant now) {
        return sql.fetchExists(RECOVERY, RECOVERY.DISTRICT_ID.eq(account.district()), RECOVERY.ACCOUNT_ID.eq(account.accountId()), isOpen(now));
    }

    /// What waits for its second person at these units, the eldest first.
    List<Row> waiting(DSLContext sql, int district, Collection<Long> units, Instant now, int most) {
        return sql.select(RECOVERY.ID, RECOVERY.ACCOUNT_ID, RECOVERY.UNIT_ID, RECOVERY.REASON, RECOVERY.STARTED_BY, RECOVERY.STARTED_AT).from(RECOVERY)
                .where(RECOVERY.DISTRICT_ID.eq(district), RECOVERY.UNIT_ID.in(units), RECOVERY.CONFIRMED_BY.isNull(), isOpen(now))
                .orderBy(RECOVERY.ID).limit(most).fetch(Records.mapping(Row::new));
    }

    /// Of several who confirm at once one does.
    boolean confirm(DSLContext sql, int district, long id, long person, byte[] codeHash, Instant expiresAt, Instant now) {
        return sql.update(RECOVERY).set(RECOVERY.CONFIRMED_BY, person).set(RECOVERY.CODE_HASH, codeHash).set(RECOVERY.EXPIRES_AT, expiresAt)
                .where(RECOVERY.DISTRICT_ID.eq(district), RECOVERY.ID.eq(id), RECOVERY.CONFIRMED_BY.isNull(), RECOVERY.STARTED_BY.ne(person), isOpen(now)).execute() == 1;
    }

    /// The code of an account, which loses one of its tries by being looked at.
    Optional<Code> attempt(DSLContext sql, Claim account, Instant now) {
        return sql.update(RECOVERY).set(RECOVERY.TRIES_LEFT, RECOVERY.TRIES_LEFT.minus(1))
                .where(RECOVERY.DISTRICT_ID.eq(account.district()), RECOVERY.ACCOUNT_ID.eq(account.accountId()), RECOVERY.CODE_HASH.isNotNull(), RECOVERY.TRIES_LEFT.gt(0), isOpen(now))
                .returningResult(RECOVERY.ID, RECOVERY.CODE_HASH).fetch(row -> new Code(row.value1(), row.value2())).stream().findFirst();
    }

    boolean use(DSLContext sql, int district, long id, Instant now) {
        return sql.update(RECOVERY).set(RECOVERY.USED_AT, now).where(RECOVERY.DISTRICT_ID.eq(district), RECOVERY.ID.eq(id), RECOVERY.USED_AT.isNull()).execute() == 1;
    }

    /// No program acts for the account any more.
    void revokeTokens(DSLContext sql, Claim account, Instant now) {
        sql.update(TOKEN).set(TOKEN.REVOKED_AT, now).where(TOKEN.DISTRICT_ID.eq(account.district()), TOKEN.ACCOUNT_ID.eq(account.accountId()), TOKEN.REVOKED_AT.isNull()).execute();
    }

    private static Condition isOpen(Instant now) {
        return RECOVERY.USED_AT.isNull().and(RECOVERY.EXPIRES_AT.gt(now));
    }
}
