package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jinlin.org.Resettled;
import org.jooq.DSLContext;

/// The SQL of what has not followed a boundary yet.
final class FollowingStore {

    private final DSLContext db;
    private final int district;

    FollowingStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Open matters below a unit whose units above are those of before, in the order of their ids.
    List<Long> behind(Resettled unit, long after, int most) {
        return db.select(MATTER.ID).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.ID.gt(after), MATTER.CHAIN.contains(new Long[] {unit.unitId()}),
                        not(MATTER.CHAIN.contains(unit.now().toArray(Long[]::new))).or(arrayOverlap(MATTER.CHAIN, val(unit.lost().toArray(Long[]::new)))))
                .orderBy(MATTER.ID).limit(most)
                .fetch(MATTER.ID);
    }
}
