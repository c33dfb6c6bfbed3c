package org.jinlin.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Scope.Kind;
import org.jinlin.org.Orgs;
import org.springframework.stereotype.Component;

/// Who speaks for a child under fourteen: a parent or other guardian of the same household (PIPL Art. 31, and 28 which makes
/// all data of such a child sensitive). It ends on the fourteenth birthday by itself, and when one of the two moves out.
@Component
public class Guardians {

    public static final int YEARS = 14;
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int CHILDREN_MAX = 20;

    private final Db db;
    private final OwnRecordStore own;
    private final GuardianStore store;
    private final Orgs orgs;
    private final Ids ids;
    private final JinlinClock clock;

    Guardians(Db db, OwnRecordStore own, GuardianStore store, Orgs orgs, Ids ids, JinlinClock clock) {
        this.db = db;
        this.own = own;
        this.store = store;
        this.orgs = orgs;
        this.ids = ids;
        this.clock = clock;
    }

    /// A child that somebody speaks for.
    ///
    /// @param until the first day on which it speaks for itself
    public record Child(long personId, String name, LocalDate until) {

        @Override
        public String toString() {
            return "Child[personId=" + personId + "]";
        }
    }

    /// The children that somebody speaks for today.
    public List<Child> children(int district, long guardianId) {
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.REPORT), sql -> store.children(sql, district, guardianId, today, CHILDREN_MAX));
    }

    /// Whether somebody may speak for a person today: for oneself, or for such a child.
    public boolean maySpeakFor(Actor actor, long personId) {
        return actor.personId() == personId || actor.kind() == Actor.Kind.PERSON && children(actor.district(), actor.personId()).stream().anyMatch(child -> child.personId() == personId);
    }

    /// Whether somebody speaks for this person today, so that it cannot consent by itself.
    public boolean isChild(int district, long personId) {
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.REPORT), sql -> store.isChild(sql, district, personId, today));
    }

    /// Writes a child of the own household down. Refused: `GUARDIAN_NO_HOME` (no household to be a child of), `CHILD_TOO_OLD` (or not yet
    /// born), `FIELD_MISSING`, `CHILD_LIMIT`. The birthday is not kept, only the day on which this ends.
    public Outcome<Long> add(Actor guardian, String name, LocalDate born) {
        String called = name.strip();
        int district = guardian.district();
        LocalDate today = orgs.today(district);
        if (called.isEmpty() || called.length() > NAME_CHARACTERS_MAX || called.codePoints().anyMatch(Character::isISOControl)) {
            return Outcome.refused("FIELD_MISSING", "name");
        }
        LocalDate until = fourteenth(born);
        if (born.isAfter(today) || !until.isAfter(today)) {
            return Outcome.refused("CHILD_TOO_OLD", YEARS);
        }
        return db.writeOutcome(Scope.service(district, Kind.SETUP), sql -> {
            Optional<Long> household = own.kept(sql, district, guardian.personId()).map(OwnRecordStore.Kept::householdId);
            if (guardian.kind() != Actor.Kind.PERSON || household.isEmpty()) {
                return Outcome.refused("GUARDIAN_NO_HOME");
            }
            if (store.children(sql, district, guardian.personId(), today, CHILDREN_MAX).size() >= CHILDREN_MAX) {
                return Outcome.refused("CHILD_LIMIT", CHILDREN_MAX);
            }
            long child = ids.next();
            store.insert(sql, district, new Child(child, called, until), guardian.personId(), household.get(), clock.now());
            return Outcome.done(child);
        });
    }

    /// Whoever was born on 29 February turns fourteen on 1 March of a year that has no such day.
    static LocalDate fourteenth(LocalDate born) {
        LocalDate day = born.plusYears(YEARS);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }

    /// Ends the consents that guardians gave for children who are fourteen by now: from then on only their own count.
    public int grownUp(int district) {
        LocalDate today = orgs.today(district);
        return db.write(Scope.service(district, Kind.SETUP), sql -> store.grownUp(sql, district, today, clock.now()));
    }
}
