package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of clocks that wake.
final class DueStore {

    private final DSLContext db;
    private final int district;

    DueStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A clock to be woken, and where it stands in the order of waking.
    record Waking(Instant wakeAt, long matterId, String clock) {}

    /// The clocks that should have woken before a time, the earliest first, those behind `last`.
    List<Waking> waking(Instant before, @Nullable Waking last, int most) {
        return db.select(DUE.WAKE_AT, DUE.MATTER_ID, DUE.CLOCK).from(DUE)
                .where(DUE.DISTRICT_ID.eq(district), DUE.STATE.eq("running"), DUE.WAKE_AT.lt(before),
                        last == null ? noCondition() : row(DUE.WAKE_AT, DUE.MATTER_ID, DUE.CLOCK).gt(last.wakeAt(), last.matterId(), last.clock()))
                .orderBy(DUE.WAKE_AT, DUE.MATTER_ID, DUE.CLOCK).limit(most)
                .fetch(Records.mapping(Waking::new));
    }

    /// When the next clock wakes.
    Optional<Instant> next() {
        return db.select(DUE.WAKE_AT).from(DUE)
                .where(DUE.DISTRICT_ID.eq(district), DUE.STATE.eq("running"), DUE.WAKE_AT.lt(Due.NEVER))
                .orderBy(DUE.WAKE_AT, DUE.MATTER_ID).limit(1)
                .fetchOptional(DUE.WAKE_AT);
    }

    /// Locks a matter, unless somebody else holds it.
    boolean lock(long matterId) {
        return db.selectOne().from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(matterId)).forUpdate().skipLocked().fetchOptional().isPresent();
    }
}
