package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Fault;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What the form for reporting in passing shows, and what it sends.
@Component
class FieldReportForm {

    private static final String REQUEST = "request";
    private static final String CATEGORY = "category";
    private static final String OTHER = "other";
    private static final String PLACE = "place";
    /// So many chips of categories leave room for the place on the first screen of a phone.
    private static final int CHIPS = 6;
    /// Name and phone as the engine takes them.
    private static final Map<String, Integer> LONGEST = Map.of("name", 100, "phone", 40);
    private static final List<String> NAMED = List.of("text", "photos", CATEGORY, "on_site", PLACE, "name", "phone", "channel");

    private final Desk desk;
    private final FieldLists lists;
    private final MatterPagesUnits units;

    FieldReportForm(Desk desk, FieldLists lists, MatterPagesUnits units) {
        this.desk = desk;
        this.lists = lists;
        this.units = units;
    }

    /// What came: a category from the list counts when no chip was tapped.
    MatterPagesTyped read(HttpServletRequest request) {
        MatterPagesTyped typed = MatterPagesTyped.of(request);
        return typed.first(CATEGORY).isEmpty() && !typed.first(OTHER).isEmpty() ? typed.with(CATEGORY, typed.all(OTHER)) : typed;
    }

    FieldReportScreen screen(Actor actor, MatterPagesTyped typed, PageTexts texts) {
        Playbook playbook = playbook(actor);
        Set<String> asked = Optional.ofNullable(playbook.kinds().get(REQUEST)).map(kind -> kind.open().fields()).orElse(Set.of());
        var entries = new LinkedHashMap<String, Entry>();
        NAMED.stream().filter(field -> asked.contains(field) || List.of("name", "phone", "channel").contains(field))
                .forEach(field -> entries.put(field, entry(field, type(playbook, field), List.of(), typed, texts)));
        List<Choice> chips = asked.contains(CATEGORY) ? chips(actor, playbook, texts.language()) : List.of();
        boolean behalf = Stream.of("name", "phone", "channel").anyMatch(field -> !typed.first(field).isEmpty());
        return new FieldReportScreen(typed.id().toString(), entries, entry(CATEGORY, "choice", List.of(new Group("", chips)), typed, texts),
                entry(OTHER, CATEGORY, asked.contains(CATEGORY) ? units.categories(playbook, texts.language()) : List.of(), typed, texts), places(actor, playbook, typed, texts), behalf,
                channels(actor, playbook, texts), faults(typed), MatterPagesScreen.isDanger(typed.first("text"), texts));
    }

    /// Those of the own lists first, by how many there are; then the playbook's own order.
    private List<Choice> chips(Actor actor, Playbook playbook, String language) {
        var codes = new LinkedHashSet<String>();
        lists.categories(actor).stream().filter(playbook.categories()::containsKey).forEach(codes::add);
        playbook.categories().values().stream().filter(category -> category.parent().isPresent()).forEach(category -> codes.add(category.code()));
        return codes.stream().limit(CHIPS).map(code -> new Choice(code, playbook.categories().get(code).name().getOrDefault(language, code))).toList();
    }

    private Entry places(Actor actor, Playbook playbook, MatterPagesTyped typed, PageTexts texts) {
        Tree tree = desk.tree(actor.district());
        Set<String> levels = Set.copyOf(playbook.levels());
        List<Unit> own = actor.openingPosts().stream().map(Post::unitId).distinct().flatMap(id -> tree.find(id).stream()).filter(unit -> levels.contains(unit.level())).toList();
        List<Group> groups = own.stream().map(unit -> new Group(unit.name(), Stream.concat(Stream.of(unit), tree.children(unit.id()).stream().filter(child -> levels.contains(child.level())))
                .map(place -> new Choice(Long.toString(place.id()), place.name())).toList())).toList();
        MatterPagesTyped chosen = typed.first(PLACE).isEmpty() && !own.isEmpty() ? typed.with(PLACE, List.of(Long.toString(own.getFirst().id()))) : typed;
        return entry(PLACE, "choice", groups, chosen, texts);
    }

    private static String type(Playbook playbook, String field) {
        return Optional.ofNullable(playbook.fields().get(field)).map(known -> known.type().name().toLowerCase(Locale.ROOT)).orElse("text");
    }

    private static Entry entry(String field, String type, List<Group> groups, MatterPagesTyped typed, PageTexts texts) {
        String error = typed.errors().get(field.equals(OTHER) ? CATEGORY : field);
        return new Entry("report", field, texts.get("report." + (field.equals(OTHER) ? CATEGORY : field)), type, "optional", groups, typed.all(field), error);
    }

    private static List<Choice> channels(Actor actor, Playbook playbook, PageTexts texts) {
        Set<String> roles = actor.openingPosts().stream().map(Post::role).collect(Collectors.toSet());
        return playbook.channels().values().stream().filter(channel -> channel.by().stream().anyMatch(roles::contains))
                .map(channel -> new Choice(channel.code(), playbook.term(REQUEST, channel.code(), texts.language()))).toList();
    }

    /// The way in of who holds no office: the one that was made for it.
    private static Optional<String> own(Actor actor, Playbook playbook) {
        Set<String> roles = actor.lay().stream().map(Post::role).collect(Collectors.toSet());
        return actor.isStaff() ? Optional.empty() : playbook.channels().values().stream().filter(channel -> channel.by().stream().anyMatch(roles::contains)).map(Playbook.Channel::code).findFirst();
    }

    private static List<Fault> faults(MatterPagesTyped typed) {
        var faults = new ArrayList<Fault>();
        Optional.ofNullable(typed.error()).ifPresent(text -> faults.add(new Fault(text, "report-text")));
        typed.errors().forEach((field, text) -> faults.add(new Fault(text, "report-" + field)));
        return List.copyOf(faults);
    }

    private Playbook playbook(Actor actor) {
        return desk.playbookAt(actor.district(), actor.openingPosts().stream().map(Post::unitId).filter(unit -> desk.tree(actor.district()).find(unit).isPresent()).findFirst()
                .orElseGet(() -> desk.tree(actor.district()).root().id()));
    }

    MatterPagesSentences sentences(PageTexts texts) {
        var sentences = new MatterPagesSentences(texts);
        NAMED.forEach(field -> sentences.know(field, texts.get("report." + field)));
        return sentences;
    }

    /// Said at once, before photos are taken in.
    MatterPagesTyped lengths(MatterPagesTyped typed, PageTexts texts) {
        MatterPagesTyped checked = typed;
        for (var field : LONGEST.entrySet()) {
            int length = typed.first(field.getKey()).length();
            if (length > field.getValue()) {
                var args = List.of(texts.get("report." + field.getKey()), field.getValue().toString(), Integer.toString(length));
                checked = checked.wrong(field.getKey(), texts.sentence(Refusal.of("TEXT_TOO_LONG"), args));
            }
        }
        return checked;
    }

    /// The request as the engine takes it; a name or phone is that of whom it is reported for.
    MatterRequests.Open request(MatterPagesTyped typed, Actor actor, PageTexts texts) {
        Playbook playbook = playbook(actor);
        List<MatterView.Input> inputs = Stream.of("text", "photos", CATEGORY, "on_site").map(field -> new MatterView.Input(field, field, type(playbook, field), "optional", List.of())).toList();
        String place = given(typed, PLACE).orElse(null);
        boolean behalf = given(typed, "name").isPresent() || given(typed, "phone").isPresent();
        var asker = behalf ? new MatterRequests.Asker(given(typed, "name").orElse(null), given(typed, "phone").orElse(null)) : null;
        return new MatterRequests.Open(typed.id(), null, given(typed, "channel").or(() -> own(actor, playbook)).orElse(null), place == null ? null : new MatterRequests.Place(place, null, null), asker,
                MatterPagesForms.fields(typed, inputs, texts.zone()));
    }

    private static Optional<String> given(MatterPagesTyped typed, String field) {
        return Optional.of(typed.first(field)).filter(text -> !text.isBlank());
    }
}
