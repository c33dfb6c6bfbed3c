package org.jinlin.points;

import static org.jinlin.db.points.Tables.ACCOUNT;
import static org.jinlin.db.points.Tables.LOT;
import static org.jinlin.db.points.Tables.TRANSFER;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.db.points.tables.records.AccountRecord;
import org.jinlin.kit.Prepared;
import org.jinlin.playbook.Currency;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of booking. Every statement names its district.
final class LedgerStore {

    /// Both halves, their transfer and both balances in one statement: nothing can come between them, not even the end of this program.
    /// The second account is locked after the first, because it is changed only where the first was; whoever posts puts the one that
    /// others wait for last. A key that is there already changes nothing. Who pays must still have it when the lock is there: PostgreSQL looks
    /// at the newest row then, and the half is left out where it has not. Text, because jOOQ has no word for statements in each other.
    private static final String POST = """
            with booked as (
                insert into points.transfer (district_id, id, key, kind, currency, from_id, to_id, amount, at, actor_id, matter_id, number, rule, corrects_id, reason)
                values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {17})
                on conflict (district_id, key) do nothing
                returning id
            ), one as (
                update points.account set balance = balance + {15}, entries = entries + 1
                where district_id = {0} and id = {14} and ({15} > 0 or kind = 'bank' or balance >= - {15} and ({18} or not expires)) and exists (select 1 from booked)
                returning id, entries, balance, {15} as amount
            ), other as (
                update points.account set balance = balance - {15}, entries = entries + 1
                where district_id = {0} and id = {16} and ({15} < 0 or kind = 'bank' or balance >= {15} and ({18} or not expires)) and exists (select 1 from one)
                returning id, entries, balance, - {15} as amount
            )
            insert into points.entry (district_id, account_id, number, transfer_id, amount, balance)
            select {0}, half.id, half.entries, {1}, half.amount, half.balance from (select * from one union all select * from other) half""";

    private static final Prepared POSTED = posted();
    private static final Prepared LOCK = Prepared.of(select(ACCOUNT.ID, ACCOUNT.KIND, ACCOUNT.HOLDER_ID, ACCOUNT.CURRENCY, ACCOUNT.BALANCE, ACCOUNT.ENTRIES, ACCOUNT.EXPIRES).from(ACCOUNT)
            .where(ACCOUNT.DISTRICT_ID.eq(value(ACCOUNT.DISTRICT_ID)), ACCOUNT.CURRENCY.eq(value(ACCOUNT.CURRENCY)), held().or(held())).orderBy(ACCOUNT.ID).forNoKeyUpdate().of(ACCOUNT));

    private final DSLContext db;
    private final int district;

    LedgerStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// An account as it stands until the transaction ends, and whether any of it may expire.
    record Locked(Account account, boolean expires) {}

    private static Condition held() {
        return ACCOUNT.KIND.eq(value(ACCOUNT.KIND)).and(ACCOUNT.HOLDER_ID.eq(value(ACCOUNT.HOLDER_ID)));
    }

    /// The accounts of one or two holders that there are, locked in the order of their numbers: everybody who locks two does it in this order.
    List<Locked> locked(Currency currency, List<Holder> holders) {
        Holder one = holders.getFirst();
        Holder other = holders.getLast();
        return LOCK.fetch(db, district, currency.code(), one.kind().code(), one.id(), other.kind().code(), other.id())
                .map(row -> new Locked(account(row.get(ACCOUNT.ID), row.get(ACCOUNT.KIND), row.get(ACCOUNT.HOLDER_ID), row.get(ACCOUNT.CURRENCY), row.get(ACCOUNT.BALANCE), row.get(ACCOUNT.ENTRIES)),
                        row.get(ACCOUNT.EXPIRES)));
    }

    /// The same without a lock.
    List<Account> accounts(Currency currency, Collection<Holder> holders) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), of(currency, holders)).fetch(LedgerStore::account);
    }

    private static Condition of(Currency currency, Collection<Holder> holders) {
        return ACCOUNT.CURRENCY.eq(currency.code()).and(DSL.or(holders.stream().map(holder -> ACCOUNT.KIND.eq(holder.kind().code()).and(ACCOUNT.HOLDER_ID.eq(holder.id()))).toList()));
    }

    void open(long id, Holder holder, Currency currency, Instant at) {
        db.insertInto(ACCOUNT).set(ACCOUNT.DISTRICT_ID, district).set(ACCOUNT.ID, id).set(ACCOUNT.KIND, holder.kind().code()).set(ACCOUNT.HOLDER_ID, holder.id())
                .set(ACCOUNT.CURRENCY, currency.code()).set(ACCOUNT.BALANCE, 0L).set(ACCOUNT.ENTRIES, 0L).set(ACCOUNT.OPENED_AT, at)
                .onConflict(ACCOUNT.DISTRICT_ID, ACCOUNT.KIND, ACCOUNT.HOLDER_ID, ACCOUNT.CURRENCY).doNothing().execute();
    }

    /// The places are in the order of the text, each as often as it stands there.
    private static Prepared posted() {
        Field<Long> number = value(TRANSFER.ID);
        Field<Boolean> looked = value(ACCOUNT.EXPIRES);
        return Prepared.of(DSL.query(POST, value(TRANSFER.DISTRICT_ID), number, value(TRANSFER.KEY), value(TRANSFER.KIND), value(TRANSFER.CURRENCY), value(TRANSFER.FROM_ID), value(TRANSFER.TO_ID),
                value(TRANSFER.AMOUNT), value(TRANSFER.AT), value(TRANSFER.ACTOR_ID), value(TRANSFER.MATTER_ID), value(TRANSFER.NUMBER), value(TRANSFER.RULE), value(TRANSFER.CORRECTS_ID),
                number, number, number, value(TRANSFER.REASON), looked));
    }

    /// How many halves of every transfer there are.
    static final int HALVES = 2;

    /// Books it under the lock of who pays. False when its key was booked before: then nothing is changed.
    boolean post(long id, Posting posting, Account from, Account to, long amount, Instant at) {
        int halves = post(id, posting, from, to, amount, at, true);
        if (halves != 0 && halves != HALVES) {
            throw new IllegalStateException("an account changed under its lock");
        }
        return halves == HALVES;
    }

    /// Books it without a lock before. Anything but two halves says that it is no simple case, and that the transaction must not be committed: its
    /// key was booked before, who pays has too little, or has something that expires, or an account is not there.
    ///
    /// @return how many halves were written
    int postAtOnce(long id, Posting posting, Account from, Account to, Instant at) {
        return post(id, posting, from, to, posting.amount(), at, false);
    }

    private int post(long id, Posting posting, Account from, Account to, long amount, Instant at, boolean looked) {
        boolean receiverFirst = before(to, from);
        long one = receiverFirst ? to.id() : from.id();
        long other = receiverFirst ? from.id() : to.id();
        long change = receiverFirst ? amount : -amount;
        var cause = posting.cause();
        return POSTED.change(db, district, id, posting.key(), posting.kind().code(), posting.currency().code(), from.id(), to.id(), amount, at, posting.actorId(), cause.matterId(), cause.number(),
                cause.rule(), cause.corrects(), cause.reason() == null ? null : cause.reason().code(), change, district, one, change, change, looked, change,
                change, district, other, change, change, looked, change, district, id);
    }

    /// The bank last, because everybody waits for it; of the others the lower number first.
    private static boolean before(Account one, Account other) {
        return one.holder().isBank() == other.holder().isBank() ? one.id() < other.id() : other.holder().isBank();
    }

    /// What was booked under a key.
    record Booking(long id, long fromId, long toId, long amount) {}

    Optional<Booking> booked(UUID key) {
        return db.select(TRANSFER.ID, TRANSFER.FROM_ID, TRANSFER.TO_ID, TRANSFER.AMOUNT).from(TRANSFER).where(TRANSFER.DISTRICT_ID.eq(district), TRANSFER.KEY.eq(key))
                .fetchOptional(Records.mapping(Booking::new));
    }

    /// @param correctsId whether it is a correction itself
    record Past(long id, Posting.Kind kind, Account from, Account to, long amount, @Nullable Long correctsId, @Nullable Long matterId, @Nullable String number, @Nullable String rule) {}

    Optional<Past> past(long transferId) {
        var from = ACCOUNT.as("payer");
        var to = ACCOUNT.as("receiver");
        return db.select(TRANSFER.asterisk(), from.asterisk(), to.asterisk()).from(TRANSFER)
                .join(from).on(from.DISTRICT_ID.eq(district), from.ID.eq(TRANSFER.FROM_ID)).join(to).on(to.DISTRICT_ID.eq(district), to.ID.eq(TRANSFER.TO_ID))
                .where(TRANSFER.DISTRICT_ID.eq(district), TRANSFER.ID.eq(transferId))
                .fetchOptional(row -> new Past(transferId, Posting.Kind.of(row.get(TRANSFER.KIND)), account(row.into(from)), account(row.into(to)), row.get(TRANSFER.AMOUNT),
                        row.get(TRANSFER.CORRECTS_ID), row.get(TRANSFER.MATTER_ID), row.get(TRANSFER.NUMBER), row.get(TRANSFER.RULE)));
    }

    /// What expires of an account, and is not spent. Asked after its account was locked.
    List<LotRules.Lot> lots(long accountId) {
        return db.select(LOT.ID, LOT.REMAINING, LOT.EXPIRES_ON).from(LOT).where(LOT.DISTRICT_ID.eq(district), LOT.ACCOUNT_ID.eq(accountId), LOT.REMAINING.gt(0L))
                .orderBy(LOT.EXPIRES_ON, LOT.ID).fetch(Records.mapping(LotRules.Lot::new));
    }

    /// After the account was changed, and so is locked: nobody may pay from it any more without looking at what expires.
    void addLot(long accountId, long id, long transferId, long amount, LocalDate expiresOn) {
        db.update(ACCOUNT).set(ACCOUNT.EXPIRES, true).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId), ACCOUNT.EXPIRES.eq(false)).execute();
        db.insertInto(LOT).set(LOT.DISTRICT_ID, district).set(LOT.ACCOUNT_ID, accountId).set(LOT.ID, id).set(LOT.TRANSFER_ID, transferId).set(LOT.REMAINING, amount)
                .set(LOT.EXPIRES_ON, expiresOn).execute();
    }

    /// Nothing of a locked account expires any more.
    void holdsForEver(long accountId) {
        db.update(ACCOUNT).set(ACCOUNT.EXPIRES, false).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId)).execute();
    }

    void takeFrom(long accountId, LotRules.Taken taken) {
        db.update(LOT).set(LOT.REMAINING, LOT.REMAINING.minus(taken.amount())).where(LOT.DISTRICT_ID.eq(district), LOT.ACCOUNT_ID.eq(accountId), LOT.ID.eq(taken.lot().id())).execute();
    }

    /// Accounts that hold something which may be used no more, so many at most.
    List<Account> expiring(LocalDate today, int most) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.in(
                db.selectDistinct(LOT.ACCOUNT_ID).from(LOT).where(LOT.DISTRICT_ID.eq(district), LOT.EXPIRES_ON.lt(today), LOT.REMAINING.gt(0L)).orderBy(LOT.ACCOUNT_ID).limit(most)))
                .fetch(LedgerStore::account);
    }

    static Account account(AccountRecord row) {
        return account(row.getId(), row.getKind(), row.getHolderId(), row.getCurrency(), row.getBalance(), row.getEntries());
    }

    private static Account account(long id, String kind, long holder, String currency, long balance, long entries) {
        return new Account(id, new Holder(Holder.Kind.of(kind), holder), Currency.of(currency), balance, entries);
    }
}
