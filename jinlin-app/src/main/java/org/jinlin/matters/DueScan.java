package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.MATTER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Wakes the clocks: per tenant, oldest first, each step once. Another server's lock on a matter only means that it is
/// that server's turn. One matter that cannot be carried on stops no other.
@Component
public class DueScan {

    private static final Logger log = LoggerFactory.getLogger(DueScan.class);
    private static final int BATCH = 200;

    private final Db db;
    private final Desk desk;
    private final Ids ids;

    DueScan(Db db, Desk desk, Ids ids) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
    }

    private record Waking(long matterId, String clock) {}

    /// Does everything that is due now in a tenant. How many steps were done.
    public int run(int district) {
        int done = 0;
        while (true) {
            List<Waking> waking = db.read(Scope.service(district, Scope.Kind.CLOCK), db -> db
                    .select(DUE.MATTER_ID, DUE.CLOCK).from(DUE)
                    .where(DUE.DISTRICT_ID.eq(district), DUE.STATE.eq("running"), DUE.WAKE_AT.lt(desk.now()))
                    .orderBy(DUE.WAKE_AT, DUE.MATTER_ID).limit(BATCH)
                    .fetch(row -> new Waking(row.value1(), row.value2())));
            int steps = waking.stream().mapToInt(one -> wake(district, one)).sum();
            done += steps;
            if (waking.size() < BATCH || steps == 0) {
                return done;
            }
        }
    }

    /// When the next clock of a tenant wakes; empty when none ever will. For those who move the time themselves.
    public Optional<Instant> next(int district) {
        return db.read(Scope.service(district, Scope.Kind.CLOCK), db -> db
                .select(DUE.WAKE_AT).from(DUE)
                .where(DUE.DISTRICT_ID.eq(district), DUE.STATE.eq("running"), DUE.WAKE_AT.lt(Due.NEVER))
                .orderBy(DUE.WAKE_AT, DUE.MATTER_ID).limit(1)
                .fetchOptional(DUE.WAKE_AT));
    }

    private int wake(int district, Waking waking) {
        try {
            return db.write(Scope.service(district, Scope.Kind.CLOCK), db -> {
                var store = new MatterStore(db, district);
                var work = new Work(store, new FileStore(db, district), desk, ids, district);
                int steps = 0;
                Optional<Matter> matter = locked(db, store, waking.matterId());
                while (matter.isPresent()) {
                    Situation situation = desk.situation(store, matter.get(), Actor.engine(district));
                    Optional<Decision> late = new LateRules(situation, work.now()).late(waking.clock());
                    late.ifPresent(decision -> work.carry(situation, decision));
                    steps += late.isPresent() ? 1 : 0;
                    matter = late.flatMap(decision -> store.find(waking.matterId()));
                }
                return steps;
            });
        } catch (RuntimeException e) {
            log.error("clock {} of matter {} in district {} could not be carried on", waking.clock(), waking.matterId(), district, e);
            return 0;
        }
    }

    private static Optional<Matter> locked(org.jooq.DSLContext db, MatterStore store, long id) {
        var address = store.address(id).orElseThrow();
        if (address.parentId() != null && !lock(db, store, address.parentId())) {
            return Optional.empty();
        }
        return lock(db, store, id) ? store.find(id) : Optional.empty();
    }

    private static boolean lock(org.jooq.DSLContext db, MatterStore store, long id) {
        return db.selectOne().from(MATTER).where(MATTER.DISTRICT_ID.eq(store.district()), MATTER.ID.eq(id)).forUpdate().skipLocked().fetchOptional().isPresent();
    }
}
