package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.kit.SpreadsheetReader;
import org.jinlin.kit.SpreadsheetReader.Table;
import org.jinlin.matters.RosterStore.Row;
import org.jinlin.matters.RosterStore.Sent;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.IndexTurn;
import org.jinlin.people.PhoneBook;
import org.jinlin.people.Post;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of people that a work unit or community reads in from a file of Excel. Nobody on one is entered by it: each is asked, and what was
/// written of them goes when they have answered or nobody asks any more (PIPL Art. 13, 14, 19).
@Component
public class Rosters {

    /// More people than any unit has.
    public static final int ROWS_MAX = 5000;
    /// So long a whole list can be taken back.
    static final Duration UNDO = Duration.ofHours(24);
    /// So long somebody is asked.
    static final Duration ASKED = Duration.ofDays(30);
    /// So long a list that was looked at can still be entered.
    static final Duration DRAFT = Duration.ofHours(24);

    private final Db db;
    private final Desk desk;
    private final Orgs orgs;
    private final Elsewheres elsewheres;
    private final PhoneBook phones;
    private final IndexTurn turn;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    Rosters(Db db, Desk desk, Orgs orgs, Elsewheres elsewheres, PhoneBook phones, IndexTurn turn, Audit audit, Ids ids, JinlinClock clock) {
        this.db = db;
        this.desk = desk;
        this.orgs = orgs;
        this.elsewheres = elsewheres;
        this.phones = phones;
        this.turn = turn;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A unit for which somebody may send a list, and the kind that it is of.
    record Sender(Unit unit, Playbook playbook, Kind kind) {}

    /// A list that was looked at and not entered yet.
    ///
    /// @param grids of the places, by place
    record Preview(long id, Sender sender, List<RosterLine.Good> good, List<RosterLine.Bad> bad, Map<Long, Long> grids) {}

    /// What came of entering.
    ///
    /// @param asked how many are asked from now on
    record Entered(Sent roster, int asked, List<RosterLine.Bad> left) {}

    /// What came of undoing: how many are asked no more, and the rows that somebody has answered since.
    record Undone(Sent roster, int rows, List<Row> left) {}

    /// A list with how its rows stand.
    record Line(Sent roster, Map<String, Integer> states) {}

    /// The units for which this actor may send lists: where a post of theirs answers for a work unit, or opens the kind itself.
    List<Sender> senders(Actor actor) {
        var senders = new ArrayList<Sender>();
        for (Post post : actor.kind() == Actor.Kind.PERSON ? actor.posts() : List.<Post>of()) {
            Optional<Unit> unit = desk.tree(actor.district()).find(post.unitId());
            unit.filter(known -> senders.stream().noneMatch(other -> other.unit().id() == known.id())).flatMap(known -> sender(actor.district(), known, post.role())).ifPresent(senders::add);
        }
        return List.copyOf(senders);
    }

    private Optional<Sender> sender(int district, Unit unit, String role) {
        Playbook playbook = desk.playbookAt(district, unit.id());
        boolean works = RosterRules.isWorkUnit(playbook, unit);
        return !playbook.owns(role) ? Optional.empty() : playbook.kinds().values().stream().filter(kind -> kind.roster().isPresent() && (works || kind.openedBy().contains(role))).findFirst()
                .map(kind -> new Sender(unit, playbook, kind));
    }

    private Outcome<Sender> sender(Actor actor, @Nullable String unit) {
        List<Sender> senders = senders(actor);
        return senders.stream().filter(sender -> unit == null || unit.isEmpty() || Long.toString(sender.unit().id()).equals(unit)).findFirst().map(Outcome::done)
                .orElseGet(() -> Outcome.refused("ROSTER_NOT_YOURS"));
    }

    /// Reads a file and looks at every row of it; nobody is asked yet. Refused: `ROSTER_NOT_YOURS`, and what [SpreadsheetReader] and [RosterSheet] refuse of a whole file.
    ///
    /// @param names every name that a column may have
    Outcome<Preview> look(Actor actor, @Nullable String unit, byte[] file, Map<String, RosterColumn> names) {
        return sender(actor, unit).then(sender -> SpreadsheetReader.read(file, ROWS_MAX + 1).then(table -> RosterSheet.lines(table.rows(), names).map(lines -> look(actor, sender, table, lines))));
    }

    private Preview look(Actor actor, Sender sender, Table table, List<RosterLine> lines) {
        int district = actor.district();
        var rules = new RosterRules(desk.tree(district), sender.playbook(), sender.kind(), sender.unit(), orgs.today(district), table.from1904(),
                names -> elsewheres.called(district, elsewhere(sender.kind()).map(Map.Entry::getKey), names));
        RosterRules.Sorted sorted = rules.sort(lines);
        Map<Integer, Refusal> known = known(district, sender.kind().code(), sorted.good());
        List<RosterLine.Good> good = sorted.good().stream().filter(row -> !known.containsKey(row.number())).toList();
        var bad = new ArrayList<>(sorted.bad());
        known.forEach((number, refusal) -> bad.add(new RosterLine.Bad(number, List.of(refusal))));
        bad.sort(Comparator.comparing(RosterLine.Bad::number));
        Instant now = clock.now();
        var sent = new Sent(ids.next(), sender.kind().code(), sender.unit().id(), actor.personId(), now, bad.size(), null, null);
        db.write(scope(actor), sql -> {
            var store = new RosterStore(sql, district);
            store.insert(sent);
            Function<BlindIndex, byte[]> form = turn.writing(sql);
            store.insert(good.stream().map(row -> row(district, sent, row, form, now)).toList());
            audit.add(sql, AuditNote.of(actor, AuditAct.ROSTER_LOOKED_AT, AuditSubject.unit(sent.unitId())).amount(lines.size()));
            return sent;
        });
        return new Preview(sent.id(), sender, good, List.copyOf(bad), rules.grids(good));
    }

    private Row row(int district, Sent sent, RosterLine.Good row, Function<BlindIndex, byte[]> form, Instant now) {
        long id = ids.next();
        Long unit = row.of() instanceof RosterLine.Of.Here(long here) ? Long.valueOf(here) : null;
        return new Row(id, sent.id(), row.number(), RosterStore.DRAFT, unit, row.place(), form.apply(phones.index(district, row.phone())),
                RosterStore.seal(desk.keyring(), district, id, RosterAsked.of(row).written()), now.plus(DRAFT), null, null, null);
    }

    /// What a unit of another district would be asked for by a row that names one, and how.
    static Optional<Map.Entry<String, MoveRule.Elsewhere>> elsewhere(Kind kind) {
        return kind.roster().flatMap(roster -> Optional.ofNullable(kind.moves().get("open")).flatMap(open -> open.elsewhere(roster.unit())));
    }

    /// Who on a list is somebody else by that phone, has checked in already, or is asked already, by row.
    private Map<Integer, Refusal> known(int district, String kind, List<RosterLine.Good> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<String, PhoneBook.Bearers> bearers = phones.bearers(district, rows.stream().collect(Collectors.toMap(RosterLine.Good::phone, RosterLine.Good::name)));
        Set<Long> persons = bearers.values().stream().flatMap(found -> found.ids().stream()).collect(Collectors.toSet());
        Map<String, BlindIndex> indexes = rows.stream().collect(Collectors.toMap(RosterLine.Good::phone, row -> phones.index(district, row.phone())));
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> {
            var store = new RosterStore(sql, district);
            Set<Long> having = persons.isEmpty() ? Set.of() : store.having(kind, persons);
            Set<String> waiting = store.waiting(indexes.values(), clock.now());
            var known = new HashMap<Integer, Refusal>();
            rows.forEach(row -> {
                PhoneBook.Bearers found = bearers.getOrDefault(row.phone(), PhoneBook.Bearers.NOBODY);
                if (found.another()) {
                    known.put(row.number(), Refusal.of("ROSTER_PHONE_OTHER"));
                } else if (found.ids().stream().anyMatch(having::contains)) {
                    known.put(row.number(), Refusal.of("ROSTER_ENTERED_ALREADY"));
                } else if (isIn(waiting, indexes.get(row.phone()))) {
                    known.put(row.number(), Refusal.of("ROSTER_ASKED_ALREADY"));
                }
            });
            return known;
        });
    }

    private static boolean isIn(Set<String> waiting, BlindIndex index) {
        return index.all().stream().anyMatch(form -> waiting.contains(PhoneBook.key(form)));
    }

    /// Asks everybody on a list from now on, but who is asked or entered since it was looked at. Refused: `ROSTER_UNKNOWN`, `ROSTER_ENTERED_BEFORE`.
    Outcome<Entered> enter(Actor actor, long id) {
        int district = actor.district();
        return db.writeOutcome(scope(actor), sql -> {
            var store = new RosterStore(sql, district);
            store.lock();
            return own(store, actor, id).then(roster -> roster.enteredAt() != null ? Outcome.refused("ROSTER_ENTERED_BEFORE") : Outcome.done(enter(sql, store, actor, roster)));
        });
    }

    private Entered enter(DSLContext sql, RosterStore store, Actor actor, Sent roster) {
        Instant now = clock.now();
        List<Row> drafts = store.rows(roster.id(), List.of(RosterStore.DRAFT));
        Map<Long, BlindIndex> indexes = drafts.stream().collect(Collectors.toMap(Row::id, row -> phones.index(actor.district(), said(actor.district(), row).orElseThrow().phone())));
        Set<String> waiting = store.waiting(indexes.values(), now);
        List<Row> late = drafts.stream().filter(row -> isIn(waiting, indexes.get(row.id()))).toList();
        if (!late.isEmpty()) {
            store.leaveOut(late.stream().map(Row::id).toList());
        }
        int asked = store.ask(roster.id(), now.plus(ASKED));
        store.entered(roster.id(), now);
        audit.add(sql, AuditNote.of(actor, AuditAct.ROSTER_ENTERED, AuditSubject.unit(roster.unitId())).amount(asked));
        return new Entered(roster, asked, late.stream().map(row -> new RosterLine.Bad(row.number(), List.of(Refusal.of("ROSTER_ASKED_ALREADY")))).toList());
    }

    /// Takes a whole list back: nobody on it is asked any more, and what was written of them is forgotten. Who has answered since is left as they
    /// answered. Refused: `ROSTER_UNKNOWN`, `ROSTER_UNDONE_BEFORE`, `ROSTER_TOO_LATE` after 24 hours.
    Outcome<Undone> undo(Actor actor, long id) {
        int district = actor.district();
        return db.writeOutcome(scope(actor), sql -> {
            var store = new RosterStore(sql, district);
            store.lock();
            return own(store, actor, id).then(roster -> undoable(roster)).map(roster -> {
                int rows = store.end(roster.id(), List.of(RosterStore.WAITING), RosterStore.UNDONE);
                store.undone(roster.id(), clock.now(), actor.personId());
                audit.add(sql, AuditNote.of(actor, AuditAct.ROSTER_UNDONE, AuditSubject.unit(roster.unitId())).amount(rows));
                return new Undone(roster, rows, store.rows(roster.id(), List.of(RosterStore.YES, RosterStore.NO)));
            });
        });
    }

    private Outcome<Sent> undoable(Sent roster) {
        return roster.enteredAt() == null ? Outcome.refused("ROSTER_UNKNOWN") : roster.undoneAt() != null ? Outcome.refused("ROSTER_UNDONE_BEFORE")
                : mayUndo(roster) ? Outcome.done(roster) : Outcome.refused("ROSTER_TOO_LATE");
    }

    boolean mayUndo(Sent roster) {
        return roster.enteredAt() != null && roster.undoneAt() == null && !clock.now().isAfter(roster.enteredAt().plus(UNDO));
    }

    /// Nobody but the unit that sent it knows of a list.
    private Outcome<Sent> own(RosterStore store, Actor actor, long id) {
        return store.find(id).filter(roster -> units(actor).contains(roster.unitId())).map(Outcome::done).orElseGet(() -> Outcome.refused("ROSTER_UNKNOWN"));
    }

    private Set<Long> units(Actor actor) {
        return senders(actor).stream().map(sender -> sender.unit().id()).collect(Collectors.toCollection(HashSet::new));
    }

    /// The lists of the own units, the latest first. Refused: `ROSTER_NOT_YOURS`, and the cursor of another list.
    Outcome<Page<Line>> entered(Actor actor, @Nullable String after) {
        Set<Long> units = units(actor);
        return units.isEmpty() ? Outcome.refused("ROSTER_NOT_YOURS") : Paging.read(after, null, Long.class).map(paging -> db.read(scope(actor), sql -> {
            var store = new RosterStore(sql, actor.district());
            Page<Sent> page = Page.of(store.entered(units, paging), paging, roster -> Cursor.of(roster.id()));
            Map<Long, Map<String, Integer>> states = page.items().isEmpty() ? Map.of() : store.states(page.items().stream().map(Sent::id).toList());
            return page.map(roster -> new Line(roster, states.getOrDefault(roster.id(), Map.of())));
        }));
    }

    /// A list of the own units, and its rows from the top. Refused: `ROSTER_UNKNOWN`, and the cursor of another list.
    Outcome<Map.Entry<Line, Page<Row>>> rows(Actor actor, long id, @Nullable String after) {
        return Paging.read(after, null, Long.class).then(paging -> db.read(scope(actor), sql -> {
            var store = new RosterStore(sql, actor.district());
            return own(store, actor, id).map(roster -> Map.entry(new Line(roster, store.states(List.of(id)).getOrDefault(id, Map.of())),
                    Page.of(store.page(id, paging), paging, row -> Cursor.of((long) row.number()))));
        }));
    }

    /// What was written in a row, while somebody is to be asked.
    Optional<RosterAsked> said(int district, Row row) {
        return Optional.ofNullable(row.said()).map(said -> RosterAsked.read(RosterStore.open(desk.keyring(), district, row.id(), said)));
    }

    /// Forgets who did not answer in time, and lists that nobody entered. How many rows.
    public int run(int district) {
        Instant now = clock.now();
        return db.write(Scope.service(district, Scope.Kind.MOVE), sql -> {
            var store = new RosterStore(sql, district);
            int over = store.over(now);
            return over + store.dropDrafts(now.minus(DRAFT));
        });
    }

    private static Scope scope(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.MOVE, actor.personId());
    }
}
