package org.jinlin.matters;

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

    /// Does everything that is due now in a tenant. How many steps were done.
    public int run(int district) {
        int done = 0;
        List<DueStore.Waking> batch;
        DueStore.Waking last = null;
        do {
            DueStore.Waking behind = last;
            batch = db.read(Scope.service(district, Scope.Kind.CLOCK), db -> new DueStore(db, district).waking(desk.now(), behind, BATCH));
            done += batch.stream().mapToInt(one -> wake(district, one)).sum();
            last = batch.isEmpty() ? last : batch.getLast();
            // on from the last one seen, so that clocks which cannot be carried on are passed and not met again
        } while (batch.size() == BATCH);
        return done;
    }

    /// When the next clock of a tenant wakes; empty when none ever will. For those who move the time themselves.
    public Optional<Instant> next(int district) {
        return db.read(Scope.service(district, Scope.Kind.CLOCK), db -> new DueStore(db, district).next());
    }

    private int wake(int district, DueStore.Waking waking) {
        try {
            return db.write(Scope.service(district, Scope.Kind.CLOCK), db -> {
                var store = new MatterStore(db, district);
                var work = new Work(store, new FileStore(db, district), desk, ids, district);
                int steps = 0;
                Optional<Matter> matter = locked(new DueStore(db, district), store, waking.matterId());
                while (matter.isPresent()) {
                    Situation situation = desk.situation(store, matter.get(), Actor.engine(district));
                    Optional<Decision> late = new LateRules(situation, work.now()).late(waking.clock());
                    late.ifPresent(decision -> work.carry(situation, decision));
                    steps += late.isPresent() ? 1 : 0;
                    matter = late.map(decision -> work.latest(situation.matter()));
                }
                return steps;
            });
        } catch (RuntimeException e) {
            log.error("clock {} of matter {} in district {} could not be carried on", waking.clock(), waking.matterId(), district, e);
            return 0;
        }
    }

    private static Optional<Matter> locked(DueStore dues, MatterStore store, long id) {
        Long parent = store.address(id).orElseThrow().parentId();
        return (parent == null || dues.lock(parent)) && dues.lock(id) ? store.find(id) : Optional.empty();
    }
}
