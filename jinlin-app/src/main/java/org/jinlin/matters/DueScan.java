package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Wakes the clocks: per tenant, oldest first, each step once, many in one transaction. Somebody else's lock on a matter only
/// means that it is their turn. One matter that cannot be carried on stops no other.
@Component
public class DueScan {

    private static final Logger log = LoggerFactory.getLogger(DueScan.class);
    /// A user's move on one of them waits for all of them.
    private static final int BATCH = 100;

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final LateTroubles troubles = new LateTroubles(System::nanoTime);

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
            done += wake(district, batch);
            last = batch.isEmpty() ? last : batch.getLast();
            // on from the last one seen, so that clocks which cannot be carried on are passed and not met again
        } while (batch.size() == BATCH);
        return done;
    }

    /// When the next clock of a tenant wakes; empty when none ever will. For those who move the time themselves.
    public Optional<Instant> next(int district) {
        return db.read(Scope.service(district, Scope.Kind.CLOCK), db -> new DueStore(db, district).next());
    }

    private int wake(int district, List<DueStore.Waking> wakings) {
        var troubled = wakings.stream().filter(waking -> troubles.isKnown(district, waking)).collect(Collectors.toSet());
        LateBatch.Done done = together(district, wakings.stream().filter(waking -> !troubled.contains(waking)).toList());
        troubled.addAll(done.alone());
        return done.steps() + wakings.stream().filter(troubled::contains).mapToInt(waking -> alone(district, waking)).sum();
    }

    private LateBatch.Done together(int district, List<DueStore.Waking> wakings) {
        if (wakings.isEmpty()) {
            return new LateBatch.Done(0, List.of());
        }
        try {
            return db.write(Scope.service(district, Scope.Kind.CLOCK), db -> new LateBatch(new LateStore(db, district), desk, district).run(wakings));
        } catch (RuntimeException e) {
            log.warn("{} clocks in district {} could not be woken together, so each is woken alone: {}", wakings.size(), district, e.getClass().getSimpleName());
            return new LateBatch.Done(0, wakings);
        }
    }

    private int alone(int district, DueStore.Waking waking) {
        try {
            int steps = db.write(Scope.service(district, Scope.Kind.CLOCK), db -> steps(db, district, waking));
            troubles.over(district, waking);
            return steps;
        } catch (RuntimeException e) {
            if (troubles.isToBeTold(district, waking)) {
                log.error("clock {} of matter {} in district {} could not be carried on; it is tried on, and told again in an hour", waking.clock(), waking.matterId(), district, e);
            }
            return 0;
        }
    }

    private int steps(DSLContext db, int district, DueStore.Waking waking) {
        var store = new MatterStore(db, district);
        var work = new Work(store, new FileStore(db, district), desk, ids, district);
        int steps = 0;
        Optional<Matter> matter = locked(new DueStore(db, district), store, waking.matterId());
        while (matter.isPresent()) {
            Situation situation = work.situation(matter.get(), Actor.engine(district));
            Optional<Decision> late = new LateRules(situation, work.now()).late(waking.clock());
            late.ifPresent(decision -> work.carry(situation, decision));
            steps += late.isPresent() ? 1 : 0;
            matter = late.map(decision -> work.latest(situation.matter()));
        }
        return steps;
    }

    private static Optional<Matter> locked(DueStore dues, MatterStore store, long id) {
        Long parent = store.address(id).orElseThrow().parentId();
        return (parent == null || dues.lock(parent)) && dues.lock(id) ? store.find(id) : Optional.empty();
    }
}
