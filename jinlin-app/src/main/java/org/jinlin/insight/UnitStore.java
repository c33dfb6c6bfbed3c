package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jinlin.db.insight.Tables.FACT_CLOCK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The SQL of how units do: one statement that counts the matters of a period by the unit that they were given to.
final class UnitStore {

    private static final String WORK = "work";
    private static final String OPEN = "open";

    private final DSLContext db;
    private final int district;

    UnitStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// How the matters of some kinds that were opened since then stand, by unit. Only the promise to get them done is looked at.
    ///
    /// @param now what is due before it and not done is late
    Map<Long, List<Cell>> cells(Collection<String> kinds, Instant from, Instant now) {
        var each = db.select(FACT.OWNER_ID, FACT.OUTCOME, field(FACT.ENDED_AT.isNull()).as(OPEN), RateStore.work(now).as(WORK)).from(FACT)
                .leftJoin(FACT_CLOCK).on(FACT_CLOCK.DISTRICT_ID.eq(district), FACT_CLOCK.MATTER_ID.eq(FACT.MATTER_ID))
                .where(FACT.DISTRICT_ID.eq(district), FACT.KIND.in(kinds), FACT.OPENED_AT.ge(from))
                .groupBy(FACT.DISTRICT_ID, FACT.MATTER_ID).asTable("each");
        Field<Integer> matters = count();
        var cells = new HashMap<Long, List<Cell>>();
        db.select(each.fields()).select(matters).from(each).groupBy(each.fields())
                .forEach(row -> cells.computeIfAbsent(row.get(each.field(FACT.OWNER_ID)), unit -> new ArrayList<>())
                        .add(new Cell(Promise.NONE, RateStore.read(row.get(WORK, String.class)), row.get(OPEN, Boolean.class), row.get(each.field(FACT.OUTCOME)), false, null, null, row.get(matters))));
        return cells;
    }
}
