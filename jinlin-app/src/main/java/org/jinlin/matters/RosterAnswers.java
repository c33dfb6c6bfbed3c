package org.jinlin.matters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.matters.RosterStore.Row;
import org.jinlin.matters.RosterStore.Sent;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.PhoneBook;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Roster;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What somebody on a roster is asked, and what comes of the answer. Whoever holds the phone is asked, and nobody else learns of it.
@Component
class RosterAnswers {

    private static final String LANGUAGE = "zh";

    private final Db db;
    private final Desk desk;
    private final Rosters rosters;
    private final Matters matters;
    private final Elsewheres elsewheres;
    private final PhoneBook phones;
    private final Audit audit;
    private final JinlinClock clock;

    RosterAnswers(Db db, Desk desk, Rosters rosters, Matters matters, Elsewheres elsewheres, PhoneBook phones, Audit audit, JinlinClock clock) {
        this.db = db;
        this.desk = desk;
        this.rosters = rosters;
        this.matters = matters;
        this.elsewheres = elsewheres;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
    }

    /// A question that waits.
    record Question(int district, Row row, Sent roster, RosterAsked said) {}

    /// What came of a yes.
    ///
    /// @param number  of the matter that was opened
    /// @param fault   why the second membership did not begin
    record Answered(String number, Optional<Refusal> fault) {}

    /// What somebody is asked now.
    List<Question> waiting(Actor self) {
        return phones.own(self).map(index -> db.read(service(self, Scope.Kind.REPORT), sql -> {
            var store = new RosterStore(sql, self.district());
            return store.waiting(index, clock.now()).stream().flatMap(row -> store.find(row.rosterId()).map(roster -> new Question(self.district(), row, roster, rosters.said(self.district(), row).orElseThrow())).stream()).toList();
        })).orElse(List.of());
    }

    private Outcome<Question> question(Actor self, long id) {
        return waiting(self).stream().filter(question -> question.row().id() == id).findFirst().map(Outcome::done).orElseGet(() -> Outcome.refused("ROSTER_QUESTION_OVER"));
    }

    /// No: what was written is forgotten at once. Refused: `ROSTER_QUESTION_OVER`.
    Outcome<Long> no(Actor self, long id) {
        return question(self, id).then(question -> db.writeOutcome(service(self, Scope.Kind.MOVE), sql -> answered(sql, self, question, RosterStore.NO, null) ? Outcome.done(id) : Outcome.refused("ROSTER_QUESTION_OVER")));
    }

    /// The flag by which somebody agrees to be named to a unit of another district, where such a one was written and still gives its word. A yes to the
    /// list is none to that (PIPL Art. 23).
    Optional<String> consent(Question question, Playbook playbook) {
        return Optional.ofNullable(question.said().elsewhere()).flatMap(unit -> Optional.ofNullable(playbook.kinds().get(question.roster().kind()))
                .flatMap(Rosters::elsewhere).filter(asks -> elsewheres.taking(unit, asks.getKey()).isPresent())).map(asks -> asks.getValue().consent());
    }

    /// Of which unit somebody was written to be; that of another district with the district's name.
    String unit(Question question) {
        ElsewhereUnit elsewhere = question.said().elsewhere();
        return elsewhere == null ? RosterWords.name(desk.tree(question.district()), Objects.requireNonNull(question.row().unitId())) : elsewheres.name(elsewhere.text()).orElse("");
    }

    /// Yes: the person opens what the list was for, as if by hand. Tapping twice opens one. Refused: `ROSTER_QUESTION_OVER`, and what [Matters#open] refuses, such as
    /// `ELSEWHERE_CONSENT` for a unit of another district to which the person did not agree to be named, and `ELSEWHERE_UNREACHED` for one that gives no word any more.
    ///
    /// @param agreed to be named to that unit
    Outcome<Answered> yes(Actor self, long id, boolean agreed) {
        return question(self, id).then(question -> {
            ZoneId zone = desk.tenant(self.district()).zone();
            Playbook playbook = desk.playbookAt(self.district(), question.row().placeId());
            Optional<Roster> kept = Optional.ofNullable(playbook.kinds().get(question.roster().kind())).flatMap(kind -> kind.roster());
            if (kept.isEmpty()) {
                return Outcome.refused("KIND_UNKNOWN", question.roster().kind());
            }
            Roster roster = kept.get();
            Map<String, Object> fields = question.said().opens(roster, question.row().unitId(), zone);
            Optional<String> consent = consent(question, playbook);
            if (question.said().elsewhere() != null && consent.isEmpty()) {
                return Outcome.refused("ELSEWHERE_UNREACHED");
            }
            consent.filter(_ -> agreed).ifPresent(flag -> fields.put(flag, true));
            // the unit there is asked by this name, maybe before what follows here
            boolean named = consent.isPresent() && agreed && db.write(service(self, Scope.Kind.MOVE), sql -> phones.named(sql, self.district(), self.personId(), question.said().name()));
            var request = new MatterRequests.Open(once(id, "open"), question.roster().kind(), null, new MatterRequests.Place(Long.toString(question.row().placeId()), null, null), null, fields);
            Outcome<Answered> answered = matters.open(self, request, LANGUAGE).map(opened -> entered(self, question, opened, playbook, roster, zone));
            // while the question waits, no other tap has come through by this name
            if (named && !answered.isDone() && question(self, id).isDone()) {
                db.write(service(self, Scope.Kind.MOVE), sql -> {
                    phones.unnamed(sql, self.district(), self.personId());
                    return id;
                });
            }
            return answered;
        });
    }

    private Answered entered(Actor self, Question question, MatterView opened, Playbook playbook, Roster roster, ZoneId zone) {
        long id = question.row().id();
        boolean listed = Objects.equals(question.roster().unitId(), question.row().unitId());
        roster.listed().filter(_ -> listed).ifPresent(verb -> confirm(self, opened, playbook, verb, id));
        Optional<Refusal> fault = roster.second().flatMap(joining -> Optional.ofNullable(question.said().second()).flatMap(unit -> join(self, opened.number(), joining, unit, question, zone)));
        db.write(service(self, Scope.Kind.MOVE), sql -> answered(sql, self, question, RosterStore.YES, opened.id()));
        return new Answered(opened.number(), fault);
    }

    /// The unit that sent the list has said by it that the person is its own. What it has answered by hand meanwhile stays as it answered.
    private void confirm(Actor self, MatterView opened, Playbook playbook, String verb, long id) {
        opened.children().stream().filter(child -> playbook.kinds().get(child.kind()).moves().containsKey(verb))
                .forEach(child -> matters.move(Actor.engine(self.district()), child.number(), new MatterRequests.Make(verb, once(id, "listed"), null, Map.of())));
    }

    private Optional<Refusal> join(Actor self, String number, Roster.Second joining, long unit, Question question, ZoneId zone) {
        Outcome<Receipt> joined = matters.move(self, number, new MatterRequests.Make(joining.move(), once(question.row().id(), "second"), null, question.said().joins(joining, unit, clock.now(), zone)));
        return joined.map(_ -> Optional.<Refusal>empty()).orElse(Optional::of);
    }

    private boolean answered(DSLContext sql, Actor self, Question question, String state, @org.jspecify.annotations.Nullable Long matter) {
        Instant now = clock.now();
        boolean yes = state.equals(RosterStore.YES);
        boolean first = new RosterStore(sql, self.district()).answer(question.row().id(), state, now, yes ? self.personId() : null, matter);
        if (first && yes) {
            phones.named(sql, self.district(), self.personId(), question.said().name());
            audit.add(sql, AuditNote.of(self, AuditAct.CONSENT_GIVEN, AuditSubject.person(self.personId())));
        }
        return first;
    }

    /// The same tap again is the same command.
    private static UUID once(long id, String step) {
        return UUID.nameUUIDFromBytes(("roster " + id + " " + step).getBytes(StandardCharsets.UTF_8));
    }

    private static Scope service(Actor self, Scope.Kind kind) {
        return new Scope(self.district(), kind, self.personId());
    }
}
