package org.jinlin.points;

import static org.jinlin.db.points.Tables.ACCOUNT;
import static org.jinlin.db.points.Tables.ENTRY;
import static org.jinlin.db.points.Tables.LOT;
import static org.jinlin.db.points.Tables.TRANSFER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of looking at accounts.
final class StatementStore {

    private final DSLContext db;
    private final int district;

    StatementStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    List<Account> accounts(Holder holder) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.KIND.eq(holder.kind().code()), ACCOUNT.HOLDER_ID.eq(holder.id())).orderBy(ACCOUNT.CURRENCY.desc())
                .fetch(LedgerStore::account);
    }

    Optional<Account> account(long id) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(id)).fetchOptional(LedgerStore::account);
    }

    /// Accounts of teams and communities, unit by unit.
    List<Account> ofUnits(Collection<Long> units, Paging paging) {
        Condition behind = paging.after().map(cursor -> row(ACCOUNT.HOLDER_ID, ACCOUNT.ID).gt(cursor.number(0), cursor.number(1))).orElse(noCondition());
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.KIND.in(Holder.Kind.TEAM.code(), Holder.Kind.COMMUNITY.code()), ACCOUNT.HOLDER_ID.eq(any(units.toArray(Long[]::new))), behind)
                .orderBy(ACCOUNT.HOLDER_ID, ACCOUNT.ID).limit(paging.fetch()).fetch(LedgerStore::account);
    }

    /// The lines of an account, the latest first. Nobody is named: only what kind of account is on the other side.
    List<Statement> lines(long accountId, Paging paging) {
        Condition behind = paging.after().map(cursor -> ENTRY.NUMBER.lt(cursor.number(0))).orElse(noCondition());
        var other = ACCOUNT.as("other");
        return db.select(ENTRY.NUMBER, ENTRY.TRANSFER_ID, TRANSFER.KIND, ENTRY.AMOUNT, ENTRY.BALANCE, TRANSFER.AT, TRANSFER.NUMBER, TRANSFER.RULE, TRANSFER.CORRECTS_ID, TRANSFER.REASON, other.KIND)
                .from(ENTRY).join(TRANSFER).on(TRANSFER.DISTRICT_ID.eq(district), TRANSFER.ID.eq(ENTRY.TRANSFER_ID))
                .leftJoin(other).on(other.DISTRICT_ID.eq(district), other.ID.eq(when(TRANSFER.FROM_ID.eq(accountId), TRANSFER.TO_ID).otherwise(TRANSFER.FROM_ID)))
                .where(ENTRY.DISTRICT_ID.eq(district), ENTRY.ACCOUNT_ID.eq(accountId), behind).orderBy(ENTRY.NUMBER.desc()).limit(paging.fetch())
                .fetch(row -> new Statement(row.value1(), row.value2(), Posting.Kind.of(row.value3()), row.value4(), row.value5(), row.value6(), row.value7(), row.value8(), row.value9(),
                        Optional.ofNullable(row.value10()).flatMap(Posting.Reason::find).orElse(null), Optional.ofNullable(row.value11()).map(Holder.Kind::of)));
    }

    /// What of an account expires, the next first, so many lots at most.
    List<LotRules.Lot> lots(long accountId, int most) {
        return db.select(LOT.ID, LOT.REMAINING, LOT.EXPIRES_ON).from(LOT).where(LOT.DISTRICT_ID.eq(district), LOT.ACCOUNT_ID.eq(accountId), LOT.REMAINING.gt(0L))
                .orderBy(LOT.EXPIRES_ON, LOT.ID).limit(most).fetch(Records.mapping(LotRules.Lot::new));
    }
}
