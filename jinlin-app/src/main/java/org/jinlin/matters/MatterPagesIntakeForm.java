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
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What the form for writing down a call shows: the ways in that are the actor's, the places of the actor's units.
@Component
public class MatterPagesIntakeForm {

    private static final String PHOTOS = "photos";
    private static final List<String> FIELDS = List.of("channel", "name", "phone", "place", "text", PHOTOS, "category");

    private final Desk desk;
    private final MatterLists lists;
    private final MatterPagesUnits units;

    MatterPagesIntakeForm(Desk desk, MatterLists lists, MatterPagesUnits units) {
        this.desk = desk;
        this.lists = lists;
        this.units = units;
    }

    /// @param id      of the form: sending twice opens once
    /// @param entries by field
    public record Screen(String id, Map<String, Entry> entries, List<Fault> faults, boolean danger) {

        public Entry entry(String field) {
            return entries.get(field);
        }

        /// Whether the working method takes photos with a report.
        public boolean hasPhotos() {
            return entries.containsKey(PHOTOS);
        }

        /// The way in that is chosen: what was sent or used last, else the first.
        public boolean isChosen(Choice channel) {
            Entry entry = entry("channel");
            List<String> offered = entry.groups().getFirst().choices().stream().map(Choice::code).toList();
            return offered.contains(entry.value()) ? entry.value().equals(channel.code()) : offered.getFirst().equals(channel.code());
        }
    }

    /// Empty for who may write nothing down for others.
    Optional<Screen> screen(Actor actor, MatterPagesTyped typed, PageTexts texts) {
        List<Long> own = lists.units(actor);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Playbook playbook = desk.playbookAt(actor.district(), own.getFirst());
        List<Choice> channels = channels(actor, playbook, texts);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        var entries = new TreeMap<String, Entry>();
        boolean hasPhotos = playbook.kind(MatterQueues.REQUEST).open().fields().contains(PHOTOS);
        FIELDS.stream().filter(field -> hasPhotos || !field.equals(PHOTOS)).forEach(field -> entries.put(field, new Entry("new", field, texts.get("report." + field), field.equals(PHOTOS) ? "files" : "text", "optional", switch (field) {
            case "channel" -> List.of(new Group("", channels));
            case "place" -> units.placesBelow(actor.district(), own, playbook);
            case "category" -> units.categories(playbook, texts.language());
            default -> List.of();
        }, typed.all(field), typed.errors().get(field))));
        return Optional.of(new Screen(typed.id().toString(), entries, faults(typed), MatterPagesScreen.isDanger(typed.first("text"), texts)));
    }

    /// By what others come to staff; what everybody may use is no way to write down a call.
    private static List<Choice> channels(Actor actor, Playbook playbook, PageTexts texts) {
        Set<String> roles = actor.posts().stream().map(Post::role).collect(Collectors.toSet());
        return playbook.channels().values().stream().filter(channel -> channel.by().stream().anyMatch(roles::contains))
                .map(channel -> new Choice(channel.code(), playbook.term(MatterQueues.REQUEST, channel.code(), texts.language()))).toList();
    }

    private static List<Fault> faults(MatterPagesTyped typed) {
        var faults = new ArrayList<Fault>();
        Optional.ofNullable(typed.error()).ifPresent(text -> faults.add(new Fault(text, "new-text")));
        typed.errors().forEach((field, text) -> faults.add(new Fault(text, "new-" + (FIELDS.contains(field) ? field : "text"))));
        return List.copyOf(faults);
    }
}
