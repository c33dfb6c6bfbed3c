package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.grouping;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jinlin.insight.Rates.Cell;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The SQL of the leader's page: one statement for a period, which reads its matters once and counts them from every side,
/// and two short ones for what is open now.
final class DashStore {

    private static final String ANSWER = "answer";
    private static final String WORK = "work";
    private static final String OPEN = "open";
    private static final String HEARD = "heard";
    private static final String DAY = "day";
    private static final String SLOT = "slot";
    private static final String DUE = "next_due";

    private final DSLContext db;
    private final int district;

    DashStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param now what is due before it and not done is late
    DashCounts counts(RateStore.Asked asked, ZoneId zone, Instant now) {
        Table<?> each = each(asked, zone, now);
        List<Field<?>> cell = List.of(each.field(ANSWER), each.field(WORK), each.field(OPEN), each.field(FACT.OUTCOME), each.field(HEARD), each.field(FACT.VERDICT), each.field(FACT.WORD));
        Field<Long> place = each.field(FACT.PLACE_ID);
        Field<LocalDate> day = each.field(DAY, LocalDate.class);
        Field<Integer> slot = each.field(SLOT, Integer.class);
        Field<String> category = each.field(FACT.CATEGORY);
        Field<Integer> matters = count();
        var byPlace = new HashMap<Long, List<Cell>>();
        var byDay = new TreeMap<LocalDate, List<Cell>>();
        var bySlot = new HashMap<Integer, Integer>();
        var byCategory = new HashMap<String, Integer>();
        Field<Integer> notByPlace = grouping(place).as("not_by_place");
        Field<Integer> notByDay = grouping(day).as("not_by_day");
        Field<Integer> notBySlot = grouping(slot).as("not_by_slot");
        db.select(cell).select(place, day, slot, category, notByPlace, notByDay, notBySlot, matters).from(each)
                .groupBy(groupingSets(with(cell, place), with(cell, day), List.of(slot), List.of(category)))
                .forEach(row -> {
                    if (row.get(notByPlace) == 0) {
                        byPlace.computeIfAbsent(row.get(place), _ -> new ArrayList<>()).add(cell(each, row, row.get(matters)));
                    } else if (row.get(notByDay) == 0) {
                        byDay.computeIfAbsent(row.get(day), _ -> new ArrayList<>()).add(cell(each, row, row.get(matters)));
                    } else if (row.get(notBySlot) == 0) {
                        bySlot.put(row.get(slot), row.get(matters));
                    } else {
                        byCategory.put(row.get(category) == null ? "" : row.get(category), row.get(matters));
                    }
                });
        return new DashCounts(Map.copyOf(byPlace), byDay, Map.copyOf(bySlot), Map.copyOf(byCategory), now);
    }

    private Table<?> each(RateStore.Asked asked, ZoneId zone, Instant now) {
        return db.select(RateStore.answer(now).as(ANSWER), RateStore.work(now).as(WORK), field(FACT.ENDED_AT.isNull()).as(OPEN), FACT.OUTCOME,
                        field(FACT.HEARD_BY.isNotNull()).as(HEARD), FACT.VERDICT, FACT.WORD, FACT.PLACE_ID, FACT.CATEGORY, day(zone).as(DAY), slot(zone).as(SLOT))
                .from(FACT)
                .leftJoin(FACT_CLOCK).on(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID))
                .where(FACT.DISTRICT_ID.eq(district), FACT.KIND.eq(asked.kind()), FACT.OPENED_AT.ge(asked.from()), FACT.OPENED_AT.lt(asked.before()), RateStore.at(asked.units()))
                .groupBy(FACT.DISTRICT_ID, FACT.MATTER_ID)
                .asTable("each");
    }

    private static List<Field<?>> with(List<Field<?>> fields, Field<?> more) {
        return Stream.concat(fields.stream(), Stream.of(more)).toList();
    }

    private static Cell cell(Table<?> each, Record row, int matters) {
        return new Cell(RateStore.read(row.get(ANSWER, String.class)), RateStore.read(row.get(WORK, String.class)), row.get(OPEN, Boolean.class), row.get(each.field(FACT.OUTCOME)),
                row.get(HEARD, Boolean.class), row.get(each.field(FACT.VERDICT)), row.get(each.field(FACT.WORD)), matters);
    }

    /// When it was opened, as clocks show it where the tenant lives. Text, because jOOQ has no word for a time at a zone.
    private static Field<LocalDateTime> local(ZoneId zone) {
        return field("({0} at time zone {1})", LocalDateTime.class, FACT.OPENED_AT, inline(zone.getId()));
    }

    private static Field<LocalDate> day(ZoneId zone) {
        return local(zone).cast(LocalDate.class);
    }

    /// As [DashCounts#slot] has it.
    static Field<Integer> slot(ZoneId zone) {
        return extract(local(zone), DatePart.ISO_DAY_OF_WEEK).mul(inline(DashCounts.slot(1, 0))).plus(extract(local(zone), DatePart.HOUR));
    }

    /// Categories of which there were several at one place of the units, the most frequent first. Reads what was opened in the
    /// period by its index, and no clocks.
    List<DashRepeats.Repeat> repeats(RateStore.Asked asked, int least, int most) {
        Field<Integer> matters = count();
        Field<Instant> latest = max(FACT.OPENED_AT);
        Condition there = asked.units().<Condition>map(ids -> FACT.PLACE_ID.eq(any(ids.toArray(Long[]::new)))).orElse(noCondition());
        return db.select(FACT.PLACE_ID, FACT.CATEGORY, matters, latest).from(FACT)
                .where(FACT.DISTRICT_ID.eq(district), FACT.KIND.eq(asked.kind()), FACT.OPENED_AT.ge(asked.from()), FACT.OPENED_AT.lt(asked.before()), FACT.CATEGORY.isNotNull(), there)
                .groupBy(FACT.PLACE_ID, FACT.CATEGORY).having(matters.ge(least))
                .orderBy(matters.desc(), latest.desc(), FACT.PLACE_ID, FACT.CATEGORY).limit(most)
                .fetch(row -> new DashRepeats.Repeat(row.get(FACT.PLACE_ID), row.get(FACT.CATEGORY), row.get(matters), row.get(latest)));
    }

    /// What is open now at units, by place and grade.
    DashCounts.OpenNow open(String kind, Optional<Collection<Long>> units, Instant now) {
        Field<Boolean> late = coalesce(field(nextDue().lt(now)), inline(false)).as("late");
        Field<String> grade = coalesce(FACT.GRADE, inline("")).as("grade");
        var each = db.select(FACT.PLACE_ID, grade, late).from(FACT).where(isOpen(kind, units)).asTable("each");
        Field<Integer> matters = count();
        return new DashCounts.OpenNow(db.select(each.fields()).select(matters).from(each).groupBy(each.fields())
                .fetch(row -> new DashCounts.Open(row.get(each.field(FACT.PLACE_ID)), row.get("grade", String.class), row.get("late", Boolean.class), row.get(matters))), now);
    }

    /// What is due first, over or not.
    ///
    /// @param dueAt of the promise that is due first
    record Urgent(Instant dueAt, Fact fact) {}

    /// The open matters whose promise is due first, at most so many.
    List<Urgent> urgent(String kind, Optional<Collection<Long>> units, int most) {
        Field<Instant> due = nextDue().as(DUE);
        return db.select(FACT.fields()).select(due).from(FACT).where(isOpen(kind, units), FACT.OWN_UNIT.isNull(), nextDue().isNotNull()).orderBy(due, FACT.MATTER_ID).limit(most)
                .fetch(row -> new Urgent(row.get(DUE, Instant.class), FactStore.fact(row.into(FACT))));
    }

    private Condition isOpen(String kind, Optional<Collection<Long>> units) {
        return FACT.DISTRICT_ID.eq(district).and(FACT.ENDED_AT.isNull()).and(FACT.KIND.eq(kind)).and(RateStore.at(units));
    }

    private Field<Instant> nextDue() {
        return nextDue(district);
    }

    /// The promise of a matter that is due first; one that stands still is not over.
    static Field<Instant> nextDue(int district) {
        return field(select(min(FACT_CLOCK.DUE_AT)).from(FACT_CLOCK)
                .where(FACT_CLOCK.DISTRICT_ID.eq(val(district)), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID), FACT_CLOCK.PROMISE.isTrue(), FACT_CLOCK.STATE.eq("running")));
    }
}
