package org.jinlin.matters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.people.Switch;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Showing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What everybody of an area may read: of registers, rosters and notices only what their playbooks make public. It is read as
/// somebody who lives nowhere in particular, whoever asks: row-level security lets such a one see nothing else.
@Component
public class Notices {

    /// Around one home; more is a page of its own.
    private static final int AROUND_MAX = 20;

    private final Db db;
    private final Desk desk;
    private final Orgs orgs;
    private final People people;
    private final PlaybookVersions playbooks;

    Notices(Db db, Desk desk, Orgs orgs, People people, PlaybookVersions playbooks) {
        this.db = db;
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
        this.playbooks = playbooks;
    }

    /// A kind of which something stands.
    public record Held(String kind, String name, int count) {}

    /// Nobody in particular: what such a one may read, everybody may.
    private static Scope everybody(int district) {
        return new Scope(district, Scope.Kind.PERSON, 0);
    }

    /// What everybody may read; nothing while the district has the board switched off.
    private <T> T board(int district, T nothing, Function<DSLContext, T> query) {
        return desk.isOn(district, Switch.PUBLIC_BOARD) ? db.read(everybody(district), query) : nothing;
    }

    /// Of which kinds something stands at a unit or below it, in the order of its playbook.
    public List<Held> kinds(int district, long unit, PageTexts texts) {
        Map<String, Integer> counts = board(district, Map.of(), sql -> new ShownStore(sql, district).kinds(below(district, unit)));
        Playbook playbook = desk.playbookAt(district, unit);
        return playbook.kinds().keySet().stream().filter(kind -> counts.containsKey(kind) && isPublic(playbook, kind)).map(kind -> new Held(kind, playbook.term(kind, kind, texts.language()), counts.get(kind))).toList();
    }

    /// One kind, of which everybody may read something. Refuses others, and says no more of them than of those that do not exist.
    public Outcome<MatterView.Named> kind(int district, long unit, String kind, PageTexts texts) {
        Playbook playbook = desk.playbookAt(district, unit);
        return isPublic(playbook, kind) ? Outcome.done(new MatterView.Named(kind, playbook.term(kind, kind, texts.language()))) : Outcome.refused("KIND_UNKNOWN", FieldRules.brief(kind));
    }

    private static boolean isPublic(Playbook playbook, String kind) {
        return playbook.kinds().containsKey(kind) && playbook.kind(kind).showing().isPresent();
    }

    boolean isOnMap(int district, long unit, String kind) {
        return desk.playbookAt(district, unit).kind(kind).showing().filter(Showing::onMap).isPresent();
    }

    boolean hasPillars(int district, long unit) {
        return desk.playbookAt(district, unit).figures().values().stream().anyMatch(figure -> figure.pillar().isPresent());
    }

    /// At which kinds of organisation something of a kind stands, with how many; those of the playbook, in its order.
    List<Held> types(int district, long unit, String kind, PageTexts texts) {
        Tree tree = desk.tree(district);
        var counts = new HashMap<String, Integer>();
        Map<Long, Integer> places = board(district, Map.of(), sql -> new ShownStore(sql, district).places(kind, below(district, unit)));
        places.forEach((place, count) -> tree.find(place).ifPresent(found -> counts.merge(found.level(), count, Integer::sum)));
        Playbook playbook = desk.playbookAt(district, unit);
        return playbook.organisations().stream().filter(counts::containsKey).map(type -> new Held(type, playbook.term("", type, texts.language()), counts.get(type))).toList();
    }

    /// Of a kind at a unit and below it, the newest first.
    ///
    /// @param type only at organisations of this kind; everywhere when it is not said
    public Page<Notice> page(int district, long unit, String kind, @Nullable String type, Paging paging, PageTexts texts) {
        Optional<Collection<Long>> units = type == null || type.isEmpty() ? below(district, unit) : Optional.of(ofType(district, unit, type));
        List<ShownStore.Row> rows = board(district, List.of(), sql -> new ShownStore(sql, district).page(kind, units, paging));
        Page<ShownStore.Row> page = Page.of(rows, paging, row -> Cursor.of(row.matterId()));
        return new Page<>(words(district, page.items(), texts), page.next());
    }

    /// Whether everybody may read of a matter; its number as somebody wrote it.
    boolean isShown(int district, String number) {
        return PublicNumber.parse(number, district, orgs.today(district)).filter(known -> known.district() == district)
                .filter(known -> board(district, false, sql -> new ShownStore(sql, district).has(known.text()))).isPresent();
    }

    /// One that everybody may read, as it is kept and in words.
    record Told(ShownStore.Row row, Notice notice) {}

    /// What everybody may read of one matter; its number as somebody wrote it.
    Optional<Told> told(int district, String number, PageTexts texts) {
        return PublicNumber.parse(number, district, orgs.today(district)).filter(known -> known.district() == district)
                .flatMap(known -> board(district, Optional.<ShownStore.Row>empty(), sql -> new ShownStore(sql, district).of(known.text())))
                .map(row -> new Told(row, words(district, List.of(row), texts).getFirst()));
    }

    /// What stands at a home or above it up to a neighbourhood and is about people: teams, stewards, who is on duty.
    List<Notice> around(int district, long home, long wide, PageTexts texts) {
        List<Long> chain = desk.tree(district).chain(home);
        List<Long> units = chain.subList(0, chain.indexOf(wide) + 1);
        List<ShownStore.Row> rows = board(district, List.of(), sql -> new ShownStore(sql, district).at(units, AROUND_MAX));
        return words(district, rows.stream().filter(this::namesPeople).toList(), texts);
    }

    private boolean namesPeople(ShownStore.Row row) {
        return NoticeWords.persons(playbook(row), Excerpt.read(row.body())).findAny().isPresent();
    }

    private List<Notice> words(int district, List<ShownStore.Row> rows, PageTexts texts) {
        Tree tree = desk.tree(district);
        LocalDate today = orgs.today(district);
        var persons = new HashMap<Set<String>, Set<Long>>();
        rows.forEach(row -> NoticeWords.persons(playbook(row), Excerpt.read(row.body())).forEach(persons.computeIfAbsent(inFull(row), _ -> new HashSet<>())::add));
        var names = new HashMap<Set<String>, Map<Long, String>>();
        persons.forEach((inFull, some) -> names.put(inFull, people.officials(district, some, inFull)));
        Map<Long, List<Long>> photos = rows.isEmpty() ? Map.of() : db.read(everybody(district), sql -> new PublishedStore(sql, district).standing(rows.stream().map(ShownStore.Row::matterId).toList()));
        return rows.stream().map(row -> new NoticeWords(playbook(row), tree, texts, names.getOrDefault(inFull(row), Map.of()), photos).of(row, today)).toList();
    }

    private Playbook playbook(ShownStore.Row row) {
        return playbooks.get(row.playbook(), row.version());
    }

    private Set<String> inFull(ShownStore.Row row) {
        return playbook(row).kind(row.kind()).showing().orElseThrow().names();
    }

    private List<Long> ofType(int district, long unit, String type) {
        return desk.tree(district).under(unit).stream().filter(below -> below.level().equals(type)).map(Unit::id).toList();
    }

    private Optional<Collection<Long>> below(int district, long unit) {
        Tree tree = desk.tree(district);
        return tree.root().id() == unit ? Optional.empty() : Optional.of(Stream.concat(Stream.of(unit), tree.under(unit).stream().map(Unit::id)).toList());
    }
}
