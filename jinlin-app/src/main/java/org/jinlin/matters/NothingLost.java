package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.springframework.stereotype.Component;

/// "Nothing is lost" as one query that returns no rows: an open matter has an owner that exists today, and a clock that
/// runs (invariant 1). A clock that stands still is no running one: something else must be there to set it going again.
@Component
public class NothingLost {

    /// The first so many are named; one alone is an alarm.
    private static final int NAMED = 100;
    static final String NO_OWNER = "no_owner";
    static final String NO_CLOCK = "no_clock";

    private final Db db;
    private final Desk desk;

    NothingLost(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// An open matter that nobody would come back to.
    ///
    /// @param why `no_owner` or `no_clock`
    public record Lost(String number, String kind, String stage, Instant movedAt, String why) {}

    /// Empty when nothing is lost; at most a hundred, those that have waited longest first.
    public List<Lost> find(int district) {
        Long[] units = desk.tree(district).units().stream().map(Unit::id).toArray(Long[]::new);
        return db.read(Scope.service(district, Scope.Kind.REPORT), db -> new InvariantStore(db, district).lost(units, NAMED));
    }

    /// Whether somebody answers for the whole tenant, and may therefore see what is lost anywhere in it.
    boolean mayAsk(Actor actor) {
        long root = desk.tree(actor.district()).root().id();
        return actor.holds(desk.playbookAt(actor.district(), root).owningRoles(), root);
    }

    Instant now() {
        return desk.now();
    }
}
