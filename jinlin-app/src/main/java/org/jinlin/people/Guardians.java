package org.jinlin.people;

import static org.jinlin.db.people.Tables.CONSENT;
import static org.jinlin.db.people.Tables.GUARDIAN;
import static org.jinlin.db.people.Tables.PERSON;

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
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Who speaks for a child under fourteen: a parent or other guardian of the same household (PIPL Art. 31, and 28 which makes
/// all data of such a child sensitive). It ends on the fourteenth birthday by itself, and when one of the two moves out.
@Component
public class Guardians {

    public static final int YEARS = 14;
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int CHILDREN_MAX = 20;

    private final Db db;
    private final OwnDataStore own;
    private final Seals seals;
    private final Orgs orgs;
    private final Ids ids;
    private final JinlinClock clock;

    Guardians(Db db, OwnDataStore own, Seals seals, Orgs orgs, Ids ids, JinlinClock clock) {
        this.db = db;
        this.own = own;
        this.seals = seals;
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
        return db.read(Scope.service(district, Kind.REPORT), sql -> children(sql, district, guardianId, today));
    }

    private List<Child> children(DSLContext sql, int district, long guardianId, LocalDate today) {
        var parent = PERSON.as("parent");
        return sql.select(PERSON.ID, PERSON.NAME, GUARDIAN.UNTIL_DAY).from(GUARDIAN)
                .join(PERSON).on(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(GUARDIAN.CHILD_ID), PERSON.ERASED_AT.isNull())
                .join(parent).on(parent.DISTRICT_ID.eq(district), parent.ID.eq(GUARDIAN.GUARDIAN_ID), parent.HOUSEHOLD_ID.eq(PERSON.HOUSEHOLD_ID))
                .where(GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.GUARDIAN_ID.eq(guardianId), GUARDIAN.UNTIL_DAY.gt(today))
                .orderBy(PERSON.ID).limit(CHILDREN_MAX)
                .fetch(row -> new Child(row.value1(), seals.open(Column.NAME, district, row.value1(), row.value2()), row.value3()));
    }

    /// Whether somebody may speak for a person today: for oneself, or for such a child.
    public boolean maySpeakFor(Actor actor, long personId) {
        return actor.personId() == personId || actor.kind() == Actor.Kind.PERSON && children(actor.district(), actor.personId()).stream().anyMatch(child -> child.personId() == personId);
    }

    /// Whether somebody speaks for this person today, so that it cannot consent by itself.
    public boolean isChild(int district, long personId) {
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.REPORT), sql -> sql.fetchExists(GUARDIAN, GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.CHILD_ID.eq(personId), GUARDIAN.UNTIL_DAY.gt(today)));
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
            Optional<Long> household = own.kept(sql, district, guardian.personId()).map(OwnDataStore.Kept::householdId);
            if (guardian.kind() != Actor.Kind.PERSON || household.isEmpty()) {
                return Outcome.refused("GUARDIAN_NO_HOME");
            }
            if (children(sql, district, guardian.personId(), today).size() >= CHILDREN_MAX) {
                return Outcome.refused("CHILD_LIMIT", CHILDREN_MAX);
            }
            return Outcome.done(insert(sql, district, guardian.personId(), household.get(), called, until));
        });
    }

    /// Whoever was born on 29 February turns fourteen on 1 March of a year that has no such day.
    static LocalDate fourteenth(LocalDate born) {
        LocalDate day = born.plusYears(YEARS);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }

    private long insert(DSLContext sql, int district, long guardianId, long household, String name, LocalDate until) {
        long child = ids.next();
        sql.insertInto(PERSON)
                .set(PERSON.DISTRICT_ID, district).set(PERSON.ID, child).set(PERSON.NAME, seals.seal(Column.NAME, district, child, name))
                .set(PERSON.HOUSEHOLD_ID, household).set(PERSON.SYNTHETIC, false).set(PERSON.CREATED_AT, clock.now()).execute();
        sql.insertInto(GUARDIAN)
                .set(GUARDIAN.DISTRICT_ID, district).set(GUARDIAN.CHILD_ID, child).set(GUARDIAN.GUARDIAN_ID, guardianId)
                .set(GUARDIAN.UNTIL_DAY, until).set(GUARDIAN.SINCE_AT, clock.now()).execute();
        return child;
    }

    /// Ends the consents that guardians gave for children who are fourteen by now: from then on only their own count.
    public int grownUp(int district) {
        LocalDate today = orgs.today(district);
        return db.write(Scope.service(district, Kind.SETUP), sql -> sql.update(CONSENT).set(CONSENT.WITHDRAWN_AT, clock.now())
                .from(GUARDIAN)
                .where(CONSENT.DISTRICT_ID.eq(district), CONSENT.WITHDRAWN_AT.isNull(), CONSENT.GIVEN_BY.ne(CONSENT.PERSON_ID),
                        GUARDIAN.DISTRICT_ID.eq(district), GUARDIAN.CHILD_ID.eq(CONSENT.PERSON_ID), GUARDIAN.UNTIL_DAY.le(today))
                .execute());
    }
}
