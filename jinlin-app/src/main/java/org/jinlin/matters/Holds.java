package org.jinlin.matters;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What must not be erased because a court, an inquiry or an audit needs it: one matter, or all that is kept of the person who asked
/// for it. It stands before every erasure and before the end of every keeping time, until somebody ends it.
@Component
public class Holds {

    private static final int REASON_CHARACTERS_MAX = 500;

    private final Db db;
    private final DataStewards stewards;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    Holds(Db db, DataStewards stewards, Audit audit, Ids ids, JinlinClock clock) {
        this.db = db;
        this.stewards = stewards;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// One in force.
    ///
    /// @param number of the matter; absent for a person
    public record Hold(long id, String kind, long subject, @Nullable String number, String reason, long by, Instant since) {}

    /// Holds a matter, or the person who asked for it. Refused: `NOT_ALLOWED`, `FIELD_MISSING` without a reason, `MATTER_UNKNOWN`, `HELD_ALREADY`.
    ///
    /// @param person whether all that is kept of who asked for it is held too
    public Outcome<Long> put(Actor by, String number, boolean person, String reason) {
        String why = reason.strip();
        if (!stewards.mayHold(by)) {
            return Outcome.refused("NOT_ALLOWED");
        }
        if (why.isEmpty() || why.length() > REASON_CHARACTERS_MAX || !FieldRules.isStorable(why)) {
            return Outcome.refused("FIELD_MISSING", "reason");
        }
        return db.writeOutcome(scope(by), sql -> {
            Optional<Matter> matter = new MatterStore(sql, by.district()).address(number.strip()).flatMap(address -> new MatterStore(sql, by.district()).find(address.id()));
            Optional<Long> subject = matter.map(found -> person ? found.identity().askerId() : Long.valueOf(found.id()));
            if (subject.isEmpty()) {
                return Outcome.refused("MATTER_UNKNOWN", FieldRules.brief(number));
            }
            long id = ids.next();
            if (!new HoldStore(sql, by.district()).insert(id, person ? HoldStore.OF_PERSON : HoldStore.OF_MATTER, subject.get(), why, by.personId(), clock.now())) {
                return Outcome.refused("HELD_ALREADY");
            }
            audit.add(sql, AuditNote.of(by, AuditAct.HELD, person ? AuditSubject.person(subject.get()) : AuditSubject.matter(subject.get())));
            return Outcome.done(id);
        });
    }

    /// Ends one. Refused: `NOT_ALLOWED`, `NOT_FOUND`.
    public Outcome<Boolean> end(Actor by, long id) {
        if (!stewards.mayHold(by)) {
            return Outcome.refused("NOT_ALLOWED");
        }
        return db.writeOutcome(scope(by), sql -> {
            if (!new HoldStore(sql, by.district()).end(id, by.personId(), clock.now())) {
                return Outcome.refused("NOT_FOUND");
            }
            audit.add(sql, AuditNote.of(by, AuditAct.HOLD_ENDED, AuditSubject.NONE));
            return Outcome.done(true);
        });
    }

    /// Those in force, page by page. Refused: `NOT_ALLOWED`, `BAD_CURSOR`.
    public Outcome<Page<Hold>> inForce(Actor reader, @Nullable String after) {
        return !stewards.mayHold(reader) ? Outcome.refused("NOT_ALLOWED")
                : Paging.read(after, null, Long.class).map(paging -> db.read(scope(reader), sql -> Page.of(new HoldStore(sql, reader.district()).inForce(paging), paging, hold -> Cursor.of(hold.id()))));
    }

    private static Scope scope(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.STAFF, actor.personId());
    }
}
