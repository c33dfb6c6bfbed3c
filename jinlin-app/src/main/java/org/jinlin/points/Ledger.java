package org.jinlin.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.Currency;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Books in double entry: what one account loses another gains, in one statement; no account but the bank's goes below zero; the same key is
/// booked once. What was booked is never changed: a mistake is put right by booking the other way.
@Component
public class Ledger {

    /// How many accounts are remembered; then it begins anew.
    private static final int KNOWN_MAX = 50_000;

    private record Known(int district, Currency currency, Holder holder) {}

    private record Moved(Account from, Account to, long transferId, long amount) {}

    private final Db db;
    private final Ids ids;
    private final JinlinClock clock;
    private final Orgs orgs;
    /// Accounts that are committed: their numbers never change, and their balances are not asked here.
    private final Map<Known, Account> known = new ConcurrentHashMap<>();

    Ledger(Db db, Ids ids, JinlinClock clock, Orgs orgs) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.orgs = orgs;
    }

    /// Books in a transaction of its own. Refuses with POINTS_NOT_ENOUGH, POINTS_TO_ONESELF, and CLIENT_ID_REUSED when something else was booked
    /// under the key.
    public Outcome<Booked> book(int district, Posting posting) {
        ready(district, posting.currency());
        var scope = Scope.service(district, Scope.Kind.MOVE);
        Account from = known.get(new Known(district, posting.currency(), posting.from()));
        Account to = known.get(new Known(district, posting.currency(), posting.to()));
        boolean simple = from != null && to != null && from.id() != to.id() && !posting.upTo() && posting.expiresOn() == null;
        if (simple) {
            Outcome<Booked> atOnce = db.writeOutcome(scope, sql -> atOnce(new LedgerStore(sql, district), posting, from, to));
            if (atOnce.isDone()) {
                return atOnce;
            }
        }
        Outcome<Booked> booked = db.writeOutcome(scope, sql -> book(sql, district, posting));
        if (booked.isDone()) {
            remember(district, posting);
        }
        return booked;
    }

    /// Most postings are simple: who pays has enough, nothing of it expires, and the key is new. They take one statement, and no lock before it.
    /// Refuses whatever is not so, and is undone; it is booked the long way then.
    private Outcome<Booked> atOnce(LedgerStore store, Posting posting, Account from, Account to) {
        long id = ids.next();
        return store.postAtOnce(id, posting, from, to, clock.now()) == LedgerStore.HALVES ? Outcome.done(new Booked(id, posting.amount(), false)) : Outcome.refused("CHANGED_MEANWHILE");
    }

    /// The same within a transaction; what it locks stays locked until that ends, so it books little and soon ends.
    Outcome<Booked> book(DSLContext sql, int district, Posting posting) {
        if (posting.from().equals(posting.to())) {
            return Outcome.refused("POINTS_TO_ONESELF");
        }
        var store = new LedgerStore(sql, district);
        Instant now = clock.now();
        return posting.from().isBank() ? lend(store, district, posting, now) : pay(store, district, posting, now);
    }

    /// Puts a transfer right by booking it the other way: all of it, or what the receiver still has. Once for each transfer, and never a correction.
    public Outcome<Booked> correct(int district, long transferId, long actorId) {
        return db.writeOutcome(Scope.service(district, Scope.Kind.MOVE), sql -> correct(sql, district, transferId, actorId));
    }

    Outcome<Booked> correct(DSLContext sql, int district, long transferId, long actorId) {
        return correct(sql, district, transferId, actorId, null);
    }

    /// @param reason why somebody did it by hand
    Outcome<Booked> correct(DSLContext sql, int district, long transferId, long actorId, Posting.@Nullable Reason reason) {
        var past = new LedgerStore(sql, district).past(transferId);
        if (past.isEmpty() || past.get().correctsId() != null) {
            return Outcome.refused("POINTS_NO_TRANSFER");
        }
        var was = past.get();
        return book(sql, district, Posting.whole(Keys.of("correct", transferId), Posting.Kind.CORRECTED, was.to().currency(), was.to().holder(), was.from().holder(), was.amount(),
                actorId == 0 ? null : actorId, new Posting.Cause(was.matterId(), was.number(), was.rule(), transferId, reason)).asFarAsItReaches());
    }

    /// Books back to the bank what may be used no more.
    ///
    /// @return how many accounts lost something
    public int expire(int district) {
        LocalDate today = orgs.today(district);
        int accounts = 0;
        while (true) {
            List<Account> expiring = db.read(clock(district), sql -> new LedgerStore(sql, district).expiring(today, 200));
            for (Account account : expiring) {
                db.write(clock(district), sql -> {
                    var store = new LedgerStore(sql, district);
                    store.locked(account.currency(), List.of(account.holder()));
                    return expired(store, district, account, store.lots(account.id()), today);
                });
            }
            accounts += expiring.size();
            if (expiring.isEmpty()) {
                return accounts;
            }
        }
    }

    /// An account, opened where there is none.
    Account opened(DSLContext sql, int district, Holder holder, Currency currency) {
        return opened(new LedgerStore(sql, district), holder, currency, clock.now());
    }

    private Outcome<Booked> lend(LedgerStore store, int district, Posting posting, Instant now) {
        Account to = opened(store, posting.to(), posting.currency(), now);
        long id = ids.next();
        if (!store.post(id, posting, bank(store, district, posting.currency(), now), to, posting.amount(), now)) {
            return repeated(store, posting).orElseThrow();
        }
        if (posting.expiresOn() != null) {
            store.addLot(to.id(), ids.next(), id, posting.amount(), posting.expiresOn());
        }
        return Outcome.done(new Booked(id, posting.amount(), false));
    }

    private Outcome<Booked> pay(LedgerStore store, int district, Posting posting, Instant now) {
        var held = locked(store, posting, now);
        var from = held.get(posting.from());
        LocalDate today = orgs.today(district);
        List<LotRules.Lot> lots = from.expires() ? store.lots(from.account().id()) : List.of();
        if (from.expires() && lots.isEmpty()) {
            store.holdsForEver(from.account().id());
        }
        long gone = LotRules.sum(LotRules.expired(lots, today));
        long has = from.account().balance() - gone;
        long amount = posting.upTo() ? Math.min(posting.amount(), has) : posting.amount();
        if (amount > has || amount == 0) {
            // what was booked before may have been the last of it
            return repeated(store, posting).orElseGet(() -> amount == 0 ? Outcome.done(new Booked(0, 0, false)) : Outcome.refused("POINTS_NOT_ENOUGH", has, amount));
        }
        Account to = posting.to().isBank() ? bank(store, district, posting.currency(), now) : held.get(posting.to()).account();
        long id = ids.next();
        if (!store.post(id, posting, from.account(), to, amount, now)) {
            return repeated(store, posting).orElseThrow();
        }
        spend(store, new Moved(from.account(), to, id, amount), posting, LotRules.take(lots.stream().filter(lot -> !lot.expiresOn().isBefore(today)).toList(), amount));
        return Outcome.done(new Booked(id, amount, false));
    }

    /// What expires keeps its day where one person gives it to another; a team or a community keeps what it was given.
    private void spend(LedgerStore store, Moved moved, Posting posting, List<LotRules.Taken> parts) {
        for (LotRules.Taken part : parts) {
            store.takeFrom(moved.from().id(), part);
            if (moved.to().holder().kind() == Holder.Kind.PERSON && posting.expiresOn() == null) {
                store.addLot(moved.to().id(), ids.next(), moved.transferId(), part.amount(), part.lot().expiresOn());
            }
        }
        if (posting.expiresOn() != null) {
            store.addLot(moved.to().id(), ids.next(), moved.transferId(), moved.amount(), posting.expiresOn());
        }
    }

    private long expired(LedgerStore store, int district, Account account, List<LotRules.Lot> lots, LocalDate today) {
        List<LotRules.Lot> over = LotRules.expired(lots, today);
        long amount = LotRules.sum(over);
        if (amount > 0) {
            Instant now = clock.now();
            var posting = Posting.whole(Keys.of("expire", account.id(), today, over.getLast().id()), Posting.Kind.EXPIRED, account.currency(), account.holder(), Holder.BANK, amount, null,
                    Posting.Cause.NONE);
            store.post(ids.next(), posting, account, bank(store, district, account.currency(), now), amount, now);
            over.forEach(lot -> store.takeFrom(account.id(), new LotRules.Taken(lot, lot.remaining())));
        }
        return amount;
    }

    /// What was booked under the key before, if anything was.
    private static Optional<Outcome<Booked>> repeated(LedgerStore store, Posting posting) {
        return store.booked(posting.key()).map(booked -> repeated(store, posting, booked));
    }

    private static Outcome<Booked> repeated(LedgerStore store, Posting posting, LedgerStore.Booking booked) {
        var accounts = store.accounts(posting.currency(), List.of(posting.from(), posting.to()));
        boolean same = accounts.stream().allMatch(account -> account.id() == (account.holder().equals(posting.from()) ? booked.fromId() : booked.toId()))
                && accounts.size() == 2 && (posting.upTo() || booked.amount() == posting.amount());
        return same ? Outcome.done(new Booked(booked.id(), booked.amount(), true)) : Outcome.refused("CLIENT_ID_REUSED");
    }

    private Map<Holder, LedgerStore.Locked> locked(LedgerStore store, Posting posting, Instant now) {
        List<Holder> holders = Stream.of(posting.from(), posting.to()).filter(holder -> !holder.isBank()).toList();
        var held = new LinkedHashMap<Holder, LedgerStore.Locked>();
        store.locked(posting.currency(), holders).forEach(locked -> held.put(locked.account().holder(), locked));
        if (held.size() < holders.size()) {
            holders.stream().filter(holder -> !held.containsKey(holder)).forEach(holder -> store.open(ids.next(), holder, posting.currency(), now));
            store.locked(posting.currency(), holders).forEach(locked -> held.put(locked.account().holder(), locked));
        }
        return held;
    }

    private Account opened(LedgerStore store, Holder holder, Currency currency, Instant now) {
        List<Account> known = store.accounts(currency, List.of(holder));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        store.open(ids.next(), holder, currency, now);
        return store.accounts(currency, List.of(holder)).getFirst();
    }

    /// Learns the number of the bank's account once it is committed: it never changes. Asked before a transaction and never within one, so that nobody who holds a
    /// connection waits for another.
    void ready(int district, Currency currency) {
        if (!known.containsKey(new Known(district, currency, Holder.BANK))) {
            remember(district, currency, List.of(Holder.BANK));
        }
    }

    private void remember(int district, Posting posting) {
        List<Holder> strange = Stream.of(posting.from(), posting.to()).filter(holder -> !known.containsKey(new Known(district, posting.currency(), holder))).toList();
        if (!strange.isEmpty()) {
            remember(district, posting.currency(), strange);
        }
    }

    private void remember(int district, Currency currency, List<Holder> holders) {
        if (known.size() >= KNOWN_MAX) {
            known.clear();
        }
        db.read(Scope.service(district, Scope.Kind.READER), sql -> new LedgerStore(sql, district).accounts(currency, holders))
                .forEach(committed -> known.put(new Known(district, currency, committed.holder()), committed));
    }

    /// The bank's account; its balance is not asked for.
    private Account bank(LedgerStore store, int district, Currency currency, Instant now) {
        Account bank = known.get(new Known(district, currency, Holder.BANK));
        return bank == null ? opened(store, Holder.BANK, currency, now) : bank;
    }

    private static Scope clock(int district) {
        return Scope.service(district, Scope.Kind.CLOCK);
    }
}
