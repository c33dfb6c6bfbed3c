package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The SQL of the rates: one statement that sorts the matters of a period by how they stand and counts them.
final class RateStore {

    private final DSLContext db;
    private final int district;

    RateStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Which matters: those of a kind that were opened in a period, at or owned by one of the units.
    ///
    /// @param units empty for the whole tenant
    record Asked(String kind, Instant from, Instant before, Optional<Collection<Long>> units) {}

    /// @param now what is due before it and not done is late, also when the engine has not looked at it yet
    List<Cell> cells(Asked asked, Instant now) {
        Field<Boolean> open = field(FACT.ENDED_AT.isNull()).as("open");
        Field<Boolean> heard = field(FACT.HEARD_BY.isNotNull()).as("heard");
        var each = db.select(answer(now).as("answer"), work(now).as("work"), open, FACT.OUTCOME, heard, FACT.VERDICT, FACT.WORD)
                .from(FACT)
                .leftJoin(FACT_CLOCK).on(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID))
                .where(FACT.DISTRICT_ID.eq(district), FACT.KIND.eq(asked.kind()), FACT.OPENED_AT.ge(asked.from()), FACT.OPENED_AT.lt(asked.before()), at(asked.units()))
                .groupBy(FACT.DISTRICT_ID, FACT.MATTER_ID)
                .asTable("each");
        Field<Integer> matters = count();
        return db.select(each.fields()).select(matters).from(each).groupBy(each.fields())
                .fetch(row -> new Cell(read(row.get("answer", String.class)), read(row.get("work", String.class)), row.get("open", Boolean.class),
                        row.get(each.field(FACT.OUTCOME)), row.get("heard", Boolean.class), row.get(each.field(FACT.VERDICT)), row.get(each.field(FACT.WORD)),
                        row.get(matters)));
    }

    /// How the promise to answer stands, over all clocks of a matter.
    static Field<String> answer(Instant now) {
        return promise(FACT_CLOCK.CLOCK.eq(Rates.ANSWER), now);
    }

    /// How the promise to get it done stands.
    static Field<String> work(Instant now) {
        Condition deciding = FACT_CLOCK.CLOCK.in(Rates.DECIDING);
        Condition others = FACT_CLOCK.CLOCK.notIn(Rates.DECIDING).and(FACT_CLOCK.CLOCK.notIn(Rates.ANSWER, Rates.HEAR));
        return when(any(deciding.and(FACT_CLOCK.PROMISE)), promise(deciding, now)).otherwise(promise(others, now));
    }

    /// At a unit by place, or given to it: a department has matters to do at places that are not below it.
    static Condition at(Optional<Collection<Long>> units) {
        return units.map(ids -> ids.toArray(Long[]::new))
                .map(ids -> FACT.PLACE_ID.eq(org.jooq.impl.DSL.any(ids)).or(FACT.OWNER_ID.eq(org.jooq.impl.DSL.any(ids))))
                .orElse(noCondition());
    }

    static Condition isLate(Instant now) {
        return FACT_CLOCK.MISSED_AT.isNotNull().or(FACT_CLOCK.STATE.eq("running").and(FACT_CLOCK.DUE_AT.lt(now)));
    }

    private static Field<String> promise(Condition clock, Instant now) {
        Condition promised = clock.and(FACT_CLOCK.PROMISE);
        return when(any(promised.and(isLate(now))), inline("missed"))
                .when(any(promised.and(FACT_CLOCK.STATE.eq("met"))), inline("met"))
                .when(any(promised.and(FACT_CLOCK.STATE.in("running", "paused"))), inline("running"))
                .when(any(promised), inline("void"))
                .otherwise(inline("none"));
    }

    private static Condition any(Condition clock) {
        return condition(boolOr(clock)).isTrue();
    }

    static Promise read(String code) {
        return Promise.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
