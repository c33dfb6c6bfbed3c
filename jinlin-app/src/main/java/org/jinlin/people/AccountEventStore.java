package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.ACCOUNT_EVENT;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jinlin.kit.Ids;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happened to accounts. Rows are added, and go when they are too old.
@Component
final class AccountEventStore {

    private final Ids ids;
    private final Audit audit;

    AccountEventStore(Ids ids, Audit audit) {
        this.ids = ids;
        this.audit = audit;
    }

    /// For the owner to read, and for the audit; that a browser is new is for the owner alone: its sign-in is in the audit already.
    void add(DSLContext sql, Claim account, AccountEvent.Kind kind, @Nullable Long by, Instant now) {
        sql.insertInto(ACCOUNT_EVENT)
                .set(ACCOUNT_EVENT.DISTRICT_ID, account.district()).set(ACCOUNT_EVENT.ID, ids.next()).set(ACCOUNT_EVENT.ACCOUNT_ID, account.accountId())
                .set(ACCOUNT_EVENT.AT, now).set(ACCOUNT_EVENT.KIND, kind.name().toLowerCase(Locale.ROOT)).set(ACCOUNT_EVENT.BY_PERSON, by)
                .execute();
        if (kind != AccountEvent.Kind.NEW_DEVICE) {
            long owner = sql.select(ACCOUNT.PERSON_ID).from(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(account.district()), ACCOUNT.ID.eq(account.accountId())).fetchSingle(ACCOUNT.PERSON_ID);
            audit.add(sql, AuditNote.of(account.district(), by == null ? owner : by, AuditAct.valueOf(kind.name()), AuditSubject.person(owner)));
        }
    }

    /// Deletes what happened before a time, the oldest first, and answers how much.
    int delete(DSLContext sql, int district, Instant before, int most) {
        return sql.deleteFrom(ACCOUNT_EVENT).where(ACCOUNT_EVENT.DISTRICT_ID.eq(district), ACCOUNT_EVENT.ID.in(
                select(ACCOUNT_EVENT.ID).from(ACCOUNT_EVENT).where(ACCOUNT_EVENT.DISTRICT_ID.eq(district), ACCOUNT_EVENT.AT.lt(before)).orderBy(ACCOUNT_EVENT.AT).limit(most))).execute();
    }

    /// The latest first.
    List<AccountEvent> latest(DSLContext sql, Claim account, int most) {
        return sql.select(ACCOUNT_EVENT.AT, ACCOUNT_EVENT.KIND, ACCOUNT_EVENT.BY_PERSON).from(ACCOUNT_EVENT)
                .where(ACCOUNT_EVENT.DISTRICT_ID.eq(account.district()), ACCOUNT_EVENT.ACCOUNT_ID.eq(account.accountId()))
                .orderBy(ACCOUNT_EVENT.ID.desc()).limit(most)
                .fetch(row -> new AccountEvent(row.value1(), AccountEvent.Kind.valueOf(row.value2().toUpperCase(Locale.ROOT)), row.value3()));
    }
}
