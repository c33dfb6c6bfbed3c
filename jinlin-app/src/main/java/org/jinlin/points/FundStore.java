package org.jinlin.points;

import static org.jinlin.db.points.Tables.FUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.points.tables.records.FundLineRecord;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Sealed;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The SQL of the book of funds. Who gave something is sealed.
final class FundStore {

    private final DSLContext db;
    private final int district;
    private final Keyring keyring;

    FundStore(DSLContext db, int district, Keyring keyring) {
        this.db = db;
        this.district = district;
        this.keyring = keyring;
    }

    /// @param corrects the line that it puts right
    void add(long id, long unit, long transferId, FundEntry entry, @Nullable Long corrects, long actorId, Instant at) {
        byte[] donor = entry.donor() == null ? null : keyring.seal(entry.donor(), context(id)).bytes();
        db.insertInto(FUND_LINE).set(FUND_LINE.DISTRICT_ID, district).set(FUND_LINE.ID, id).set(FUND_LINE.UNIT_ID, unit).set(FUND_LINE.TRANSFER_ID, transferId)
                .set(FUND_LINE.REFERENCE, entry.reference()).set(FUND_LINE.DAY, entry.day()).set(FUND_LINE.AMOUNT, entry.cents()).set(FUND_LINE.PURPOSE, entry.purpose().code())
                .set(FUND_LINE.PEOPLE, entry.people()).set(FUND_LINE.DONOR, donor).set(FUND_LINE.NAMED, entry.named()).set(FUND_LINE.CORRECTS_ID, corrects)
                .set(FUND_LINE.ACTOR_ID, actorId).set(FUND_LINE.AT, at).execute();
    }

    /// The last entered first.
    List<FundLine> lines(long unit, Paging paging) {
        Condition behind = paging.after().map(cursor -> FUND_LINE.ID.lt(cursor.number(0))).orElse(noCondition());
        var reversed = reversed();
        return db.select(FUND_LINE.fields()).select(reversed).from(FUND_LINE).where(FUND_LINE.DISTRICT_ID.eq(district), FUND_LINE.UNIT_ID.eq(unit), behind)
                .orderBy(FUND_LINE.ID.desc()).limit(paging.fetch()).fetch(row -> line(row.into(FUND_LINE), row.get(reversed)));
    }

    Optional<FundLine> find(long id) {
        var reversed = reversed();
        return db.select(FUND_LINE.fields()).select(reversed).from(FUND_LINE).where(FUND_LINE.DISTRICT_ID.eq(district), FUND_LINE.ID.eq(id)).fetchOptional(row -> line(row.into(FUND_LINE), row.get(reversed)));
    }

    /// What went in and out between two days, by purpose.
    List<FundLine.Sum> sums(long unit, LocalDate first, LocalDate last) {
        return db.select(FUND_LINE.PURPOSE, sum(FUND_LINE.AMOUNT).cast(Long.class), count(), coalesce(sum(FUND_LINE.PEOPLE).cast(Long.class), inline(0L))).from(FUND_LINE)
                .where(FUND_LINE.DISTRICT_ID.eq(district), FUND_LINE.UNIT_ID.eq(unit), FUND_LINE.DAY.between(first, last)).groupBy(FUND_LINE.PURPOSE).orderBy(FUND_LINE.PURPOSE)
                .fetch(row -> new FundLine.Sum(FundPurpose.of(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    private Field<Boolean> reversed() {
        var later = FUND_LINE.as("later");
        return field(exists(selectOne().from(later).where(later.DISTRICT_ID.eq(district), later.CORRECTS_ID.eq(FUND_LINE.ID)))).as("reversed");
    }

    private FundLine line(FundLineRecord row, boolean reversed) {
        String donor = row.getNamed() ? keyring.open(new Sealed(row.getDonor()), context(row.getId())) : null;
        return new FundLine(row.getId(), row.getUnitId(), row.getDay(), row.getAmount(), FundPurpose.of(row.getPurpose()), row.getPeople(), donor, reversed);
    }

    private String context(long id) {
        return "points.fund_line.donor " + district + " " + id;
    }
}
