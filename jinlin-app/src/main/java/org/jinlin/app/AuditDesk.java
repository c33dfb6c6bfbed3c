package org.jinlin.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.matters.MoveSearch;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditEntry;
import org.jinlin.people.AuditNames;
import org.jinlin.people.AuditSearch;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.Masked;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.people.Switch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Both halves of the audit as its administrator sees them: acts, and the moves of a person.
@Component
class AuditDesk {

    private static final int DAYS_BACK = 30;

    private final AuditSearch search;
    private final AuditNames names;
    private final MoveSearch moves;
    private final People people;
    private final Orgs orgs;

    AuditDesk(AuditSearch search, AuditNames names, MoveSearch moves, People people, Orgs orgs) {
        this.search = search;
        this.names = names;
        this.moves = moves;
        this.people = people;
        this.orgs = orgs;
    }

    /// An empty search, for who may search.
    AuditBoard blank(AuditForm form, PageTexts texts, boolean deeds) {
        var acts = Stream.of(AuditAct.values()).map(act -> new AuditBoard.Choice(act.code(), texts.get("audit.act." + act.code()))).toList();
        return new AuditBoard(form, acts, null, null, null, deeds);
    }

    /// The number of the person that was typed as a phone, a sign-in name or a number; the form stays as it is where none was typed.
    Outcome<AuditForm> resolved(Actor actor, AuditForm form) {
        return form.person().isEmpty() ? Outcome.done(form) : search.person(actor, form.person()).map(person -> form.ofPerson(Long.toString(person)));
    }

    /// A page of acts.
    Outcome<AuditBoard> acts(Actor actor, AuditForm form, @Nullable String after, PageTexts texts) {
        return ask(actor, form).then(ask -> Paging.read(after, null, Instant.class, Long.class).then(paging -> search.search(actor, ask, paging))).map(page -> {
            Map<Long, Masked> masked = people.masked(actor.district(), page.items().stream().flatMap(AuditDesk::persons).distinct().toList());
            Map<Long, String> numbers = moves.numbers(actor.district(), page.items().stream().filter(entry -> is(entry, AuditSubject.Kind.MATTER)).map(AuditEntry::subjectId).distinct().toList());
            Tree tree = orgs.tree(actor.district());
            boolean opens = names.areOn(actor) && !form.isInstallation();
            var lines = page.items().stream().map(entry -> new AuditBoard.Line(opens && entry.actorId() != 0 ? entry.id() : 0, texts.dated(entry.at()), who(entry, masked, texts), entry.actorId(), unit(tree, entry.unitId()), texts.get("audit.act." + entry.act()),
                    entry.refused(), subject(entry, masked, numbers, tree, texts), is(entry, AuditSubject.Kind.PERSON) ? entry.subjectId() : 0, entry.amount(), entry.device())).toList();
            return shown(form, texts, lines, page, false);
        });
    }

    /// A page of the moves of the person of the form, for who may search; that it was looked for is an entry of the audit.
    Outcome<AuditBoard> deeds(Actor actor, AuditForm form, @Nullable String after, PageTexts texts) {
        return ask(actor, form).then(ask -> ask.actor().isEmpty() ? Outcome.refused("AUDIT_PERSON_UNKNOWN") : Paging.read(after, null, Instant.class, Long.class, Long.class)
                .then(paging -> search.search(actor, ask, Paging.first(1)).map(_ -> moves.of(actor.district(), ask.actor().get(), ask.from(), ask.until(), paging, texts.language()))))
                .map(page -> {
                    long person = Long.parseLong(form.person());
                    String name = Optional.ofNullable(people.masked(actor.district(), List.of(person)).get(person)).map(Masked::name).orElse("");
                    Tree tree = orgs.tree(actor.district());
                    var lines = page.items().stream().map(deed -> new AuditBoard.Line(0, texts.dated(deed.at()), name, person, unit(tree, deed.unitId()), deed.what(), false, deed.number(), 0, 1, "")).toList();
                    return shown(form, texts, lines, page, true);
                });
    }

    private AuditBoard shown(AuditForm form, PageTexts texts, List<AuditBoard.Line> lines, Page<?> page, boolean deeds) {
        return new AuditBoard(form, blank(form, texts, deeds).acts(), lines, null, page.next().orElse(null), deeds);
    }

    /// What a form asks for. Refuses days that are none or stand the wrong way round, and what names no act, person or matter.
    Outcome<AuditSearch.Ask> ask(Actor actor, AuditForm form) {
        ZoneId zone = orgs.tenant(actor.district()).zone();
        LocalDate today = orgs.today(actor.district());
        return day(form.to(), today).then(to -> day(form.from(), to.minusDays(DAYS_BACK)).then(from -> from.isAfter(to) ? Outcome.refused("DAY_MALFORMED", form.from())
                : act(form).then(act -> subject(actor, form).then(subject -> person(form.person()).map(person ->
                        new AuditSearch.Ask(form.isInstallation(), person, act, subject, from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant()))))));
    }

    private static Outcome<LocalDate> day(String typed, LocalDate otherwise) {
        try {
            LocalDate day = typed.isEmpty() ? otherwise : LocalDate.parse(typed);
            return day.getYear() >= 2000 && day.getYear() < 2100 ? Outcome.done(day) : Outcome.refused("DAY_MALFORMED", typed);
        } catch (DateTimeParseException e) {
            return Outcome.refused("DAY_MALFORMED", typed);
        }
    }

    private static Outcome<Optional<AuditAct>> act(AuditForm form) {
        Optional<AuditAct> act = AuditAct.find(form.act());
        return act.isPresent() || form.act().isEmpty() ? Outcome.done(act) : Outcome.refused("AUDIT_ACT_UNKNOWN");
    }

    private Outcome<Optional<AuditSubject>> subject(Actor actor, AuditForm form) {
        if (!form.number().isEmpty()) {
            return moves.matter(actor.district(), form.number()).map(matter -> Outcome.done(Optional.of(AuditSubject.matter(matter)))).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", form.number()));
        }
        return person(form.about()).map(about -> about.map(AuditSubject::person));
    }

    private static Outcome<Optional<Long>> person(String typed) {
        return typed.isEmpty() ? Outcome.done(Optional.empty()) : typed.matches("[0-9]{1,18}|[0-8][0-9]{18}") ? Outcome.done(Optional.of(Long.valueOf(typed))) : Outcome.refused("AUDIT_PERSON_UNKNOWN");
    }

    private static Stream<Long> persons(AuditEntry entry) {
        return Stream.concat(Stream.of(entry.actorId()), is(entry, AuditSubject.Kind.PERSON) ? Stream.of(entry.subjectId()) : Stream.of()).filter(id -> id != 0);
    }

    private static boolean is(AuditEntry entry, AuditSubject.Kind kind) {
        return entry.subjectKind().equals(kind.code());
    }

    private static String who(AuditEntry entry, Map<Long, Masked> names, PageTexts texts) {
        return entry.actorId() == 0 ? texts.get("audit.nobody") : name(names, entry.actorId());
    }

    private static String name(Map<Long, Masked> names, long id) {
        return names.containsKey(id) ? names.get(id).name() : "";
    }

    private static String subject(AuditEntry entry, Map<Long, Masked> names, Map<Long, String> numbers, Tree tree, PageTexts texts) {
        if (is(entry, AuditSubject.Kind.PERSON)) {
            return name(names, entry.subjectId());
        }
        Optional<Switch> which = AuditSubject.which(entry.subjectKind(), entry.subjectId());
        if (which.isPresent()) {
            return texts.get("switch." + which.get().code());
        }
        return is(entry, AuditSubject.Kind.MATTER) ? numbers.getOrDefault(entry.subjectId(), "") : unit(tree, entry.subjectId());
    }

    private static String unit(Tree tree, @Nullable Long id) {
        return id == null ? "" : tree.find(id).map(Unit::name).orElse("");
    }
}
