package org.jinlin.points;

import static org.jinlin.db.points.Tables.STOCK;
import static org.jinlin.db.points.Tables.VOUCHER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jinlin.db.points.tables.records.VoucherRecord;
import org.jinlin.kit.Paging;
import org.jinlin.playbook.Currency;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of the shop.
final class ShopStore {

    private final DSLContext db;
    private final int district;

    ShopStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// How many of a gift there are at a unit.
    record Stock(long unitId, String gift, long remaining) {}

    /// What there is at some units, unit by unit.
    List<Stock> stock(Collection<Long> units, Paging paging) {
        Condition behind = paging.after().map(cursor -> row(STOCK.UNIT_ID, STOCK.GIFT).gt(cursor.number(0), cursor.text(1))).orElse(noCondition());
        return db.select(STOCK.UNIT_ID, STOCK.GIFT, STOCK.REMAINING).from(STOCK).where(STOCK.DISTRICT_ID.eq(district), STOCK.UNIT_ID.eq(any(units.toArray(Long[]::new))), behind)
                .orderBy(STOCK.UNIT_ID, STOCK.GIFT).limit(paging.fetch()).fetch(Records.mapping(Stock::new));
    }

    /// How many there are, and nobody else takes one until the transaction ends; empty where there never were any.
    OptionalLong locked(long unit, String gift) {
        return db.select(STOCK.REMAINING).from(STOCK).where(STOCK.DISTRICT_ID.eq(district), STOCK.UNIT_ID.eq(unit), STOCK.GIFT.eq(gift)).forUpdate()
                .fetchOptional(STOCK.REMAINING).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    void open(long unit, String gift) {
        db.insertInto(STOCK).set(STOCK.DISTRICT_ID, district).set(STOCK.UNIT_ID, unit).set(STOCK.GIFT, gift).set(STOCK.REMAINING, 0L)
                .onConflict(STOCK.DISTRICT_ID, STOCK.UNIT_ID, STOCK.GIFT).doNothing().execute();
    }

    void change(long unit, String gift, long by) {
        db.update(STOCK).set(STOCK.REMAINING, STOCK.REMAINING.plus(by)).where(STOCK.DISTRICT_ID.eq(district), STOCK.UNIT_ID.eq(unit), STOCK.GIFT.eq(gift)).execute();
    }

    void add(Voucher voucher, UUID key) {
        db.insertInto(VOUCHER).set(VOUCHER.DISTRICT_ID, district).set(VOUCHER.ID, voucher.id()).set(VOUCHER.CODE, voucher.code()).set(VOUCHER.KEY, key).set(VOUCHER.PERSON_ID, voucher.personId())
                .set(VOUCHER.UNIT_ID, voucher.unitId()).set(VOUCHER.GIFT, voucher.gift()).set(VOUCHER.COSTS, voucher.costs()).set(VOUCHER.CURRENCY, voucher.currency().code())
                .set(VOUCHER.TRANSFER_ID, voucher.transferId()).set(VOUCHER.STATE, voucher.state().code()).set(VOUCHER.AT, voucher.at()).execute();
    }

    Optional<Voucher> keyed(UUID key) {
        return db.selectFrom(VOUCHER).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.KEY.eq(key)).fetchOptional(ShopStore::voucher);
    }

    Optional<Voucher> find(long id) {
        return db.selectFrom(VOUCHER).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.ID.eq(id)).fetchOptional(ShopStore::voucher);
    }

    Optional<Voucher> coded(String code) {
        return db.selectFrom(VOUCHER).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.CODE.eq(code)).fetchOptional(ShopStore::voucher);
    }

    Optional<Voucher> codedAndLocked(String code) {
        return db.selectFrom(VOUCHER).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.CODE.eq(code)).forUpdate().fetchOptional(ShopStore::voucher);
    }

    /// How many of a gift somebody got since a moment and did not give back.
    int since(long person, String gift, Instant since) {
        return db.fetchCount(VOUCHER, VOUCHER.DISTRICT_ID.eq(district), VOUCHER.PERSON_ID.eq(person), VOUCHER.GIFT.eq(gift), VOUCHER.AT.ge(since),
                VOUCHER.STATE.ne(Voucher.State.RETURNED.code()));
    }

    /// Somebody's vouchers, the latest first.
    List<Voucher> of(long person, Paging paging) {
        Condition behind = paging.after().map(cursor -> VOUCHER.ID.lt(cursor.number(0))).orElse(noCondition());
        return db.selectFrom(VOUCHER).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.PERSON_ID.eq(person), behind).orderBy(VOUCHER.ID.desc()).limit(paging.fetch()).fetch(ShopStore::voucher);
    }

    void decide(long id, Voucher.State state, long by, Instant at) {
        db.update(VOUCHER).set(VOUCHER.STATE, state.code()).set(VOUCHER.DECIDED_BY, by).set(VOUCHER.DECIDED_AT, at).where(VOUCHER.DISTRICT_ID.eq(district), VOUCHER.ID.eq(id)).execute();
    }

    private static Voucher voucher(VoucherRecord row) {
        return new Voucher(row.getId(), row.getCode(), row.getPersonId(), row.getUnitId(), row.getGift(), row.getCosts(), Currency.of(row.getCurrency()), row.getTransferId(),
                Voucher.State.of(row.getState()), row.getAt());
    }
}
