package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The SQL of what teams can do and have on.
final class TeamStore {

    private final DSLContext db;
    private final int district;

    TeamStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// What rests in a register, by its number.
    List<Matter> kept(String kind, int most) {
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.KIND.eq(kind), MATTER.ENDED_AT.isNull(), MATTER.STAGE.eq(inline(ListStore.KEPT)))
                .orderBy(MATTER.ID).limit(most).fetch(MatterStore::matter);
    }

    /// How much units have in hand; those without anything are left out.
    Map<Long, Integer> onHand(Collection<Long> units, Instant now) {
        Field<Integer> all = count();
        return db.select(MATTER.OWNER_ID, all).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.OWNER_ID.in(units), ListStore.atHand(now))
                .groupBy(MATTER.OWNER_ID).fetchMap(MATTER.OWNER_ID, all);
    }
}
