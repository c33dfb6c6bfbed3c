package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives and ends posts: the only source of what anybody may do. For the security administrator alone, each time with a reason. A
/// change holds in this process at once and in every other within a second.
@Component
public class Staffing {

    private final Db db;
    private final PersonStore persons;
    private final SingleHoldersStore single;
    private final Posts posts;
    private final Administrators administrators;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    Staffing(Db db, PersonStore persons, SingleHoldersStore single, Posts posts, Administrators administrators, Orgs orgs, PlaybookVersions playbooks, Audit audit,
            Ids ids, JinlinClock clock) {
        this.db = db;
        this.persons = persons;
        this.single = single;
        this.posts = posts;
        this.administrators = administrators;
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A post to be given.
    ///
    /// @param unit     by its id, code or name
    /// @param from     the first day; today when null
    /// @param untilAt  when it ends; open when null
    /// @param forId    in whose place it is held meanwhile: a person who holds it too
    public record Wanted(long personId, String role, String unit, @Nullable LocalDate from, @Nullable Instant untilAt, @Nullable Long forId, String reason) {}

    /// A post that somebody holds or will hold.
    ///
    /// @param until when it ends, as a day or a moment of the tenant; open when null
    public record Holding(long id, String role, long unitId, LocalDate from, @Nullable LocalDate to, @Nullable Instant untilAt, @Nullable Long forId, @Nullable String reason) {}

    /// What somebody holds or will hold, for the security administrator.
    public Outcome<List<Holding>> held(Actor by, long personId) {
        return administrators.need(by, Administrator.SECURITY).map(_ -> db.read(Scope.service(by.district(), Scope.Kind.REPORT), sql -> new StaffingStore(sql, by.district()).held(personId, moment(by.district())))
                .stream().map(row -> new Holding(row.id(), row.role(), row.unitId(), row.from(), row.to(), row.untilAt(), row.forId(), row.reason())).toList());
    }

    /// The roles that can be given somewhere in a tenant, by their code, as its playbooks call them.
    public Map<String, String> roles(int district, String language) {
        var named = new java.util.TreeMap<String, String>();
        Tree tree = orgs.tree(district);
        playbook(district, tree.root().id()).ifPresent(playbook -> playbook.roles().keySet().forEach(role -> named.put(role, playbook.term("", role, language))));
        return named;
    }

    /// Gives a post, or lets somebody stand in for who holds it. Refused: `ADMIN_NEEDED`, `REASON_MISSING`, `PERSON_UNKNOWN`, `UNIT_NAMED_WRONG`,
    /// `ROLE_UNKNOWN` (not in the playbook there, or not at that level), `ADMIN_NO_POST`, `POST_HELD` already, `POST_TAKEN` by somebody else where
    /// one person alone holds it, `POST_TIMES` (ends before it begins, or has ended), `STAND_IN_UNFIT` (for nobody who holds it, or for oneself).
    public Outcome<Long> give(Actor by, Wanted wanted) {
        int district = by.district();
        Outcome<Long> given = administrators.need(by, Administrator.SECURITY).then(_ -> Administrators.reason(wanted.reason()))
                .then(reason -> unit(district, wanted.unit()).then(unit -> times(district, wanted).then(from -> role(district, unit, wanted.role()).then(role ->
                        db.writeOutcome(Scope.service(district, Scope.Kind.SETUP), sql -> given(sql, by, new StaffingStore.Row(ids.next(), wanted.personId(), role, unit.id(), from, null,
                                wanted.untilAt(), wanted.forId(), reason)))))));
        posts.forget(district);
        return given;
    }

    private Outcome<Long> given(DSLContext sql, Actor by, StaffingStore.Row row) {
        int district = by.district();
        Moment now = moment(district);
        var store = new StaffingStore(sql, district);
        if (!persons.lock(sql, district, row.personId())) {
            return Outcome.refused("PERSON_UNKNOWN");
        }
        if (new AdministratorStore(sql, district).of(row.personId()).isPresent()) {
            return Outcome.refused("ADMIN_NO_POST");
        }
        if (store.held(row.personId(), now).stream().anyMatch(held -> isSame(held, row) && java.util.Objects.equals(held.forId(), row.forId()))) {
            return Outcome.refused("POST_HELD");
        }
        if (row.forId() != null && (row.forId() == row.personId() || store.held(row.forId(), now).stream().noneMatch(held -> isSame(held, row) && held.forId() == null))) {
            return Outcome.refused("STAND_IN_UNFIT");
        }
        Optional<Refusal> second = row.forId() != null ? Optional.empty() : single.second(sql, district, List.of(new NewAppointment(row.personId(), row.role(), row.unitId(), row.from())), now.at());
        if (second.isPresent()) {
            return new Outcome.Refused<>(second.get());
        }
        store.give(row, by.personId());
        audit.add(sql, AuditNote.of(by, AuditAct.POST_GIVEN, AuditSubject.person(row.personId())));
        PostVersionStore.raise(sql, district);
        return Outcome.done(row.id());
    }

    private static boolean isSame(StaffingStore.Row held, StaffingStore.Row row) {
        return held.role().equals(row.role()) && held.unitId() == row.unitId();
    }

    /// Ends a post at a moment, and what others hold in its place; at once when none is named. Refused: `ADMIN_NEEDED`, `REASON_MISSING`, `POST_UNKNOWN`,
    /// `POST_TIMES` for a moment that is over.
    public Outcome<Long> end(Actor by, long appointmentId, @Nullable Instant at, String reason) {
        int district = by.district();
        Outcome<Long> ended = administrators.need(by, Administrator.SECURITY).then(_ -> Administrators.reason(reason)).then(why -> {
            Moment now = moment(district);
            if (at != null && at.isBefore(now.at())) {
                return Outcome.refused("POST_TIMES");
            }
            return db.writeOutcome(Scope.service(district, Scope.Kind.SETUP), sql -> {
                var store = new StaffingStore(sql, district);
                return store.find(appointmentId, now).<Outcome<Long>>map(row -> {
                    store.end(row, at == null ? now.at() : at, by.personId(), why);
                    audit.add(sql, AuditNote.of(by, AuditAct.POST_ENDED, AuditSubject.person(row.personId())));
                    PostVersionStore.raise(sql, district);
                    return Outcome.done(row.personId());
                }).orElseGet(() -> Outcome.refused("POST_UNKNOWN"));
            });
        });
        posts.forget(district);
        return ended;
    }

    private Outcome<LocalDate> times(int district, Wanted wanted) {
        LocalDate from = wanted.from() == null ? orgs.today(district) : wanted.from();
        Instant begins = from.atStartOfDay(orgs.tenant(district).zone()).toInstant();
        return wanted.untilAt() != null && (!wanted.untilAt().isAfter(begins) || !wanted.untilAt().isAfter(clock.now())) ? Outcome.refused("POST_TIMES") : Outcome.done(from);
    }

    private Outcome<String> role(int district, Unit unit, String role) {
        return playbook(district, unit.id()).map(playbook -> playbook.roles().get(role)).filter(known -> known.at().contains(unit.level())).map(_ -> Outcome.done(role))
                .orElseGet(() -> Outcome.refused("ROLE_UNKNOWN"));
    }

    private Optional<Playbook> playbook(int district, long unit) {
        return orgs.binding(district, unit, clock.now()).map(binding -> playbooks.get(binding.code(), binding.version()));
    }

    /// By id, by code, or by a name that one unit alone has.
    private Outcome<Unit> unit(int district, String named) {
        Tree tree = orgs.tree(district);
        String name = named.strip();
        Optional<Unit> known = name.matches("\\d{1,18}") ? tree.find(Long.parseLong(name)) : Optional.empty();
        List<Unit> called = tree.units().stream().filter(unit -> unit.name().equals(name)).limit(2).toList();
        return known.or(() -> tree.byCode(name)).or(() -> called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty()).map(Outcome::done)
                .orElseGet(() -> Outcome.refused("UNIT_NAMED_WRONG"));
    }

    private Moment moment(int district) {
        return new Moment(clock.now(), orgs.today(district));
    }
}
