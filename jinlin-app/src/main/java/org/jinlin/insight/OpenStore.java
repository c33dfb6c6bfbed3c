package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The SQL of the open list: the gravest grade first, and in a grade what is due longest.
final class OpenStore {

    /// Stands for "nothing is promised" in the order of the list.
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final DSLContext db;
    private final int district;

    OpenStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// An open matter.
    ///
    /// @param rank  0 for the gravest grade
    /// @param dueAt of the promise that is due first, [#NEVER] for none
    record Line(long rank, Instant dueAt, Fact fact) {}

    /// @param grades rising
    /// @param units  empty for the whole tenant
    List<Line> open(@Nullable String kind, Optional<Collection<Long>> units, List<String> grades, Paging paging) {
        Field<Long> rank = rank(grades);
        Field<Instant> due = coalesce(select(min(FACT_CLOCK.DUE_AT)).from(FACT_CLOCK)
                .where(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID), FACT_CLOCK.PROMISE.isTrue(), FACT_CLOCK.STATE.in("running", "paused"))
                .<Instant>asField(), val(NEVER, FACT_CLOCK.DUE_AT));
        Condition which = kind == null ? noCondition() : FACT.KIND.eq(kind);
        Condition behind = paging.after().map(cursor -> row(rank, due, FACT.MATTER_ID).gt(cursor.number(0), cursor.instant(1), cursor.number(2))).orElse(noCondition());
        return db.select(FACT.fields()).select(rank, due).from(FACT)
                .where(FACT.DISTRICT_ID.eq(district), FACT.OWN_UNIT.isNull(), FACT.ENDED_AT.isNull(), which, RateStore.at(units), behind)
                .orderBy(rank, due, FACT.MATTER_ID).limit(paging.fetch())
                .fetch(line -> new Line(line.get(rank), line.get(due), FactStore.fact(line.into(FACT))));
    }

    private static Field<Long> rank(List<String> grades) {
        var ranks = new HashMap<Field<String>, Field<Long>>();
        for (int i = 0; i < grades.size(); i++) {
            ranks.put(inline(grades.get(i)), inline((long) grades.size() - 1 - i));
        }
        Field<Long> ungraded = inline((long) grades.size());
        return ranks.isEmpty() ? ungraded : case_(FACT.GRADE).mapFields(ranks).otherwise(ungraded);
    }
}
