package org.jinlin.points;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.playbook.PointsPlan;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What can be had for points and time. A double tap pays once, nobody pays for what is not there, and of the last one there is one.
@Component
public class Shop {

    private static final int MOST_ADDED = 100_000;
    private static final int CODE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Db db;
    private final Ids ids;
    private final JinlinClock clock;
    private final Orgs orgs;
    private final Ledger ledger;
    private final Plans plans;

    Shop(Db db, Ids ids, JinlinClock clock, Orgs orgs, Ledger ledger, Plans plans) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.orgs = orgs;
        this.ledger = ledger;
        this.plans = plans;
    }

    /// Something that can be had at a unit.
    public record Offer(long unitId, PointsPlan.Gift gift, long remaining) {}

    /// What can be had near somebody's home and posts, unit by unit. Refuses the cursor of another list.
    public Outcome<Page<Offer>> offers(Actor actor, @Nullable String after) {
        return stock(actor, plans.near(actor), after);
    }

    /// What there is at units.
    Outcome<Page<Offer>> stock(Actor actor, List<Long> units, @Nullable String after) {
        int district = actor.district();
        return Paging.read(after, null, Long.class, String.class).map(paging -> {
            var page = Page.of(db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new ShopStore(sql, district).stock(units, paging)), paging,
                    stock -> Cursor.of(stock.unitId(), stock.gift()));
            return new Page<>(page.items().stream().flatMap(stock -> gift(district, stock.unitId(), stock.gift()).map(gift -> new Offer(stock.unitId(), gift, stock.remaining())).stream()).toList(),
                    page.next());
        });
    }

    /// Pays for one and gets a voucher for it; the same key again gets the same voucher. Refuses with GIFT_UNKNOWN, GIFT_SOLD_OUT, GIFT_OFTEN
    /// and as [Ledger#book] does.
    public Outcome<Voucher> redeem(Actor actor, UUID key, long unit, String code) {
        int district = actor.district();
        Optional<PointsPlan.Gift> gift = plans.near(actor).contains(unit) ? gift(district, unit, code) : Optional.empty();
        if (gift.isEmpty()) {
            return Outcome.refused("GIFT_UNKNOWN");
        }
        ledger.ready(district, gift.get().currency());
        UUID own = Keys.of("redeem", actor.personId(), key);
        return db.writeOutcome(new Scope(district, Scope.Kind.MOVE, actor.personId()), sql -> redeem(sql, actor, own, unit, gift.get()));
    }

    /// What the last one is asked for by many is decided by the lock on its stock, before anything is paid.
    private Outcome<Voucher> redeem(DSLContext sql, Actor actor, UUID key, long unit, PointsPlan.Gift gift) {
        var store = new ShopStore(sql, actor.district());
        long remaining = store.locked(unit, gift.code()).orElse(0);
        Optional<Voucher> before = store.keyed(key);
        if (before.isPresent()) {
            return before.get().unitId() == unit && before.get().gift().equals(gift.code()) ? Outcome.done(before.get()) : Outcome.refused("CLIENT_ID_REUSED");
        }
        if (remaining == 0) {
            return Outcome.refused("GIFT_SOLD_OUT");
        }
        Instant month = orgs.today(actor.district()).withDayOfMonth(1).atStartOfDay(orgs.tenant(actor.district()).zone()).toInstant();
        int most = gift.month().orElse(Integer.MAX_VALUE);
        if (store.since(actor.personId(), gift.code(), month) >= most) {
            return Outcome.refused("GIFT_OFTEN", most);
        }
        store.change(unit, gift.code(), -1);
        return ledger.book(sql, actor.district(), Posting.whole(key, Posting.Kind.REDEEMED, gift.currency(), Holder.person(actor.personId()), Holder.BANK, gift.costs(), actor.personId(),
                Posting.Cause.rule(gift.code()))).then(booked -> {
                    // the same person may have paid at another shop meanwhile: now that the account is locked, nobody does
                    if (store.since(actor.personId(), gift.code(), month) >= most) {
                        return Outcome.refused("GIFT_OFTEN", most);
                    }
                    var voucher = new Voucher(ids.next(), code(), actor.personId(), unit, gift.code(), gift.costs(), gift.currency(), booked.transferId(), Voucher.State.OPEN, clock.now());
                    store.add(voucher, key);
                    return Outcome.done(voucher);
                });
    }

    /// Adds to what a unit has, or takes away what is not there. Refuses with NOT_YOURS, GIFT_UNKNOWN and GIFT_COUNT.
    public Outcome<Long> add(Actor actor, long unit, String gift, int count) {
        int district = actor.district();
        if (!plans.keeps(actor, unit)) {
            return Outcome.refused("NOT_YOURS");
        }
        if (gift(district, unit, gift).isEmpty()) {
            return Outcome.refused("GIFT_UNKNOWN");
        }
        return db.writeOutcome(new Scope(district, Scope.Kind.MOVE, actor.personId()), sql -> {
            var store = new ShopStore(sql, district);
            store.open(unit, gift);
            long there = store.locked(unit, gift).orElseThrow();
            if (count == 0 || Math.abs(count) > MOST_ADDED || there + count < 0) {
                return Outcome.refused("GIFT_COUNT", there);
            }
            store.change(unit, gift, count);
            return Outcome.done(there + count);
        });
    }

    /// The own vouchers, the latest first. Refuses the cursor of another list.
    public Outcome<Page<Voucher>> vouchers(Actor actor, @Nullable String after) {
        return Paging.read(after, null, Long.class).map(paging -> Page.of(db.read(own(actor), sql -> new ShopStore(sql, actor.district()).of(actor.personId(), paging)), paging,
                voucher -> Cursor.of(voucher.id())));
    }

    /// One of the own vouchers.
    public Optional<Voucher> voucher(Actor actor, long id) {
        return db.read(own(actor), sql -> new ShopStore(sql, actor.district()).find(id));
    }

    /// The voucher of a code, for who keeps the shop it is of; nobody else learns whether there is one.
    public Optional<Voucher> coded(Actor actor, String code) {
        return db.read(new Scope(actor.district(), Scope.Kind.STAFF, actor.personId()), sql -> new ShopStore(sql, actor.district()).coded(code)).filter(voucher -> plans.keeps(actor, voucher.unitId()));
    }

    /// Hands a gift over, or takes it back and returns what was paid. Refuses with VOUCHER_UNKNOWN, VOUCHER_OVER, and POINTS_OWN for one's own.
    public Outcome<Voucher> decide(Actor actor, String code, boolean hand) {
        int district = actor.district();
        return db.writeOutcome(new Scope(district, Scope.Kind.MOVE, actor.personId()), sql -> {
            var store = new ShopStore(sql, district);
            var found = store.coded(code).filter(voucher -> plans.keeps(actor, voucher.unitId()));
            if (found.isEmpty()) {
                return Outcome.refused("VOUCHER_UNKNOWN");
            }
            if (found.get().personId() == actor.personId()) {
                return Outcome.refused("POINTS_OWN");
            }
            store.locked(found.get().unitId(), found.get().gift());
            Voucher voucher = store.codedAndLocked(code).orElseThrow();
            if (voucher.state() != Voucher.State.OPEN) {
                return Outcome.refused("VOUCHER_OVER");
            }
            store.decide(voucher.id(), hand ? Voucher.State.HANDED : Voucher.State.RETURNED, actor.personId(), clock.now());
            if (!hand) {
                store.change(voucher.unitId(), voucher.gift(), 1);
                ledger.correct(sql, district, voucher.transferId(), actor.personId()).orThrow();
            }
            return Outcome.done(store.find(voucher.id()).orElseThrow());
        });
    }

    private Optional<PointsPlan.Gift> gift(int district, long unit, String code) {
        return plans.at(district, unit).map(playbook -> playbook.points().shop().get(code));
    }

    private static String code() {
        var bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Scope own(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.PERSON, actor.personId());
    }
}
