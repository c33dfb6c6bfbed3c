package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The SQL of what is open where boundaries change.
final class BoundaryStore {

    private final DSLContext db;
    private final int district;

    BoundaryStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param open   open matters that would stay behind
    /// @param naming other open matters that name the unit: rosters, orders, pairs
    record Left(int open, int naming) {}

    /// What is open at a unit or in its hands, but for what lies below units that move and follows them, and what names it.
    Left left(long unit, Collection<Long> moving) {
        Condition follows = arrayOverlap(MATTER.CHAIN, val(moving.toArray(Long[]::new)));
        Condition held = MATTER.PLACE_ID.eq(unit).or(MATTER.OWNER_ID.eq(unit).or(MATTER.BASE_ID.eq(unit)).and(not(follows)));
        // ids are 18 digits long: none is part of another number
        Condition named = MATTER.FACTS.contains(Long.toString(unit)).and(not(held));
        return new Left(db.fetchCount(MATTER, open().and(held)), db.fetchCount(MATTER, open().and(named)));
    }

    /// How many matters are open below each of some units.
    Map<Long, Integer> open(Collection<Long> units) {
        var counts = new HashMap<Long, Integer>();
        db.select(MATTER.CHAIN).from(MATTER).where(open(), arrayOverlap(MATTER.CHAIN, val(units.toArray(Long[]::new))))
                .forEach(row -> java.util.Arrays.stream(row.value1()).filter(units::contains).forEach(unit -> counts.merge(unit, 1, Integer::sum)));
        return counts;
    }

    private Condition open() {
        return MATTER.DISTRICT_ID.eq(district).and(MATTER.ENDED_AT.isNull());
    }
}
