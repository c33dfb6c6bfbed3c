package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Fault;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the form for reporting shows and what it sends.
@Component
public class MatterPagesReportForm {

    private static final String REQUEST = "request";
    /// What the form knows how to ask; a playbook's `open` may leave some out.
    private static final Set<String> ASKED = Set.of("text", "photos", "category", "on_site");

    private final Desk desk;
    private final Orgs orgs;
    private final People people;
    private final HomeTenant home;
    private final MatterPagesUnits units;

    MatterPagesReportForm(Desk desk, Orgs orgs, People people, HomeTenant home, MatterPagesUnits units) {
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
        this.home = home;
        this.units = units;
    }

    /// The page of the form.
    ///
    /// @param districts to choose from before anything can be asked; empty once it is clear
    /// @param district  the tenant's code for somebody without an account
    /// @param hasHome   whether the place may be left out because it is known where the person lives
    /// @param place     the place chosen before or named by the address, shown first
    /// @param onBehalf  the channels by which staff may report for somebody else
    /// @param anonymous whether to ask for a name and phone
    public record Screen(List<Tenant> districts, String district, String id, Map<String, Entry> entries, boolean hasHome, @Nullable Choice place, List<Choice> onBehalf,
            boolean anonymous, List<Fault> faults, boolean danger) {
        public @Nullable Entry entry(String field) {
            return entries.get(field);
        }
    }

    Screen screen(Optional<Actor> actor, @Nullable String code, MatterPagesTyped typed, PageTexts texts) {
        Optional<Tenant> tenant = actor.map(known -> orgs.tenant(known.district())).or(() -> tenant(code));
        if (tenant.isEmpty()) {
            return new Screen(orgs.tenants(), "", typed.id().toString(), Map.of(), false, null, List.of(), true, List.of(), false);
        }
        int district = tenant.get().district();
        Playbook playbook = desk.playbookAt(district, tenant.get().rootId());
        Map<String, Entry> entries = entries(district, playbook, typed, texts);
        boolean hasHome = actor.filter(known -> people.home(district, known.personId()).isPresent()).isPresent();
        Choice place = units.place(district, typed.first("place")).orElse(null);
        return new Screen(List.of(), tenant.get().code(), typed.id().toString(), entries, hasHome, place, actor.map(known -> channels(known, playbook, texts)).orElse(List.of()),
                isUnknown(actor), faults(typed), MatterPagesScreen.isDanger(typed.first("text"), texts));
    }

    private Optional<Tenant> tenant(@Nullable String code) {
        return home.of(code == null || code.isEmpty() ? null : code).map(Optional::of).orElse(refusal -> Optional.empty());
    }

    private Map<String, Entry> entries(int district, Playbook playbook, MatterPagesTyped typed, PageTexts texts) {
        var entries = new TreeMap<String, Entry>();
        Optional.ofNullable(playbook.kinds().get(REQUEST)).map(kind -> kind.open().fields()).orElse(Set.of()).stream().filter(ASKED::contains)
                .forEach(field -> entries.put(field, entry(field, playbook.fields().get(field).type().name().toLowerCase(java.util.Locale.ROOT),
                        field.equals("category") ? units.categories(playbook, texts.language()) : List.of(), typed, texts)));
        entries.put("place", entry("place", "unit", units.places(district, playbook), typed, texts));
        List.of("name", "phone", "channel").forEach(field -> entries.put(field, entry(field, "text", List.of(), typed, texts)));
        return entries;
    }

    private static Entry entry(String field, String type, List<Group> groups, MatterPagesTyped typed, PageTexts texts) {
        return new Entry("report", field, texts.get("report." + field), type, "optional", groups, typed.all(field), typed.errors().get(field));
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
        Optional.ofNullable(typed.error()).ifPresent(text -> faults.add(new Fault(text, "report-text")));
        typed.errors().forEach((field, text) -> faults.add(new Fault(text, "report-" + field)));
        return List.copyOf(faults);
    }

    MatterPagesSentences sentences(PageTexts texts) {
        var sentences = new MatterPagesSentences(texts);
        List.of("text", "photos", "category", "on_site", "place", "name", "phone", "channel").forEach(field -> sentences.know(field, texts.get("report." + field)));
        return sentences;
    }

    /// The request as the engine takes it. A name or phone is that of whoever is unknown, or of whom staff report for.
    MatterRequests.Open request(MatterPagesTyped typed, Optional<Actor> actor, PageTexts texts) {
        var inputs = List.of(input("text", "text"), input("photos", "files"), input("category", "category"), input("on_site", "flag"));
        MatterRequests.Place place = typed.first("place").isBlank() ? null : new MatterRequests.Place(typed.first("place"), null, null);
        String name = blankToNull(typed.first("name"));
        String phone = blankToNull(typed.first("phone"));
        boolean asks = isUnknown(actor) || actor.get().isStaff();
        var asker = asks && (name != null || phone != null) ? new MatterRequests.Asker(name, phone) : null;
        String channel = actor.filter(Actor::isStaff).map(staff -> blankToNull(typed.first("channel"))).orElse(null);
        return new MatterRequests.Open(typed.id(), null, channel, place, asker, MatterPagesForms.fields(typed, inputs, texts.zone()));
    }

    private static MatterView.Input input(String field, String type) {
        return new MatterView.Input(field, field, type, "optional", List.of());
    }

    static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
