package org.jinlin.people;

import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who administers a tenant's installation, as one of three. One person is one of them at most, and whoever is one holds no post:
/// so an administrator sees no matter but the own ones, as every resident does. Each act has a reason.
@Component
public class Administrators {

    static final int MAX_REASON_CHARACTERS = 200;

    private final Db db;
    private final PersonStore persons;
    private final People people;
    private final Orgs orgs;
    private final Audit audit;
    private final JinlinClock clock;

    Administrators(Db db, PersonStore persons, People people, Orgs orgs, Audit audit, JinlinClock clock) {
        this.db = db;
        this.persons = persons;
        this.people = people;
        this.orgs = orgs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which of the three somebody is; nobody who came with a bearer token or a claim link is one.
    public Optional<Administrator> of(Actor actor) {
        return actor.kind() != Actor.Kind.PERSON || actor.viaApi() ? Optional.empty()
                : db.read(Scope.service(actor.district(), Scope.Kind.REPORT), sql -> new AdministratorStore(sql, actor.district()).of(actor.personId()));
    }

    /// The actor, when it is this one; else ADMIN_NEEDED.
    public Outcome<Actor> need(Actor actor, Administrator kind) {
        return of(actor).filter(kind::equals).isPresent() ? Outcome.done(actor) : Outcome.refused("ADMIN_NEEDED");
    }

    /// Somebody as a page names an administrator.
    public record Named(String personId, String name, Administrator kind) {}

    /// All of them, for the security administrator.
    public Outcome<List<Named>> all(Actor by) {
        return need(by, Administrator.SECURITY).map(_ -> db.read(Scope.service(by.district(), Scope.Kind.REPORT), sql -> new AdministratorStore(sql, by.district()).all()).stream()
                .map(row -> new Named(Long.toString(row.personId()), people.masked(by.district(), row.personId()).name(), Administrator.of(row.kind()))).toList());
    }

    /// Makes somebody an administrator on the page. Refuses whoever is no security administrator, and as [#first] does.
    public Outcome<Administrator> appoint(Actor by, long personId, Administrator kind, String reason) {
        return need(by, Administrator.SECURITY).then(_ -> given(by.district(), by.personId(), personId, kind, reason));
    }

    /// The same by the command of the operator, who begins with nobody. Refused: `PERSON_UNKNOWN`, `ADMIN_TAKEN` for who is one already,
    /// `ADMIN_HAS_POST` for who holds a post now or will, `FIELD_MISSING` without a reason.
    public Outcome<Administrator> first(int district, long personId, Administrator kind, String reason) {
        return given(district, null, personId, kind, reason);
    }

    private Outcome<Administrator> given(int district, @Nullable Long by, long personId, Administrator kind, String reason) {
        return reason(reason).then(why -> db.writeOutcome(Scope.service(district, Scope.Kind.SETUP), sql -> {
            var store = new AdministratorStore(sql, district);
            if (!persons.lock(sql, district, personId)) {
                return Outcome.refused("PERSON_UNKNOWN");
            }
            if (store.of(personId).isPresent()) {
                return Outcome.refused("ADMIN_TAKEN");
            }
            if (store.hasPost(personId, new Moment(clock.now(), orgs.today(district)))) {
                return Outcome.refused("ADMIN_HAS_POST");
            }
            store.add(new AdministratorStore.Row(personId, kind.code(), clock.now(), by, why));
            store.endWeakSessions(personId);
            audit.add(sql, AuditNote.of(district, by == null ? 0 : by, AuditAct.ADMINISTRATOR_MADE, AuditSubject.person(personId)));
            return Outcome.done(kind);
        }));
    }

    /// Takes the office from somebody. Refuses whoever is no security administrator, one's own office (`ADMIN_SELF`), and `PERSON_UNKNOWN`.
    public Outcome<Long> end(Actor by, long personId, String reason) {
        return need(by, Administrator.SECURITY).then(_ -> reason(reason)).then(_ -> personId == by.personId() ? Outcome.refused("ADMIN_SELF")
                : db.writeOutcome(Scope.service(by.district(), Scope.Kind.SETUP), sql -> {
                    if (new AdministratorStore(sql, by.district()).remove(personId) == 0) {
                        return Outcome.refused("PERSON_UNKNOWN");
                    }
                    audit.add(sql, AuditNote.of(by, AuditAct.ADMINISTRATOR_ENDED, AuditSubject.person(personId)));
                    return Outcome.done(personId);
                }));
    }

    /// A reason as it is kept; refused without one, and where it is too long.
    static Outcome<String> reason(String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("REASON_MISSING");
        }
        return reason.length() > MAX_REASON_CHARACTERS ? Outcome.refused("TEXT_TOO_LONG", "reason", MAX_REASON_CHARACTERS, reason.length()) : Outcome.done(reason.strip());
    }
}
