package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.org.Boundaries;
import org.jinlin.org.Resettled;
import org.jinlin.people.Actor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Lets open matters follow when their place hangs elsewhere since a midnight: each by a move of its own in the log, a hundred
/// read at a time. It looks at what is still to follow and keeps no list, so it goes on wherever it was cut off.
@Component
public class Following {

    /// So long after its day a boundary is still looked after: longer than any server is away.
    private static final int DAYS = 60;
    private static final int BATCH = 100;

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final Boundaries boundaries;

    Following(Db db, Desk desk, Ids ids, Boundaries boundaries) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.boundaries = boundaries;
    }

    /// Lets every open matter of a tenant follow that has not yet. How many did; who holds one now is waited for next time.
    public int run(int district) {
        List<Resettled> moved = boundaries.recent(district, DAYS);
        return moved.stream().mapToInt(unit -> follow(district, unit)).sum();
    }

    private int follow(int district, Resettled unit) {
        int done = 0;
        long last = 0;
        List<Long> batch;
        do {
            long after = last;
            batch = db.read(Scope.service(district, Scope.Kind.CLOCK), db -> new FollowingStore(db, district).behind(unit, after, BATCH));
            for (long id : batch) {
                done += db.write(Scope.service(district, Scope.Kind.CLOCK), db -> follow(db, district, id, unit)) ? 1 : 0;
                last = id;
            }
        } while (batch.size() == BATCH);
        return done;
    }

    private boolean follow(DSLContext db, int district, long id, Resettled unit) {
        var store = new MatterStore(db, district);
        var dues = new DueStore(db, district);
        Long parent = store.address(id).orElseThrow().parentId();
        if (parent != null && !dues.lock(parent) || !dues.lock(id)) {
            return false;
        }
        var work = new Work(store, new FileStore(db, district), desk, ids, district);
        Situation situation = work.situation(store.find(id).orElseThrow(), Actor.engine(district));
        Optional<Decision> decision = new FollowingRules(situation, work.now()).follow(unit);
        decision.ifPresent(move -> work.carry(situation, move));
        return decision.isPresent();
    }
}
