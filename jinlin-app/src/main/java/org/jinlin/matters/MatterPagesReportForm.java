package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Fault;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.Actor;
import org.jinlin.people.PageKept;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the steps of reporting show, what is wrong with them, and what is sent in the end.
@Component
public class MatterPagesReportForm {

    private static final String REQUEST = "request";
    /// The way somebody came in: by voice, or for a relative. No question, it only travels along.
    static final String BY = "by";
    /// The way in of who scanned the code at a door, where the playbook has it.
    static final String DOOR = "qr";
    /// What the form knows how to ask; a playbook's `open` may leave some out.
    private static final Set<String> ASKED = Set.of("text", "photos", "category", "on_site");

    private final Desk desk;
    private final Orgs orgs;
    private final People people;
    private final HomeTenant home;
    private final MatterPagesUnits units;
    private final MatterPagesReportPlace place;
    private final MatterPagesReportGuess guess;

    MatterPagesReportForm(Desk desk, Orgs orgs, People people, HomeTenant home, MatterPagesUnits units, MatterPagesReportPlace place, MatterPagesReportGuess guess) {
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
        this.home = home;
        this.units = units;
        this.place = place;
        this.guess = guess;
    }

    /// Whose name and phone the form may ask for: nobody's, those of whoever is unknown, of whom staff report for, or of a relative.
    public enum Contact { NONE, YOU, STAFF, FAMILY }

    /// A page of the form.
    ///
    /// @param districts to choose from before anything can be asked; empty once it is clear
    /// @param district  the tenant's code for somebody without an account
    /// @param carried   what the other steps asked, to travel along
    /// @param where     the step of the place
    /// @param about     what it may be about, and what is known nearby: the last step
    /// @param onBehalf  the channels by which staff may report for somebody else
    public record Screen(List<Tenant> districts, String district, MatterPagesReportStep step, String id, Map<String, Entry> entries, List<PageKept.Entry> carried,
            MatterPagesReportPlace.@Nullable Where where, MatterPagesReportGuess.@Nullable About about, Contact contact, List<Choice> onBehalf, List<Fault> faults, boolean danger) {

        public @Nullable Entry entry(String field) {
            return entries.get(field);
        }

        /// Whether somebody came in this way.
        public boolean by(String way) {
            return carried.contains(new PageKept.Entry(PageKept.FIELD + BY, way));
        }

        /// Whether something was typed or chosen there.
        public boolean has(String field) {
            return entries.containsKey(field) && !entries.get(field).values().isEmpty();
        }
    }

    Screen screen(Optional<Actor> actor, @Nullable String code, MatterPagesReportStep step, MatterPagesTyped typed, PageTexts texts) {
        Optional<Tenant> tenant = actor.map(known -> orgs.tenant(known.district())).or(() -> tenant(code));
        if (tenant.isEmpty()) {
            return new Screen(home.all(), "", step, typed.id().toString(), Map.of(), List.of(), null, null, Contact.YOU, List.of(), List.of(), false);
        }
        int district = tenant.get().district();
        Playbook playbook = desk.playbookAt(district, tenant.get().rootId());
        List<Choice> channels = actor.map(known -> channels(known, playbook, texts)).orElse(List.of());
        return new Screen(List.of(), tenant.get().code(), step, typed.id().toString(), entries(district, playbook, typed, texts), carried(step, typed),
                step == MatterPagesReportStep.WHAT ? null : place.where(district, actor, typed, texts),
                step == MatterPagesReportStep.CHECK ? guess.about(district, actor, typed, place.wide(district, actor, typed), texts) : null,
                contact(actor, channels), channels, faults(typed), MatterPagesScreen.isDanger(typed.first("text"), texts));
    }

    private Contact contact(Optional<Actor> actor, List<Choice> channels) {
        if (isUnknown(actor)) {
            return Contact.YOU;
        }
        return actor.get().isStaff() ? channels.isEmpty() ? Contact.NONE : Contact.STAFF : actor.get().kind() == Actor.Kind.PERSON ? Contact.FAMILY : Contact.NONE;
    }

    private Optional<Tenant> tenant(@Nullable String code) {
        return home.of(code == null || code.isEmpty() ? null : code).map(Optional::of).orElse(refusal -> Optional.empty());
    }

    private Map<String, Entry> entries(int district, Playbook playbook, MatterPagesTyped typed, PageTexts texts) {
        var entries = new TreeMap<String, Entry>();
        Optional.ofNullable(playbook.kinds().get(REQUEST)).map(kind -> kind.open().fields()).orElse(Set.of()).stream().filter(ASKED::contains)
                .forEach(field -> entries.put(field, entry(field, playbook.fields().get(field).type().name().toLowerCase(Locale.ROOT),
                        field.equals("category") ? units.categories(playbook, texts.language()) : List.of(), typed, texts)));
        entries.put("place", entry("place", "unit", units.places(district, playbook), typed, texts));
        List.of("spot", "name", "phone", "channel").forEach(field -> entries.put(field, entry(field, "text", List.of(), typed, texts)));
        return entries;
    }

    private static Entry entry(String field, String type, List<Group> groups, MatterPagesTyped typed, PageTexts texts) {
        return new Entry("report", field, texts.get("report." + field), type, "optional", groups, typed.all(field), typed.errors().get(field));
    }

    /// What the other steps hold. An empty choice is a choice too.
    private static List<PageKept.Entry> carried(MatterPagesReportStep step, MatterPagesTyped typed) {
        var carried = new ArrayList<PageKept.Entry>();
        typed.all(BY).forEach(way -> carried.add(new PageKept.Entry(PageKept.FIELD + BY, way)));
        for (MatterPagesReportStep other : MatterPagesReportStep.values()) {
            if (other != step) {
                other.fields().stream().filter(typed.values()::containsKey).forEach(field -> {
                    List<String> values = typed.all(field).isEmpty() ? List.of("") : typed.all(field);
                    values.forEach(value -> carried.add(new PageKept.Entry(PageKept.FIELD + field, value)));
                });
            }
        }
        return List.copyOf(carried);
    }

    /// By what staff may enter requests of others; residents have no choice to make.
    private static List<Choice> channels(Actor actor, Playbook playbook, PageTexts texts) {
        Set<String> roles = actor.posts().stream().map(org.jinlin.people.Post::role).collect(Collectors.toSet());
        return playbook.channels().values().stream().filter(channel -> channel.by().stream().anyMatch(roles::contains))
                .map(channel -> new Choice(channel.code(), playbook.term(REQUEST, channel.code(), texts.language()))).toList();
    }

    /// Nobody has said yet who this is: no account, and nothing opened before.
    private boolean isUnknown(Optional<Actor> actor) {
        return actor.isEmpty() || actor.get().kind() == Actor.Kind.GUEST && !people.isRegistered(actor.get());
    }

    private static List<Fault> faults(MatterPagesTyped typed) {
        var faults = new ArrayList<Fault>();
        Optional.ofNullable(typed.error()).ifPresent(text -> faults.add(new Fault(text, "report-form")));
        typed.errors().forEach((field, text) -> faults.add(new Fault(text, "report-" + field)));
        return List.copyOf(faults);
    }

    MatterPagesSentences sentences(PageTexts texts) {
        var sentences = new MatterPagesSentences(texts);
        List.of("text", "photos", "category", "on_site", "place", "name", "phone", "channel").forEach(field -> sentences.know(field, texts.get("report." + field)));
        return sentences;
    }

    /// What is wrong with the steps before another one: what the engine would refuse in the end is told where it was typed.
    MatterPagesTyped checked(int district, Optional<Actor> actor, MatterPagesReportStep before, MatterPagesTyped typed, PageTexts texts) {
        MatterPagesTyped checked = before == MatterPagesReportStep.WHAT ? typed : said(district, typed, texts);
        return before == MatterPagesReportStep.CHECK && !checked.isWrong() ? place.checked(district, actor, checked, texts) : checked;
    }

    private MatterPagesTyped said(int district, MatterPagesTyped typed, PageTexts texts) {
        Playbook playbook = desk.playbookAt(district, desk.tree(district).root().id());
        var rule = playbook.kind(REQUEST).open();
        var fields = MatterPagesForms.fields(typed, List.of(input("text", "text"), input("photos", "files")), texts.zone());
        Optional.ofNullable(fields.get("text")).ifPresent(_ -> fields.put("text", place.said(typed, texts)));
        return switch (new FieldRules(playbook, desk.tree(district)).read(rule, fields)) {
            case Outcome.Done<Values> done -> typed;
            case Outcome.Refused<Values>(Refusal refusal) -> sentences(texts).put(refusal, typed);
        };
    }

    /// The request as the engine takes it. A name or phone is that of whoever is unknown, of whom staff report for, or of a
    /// relative of the reporter.
    MatterRequests.Open request(int district, MatterPagesTyped typed, Optional<Actor> actor, PageTexts texts) {
        var inputs = List.of(input("photos", "files"), input("category", "category"), input("on_site", "flag"));
        var fields = MatterPagesForms.fields(guess.chosen(typed), inputs, texts.zone());
        String said = place.said(typed, texts);
        if (!said.isEmpty()) {
            fields.put("text", said);
        }
        String name = blankToNull(typed.first("name"));
        String phone = blankToNull(typed.first("phone"));
        var named = name == null && phone == null ? null : new MatterRequests.Asker(name, phone);
        boolean asks = isUnknown(actor) || actor.get().isStaff();
        boolean family = !asks && actor.get().kind() == Actor.Kind.PERSON;
        String channel = actor.filter(Actor::isStaff).map(staff -> blankToNull(typed.first("channel"))).orElseGet(() -> typed.all(BY).contains(DOOR) ? door(district, actor) : null);
        return new MatterRequests.Open(typed.id(), null, channel, place.request(district, actor, typed), asks ? named : null, fields, family ? named : null);
    }

    private @Nullable String door(int district, Optional<Actor> actor) {
        var channel = desk.playbookAt(district, desk.tree(district).root().id()).channels().get(DOOR);
        String word = actor.filter(known -> known.kind() == Actor.Kind.PERSON).isPresent() ? "resident" : "guest";
        return channel != null && channel.by().contains(word) ? DOOR : null;
    }

    /// The words as they are kept.
    String said(MatterPagesTyped typed, PageTexts texts) {
        return place.said(typed, texts);
    }

    private static MatterView.Input input(String field, String type) {
        return new MatterView.Input(field, field, type, "optional", List.of());
    }

    static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
