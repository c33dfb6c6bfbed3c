package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The SQL of the lists behind the numbers: each a keyset page on an index. What one unit alone sees is in no list.
final class DashListStore {

    private static final String DUE = "next_due";
    private static final Field<String> BAR = inline("|");

    private final DSLContext db;
    private final int district;

    DashListStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A matter of a list.
    ///
    /// @param dueAt of the promise that is due first, [OpenStore#NEVER] for none
    record Line(Instant dueAt, Fact fact) {}

    /// Which matters of a period.
    ///
    /// @param codes    how they may stand, as [Rates.Cell#code] has it; empty for any way
    /// @param places   the units of the place; empty for any
    /// @param category `""` for none
    /// @param slots    the weekdays and hours of opening
    record Wanted(RateStore.Asked asked, Optional<Collection<String>> codes, Optional<Collection<Long>> places, Optional<String> category, Optional<Collection<Integer>> slots) {}

    /// Matters that were opened in a period, the newest first.
    List<Line> opened(Wanted wanted, ZoneId zone, Instant now, Paging paging) {
        RateStore.Asked asked = wanted.asked();
        Field<Instant> due = due();
        var kept = lateral(select(RateStore.answer(now).as("answer"), RateStore.work(now).as("work")).from(FACT_CLOCK)
                .where(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID))).asTable("kept");
        Field<String> code = concat(kept.field("answer", String.class), BAR, kept.field("work", String.class), BAR, said(FACT.ENDED_AT.isNull()), BAR, coalesce(FACT.OUTCOME, inline("")), BAR,
                said(FACT.HEARD_BY.isNotNull()), BAR, coalesce(FACT.VERDICT, inline("")), BAR, coalesce(FACT.WORD, inline("")));
        Condition which = wanted.codes().<Condition>map(codes -> code.eq(any(codes.toArray(String[]::new)))).orElse(noCondition())
                .and(at(wanted.places()))
                .and(wanted.category().map(category -> category.isEmpty() ? FACT.CATEGORY.isNull() : FACT.CATEGORY.eq(category)).orElse(noCondition()))
                .and(wanted.slots().<Condition>map(slots -> DashStore.slot(zone).eq(any(slots.toArray(Integer[]::new)))).orElse(noCondition()))
                .and(paging.below(asked.before()).<Condition>map(cursor -> row(FACT.OPENED_AT, FACT.MATTER_ID).lt(cursor.instant(0), cursor.number(1))).orElseGet(() -> FACT.OPENED_AT.lt(asked.before())));
        return db.select(FACT.fields()).select(due).from(FACT).crossJoin(kept)
                .where(FACT.DISTRICT_ID.eq(district), FACT.OWN_UNIT.isNull(), FACT.KIND.eq(asked.kind()), FACT.OPENED_AT.ge(asked.from()), RateStore.at(asked.units()), which)
                .orderBy(FACT.OPENED_AT.desc(), FACT.MATTER_ID.desc()).limit(paging.fetch())
                .fetch(line -> new Line(line.get(due), FactStore.fact(line.into(FACT))));
    }

    /// Which open matters.
    ///
    /// @param grade  `""` for none
    /// @param late   only what is over
    record Open(String kind, Optional<Collection<Long>> units, Optional<Collection<Long>> places, Optional<String> grade, boolean late) {}

    /// What is open now, what is due first on top.
    List<Line> open(Open wanted, Instant now, Paging paging) {
        Field<Instant> due = due();
        Field<Instant> sorted = coalesce(DashStore.nextDue(district), val(OpenStore.NEVER, FACT_CLOCK.DUE_AT));
        Condition which = at(wanted.places())
                .and(wanted.grade().map(grade -> grade.isEmpty() ? FACT.GRADE.isNull() : FACT.GRADE.eq(grade)).orElse(noCondition()))
                .and(wanted.late() ? sorted.lt(now) : noCondition())
                .and(paging.after().<Condition>map(cursor -> row(sorted, FACT.MATTER_ID).gt(cursor.instant(0), cursor.number(1))).orElse(noCondition()));
        return db.select(FACT.fields()).select(due).from(FACT)
                .where(FACT.DISTRICT_ID.eq(district), FACT.OWN_UNIT.isNull(), FACT.ENDED_AT.isNull(), FACT.KIND.eq(wanted.kind()), RateStore.at(wanted.units()), which)
                .orderBy(due, FACT.MATTER_ID).limit(paging.fetch())
                .fetch(line -> new Line(line.get(due), FactStore.fact(line.into(FACT))));
    }

    private static Condition at(Optional<Collection<Long>> places) {
        return places.<Condition>map(ids -> FACT.PLACE_ID.eq(any(ids.toArray(Long[]::new)))).orElse(noCondition());
    }

    private Field<Instant> due() {
        return coalesce(DashStore.nextDue(district), val(OpenStore.NEVER, FACT_CLOCK.DUE_AT)).as(DUE);
    }

    private static Field<String> said(Condition holds) {
        return when(holds, inline("true")).otherwise(inline("false"));
    }
}
