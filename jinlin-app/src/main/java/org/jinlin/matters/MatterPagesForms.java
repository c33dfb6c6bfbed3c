package org.jinlin.matters;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Makes forms out of the moves that somebody may make, and requests out of what came with them.
@Component
class MatterPagesForms {

    private final MatterPagesUnits units;
    private final MatterPagesPersons persons;
    private final MatterPagesElsewhere elsewhere;
    private final Desk desk;

    MatterPagesForms(MatterPagesUnits units, MatterPagesPersons persons, MatterPagesElsewhere elsewhere, Desk desk) {
        this.units = units;
        this.persons = persons;
        this.elsewhere = elsewhere;
        this.desk = desk;
    }

    /// The forms of all moves on offer; the one that was sent shows what was typed and what is wrong with it.
    List<MatterPagesForm> forms(Actor actor, MatterView matter, MatterPagesTyped typed, PageTexts texts) {
        Kind kind = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id())).kinds().get(matter.kind());
        // who votes does so on a page of its own, like everybody
        return matter.moves().stream().filter(offer -> kind == null || !Ballots.isVote(kind, offer.verb())).map(offer -> form(actor, matter, offer, typed, texts)).toList();
    }

    private MatterPagesForm form(Actor actor, MatterView matter, MatterView.Offer offer, MatterPagesTyped typed, PageTexts texts) {
        boolean sent = offer.verb().equals(typed.verb());
        var own = sent ? typed : MatterPagesTyped.blank();
        Kind kind = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id())).kinds().get(matter.kind());
        MoveRule rule = kind == null ? null : kind.moves().get(offer.verb());
        List<MatterPagesForm.Entry> entries = offer.fields().stream().map(input -> entry(actor, matter, offer.verb(), input, own, texts))
                .flatMap(entry -> elsewhere.around(actor, rule, entry, own, texts).stream()).toList();
        return new MatterPagesForm(offer.verb(), offer.name(), own.id().toString(), matter.version(), sent, entries, own.error());
    }

    private MatterPagesForm.Entry entry(Actor actor, MatterView matter, String verb, MatterView.Input input, MatterPagesTyped typed, PageTexts texts) {
        List<MatterPagesForm.Group> groups = switch (input.type()) {
            case "unit", "units" -> units.answering(actor.district(), matter, texts.language());
            case "category" -> units.categories(desk.playbookAt(actor.district(), Long.parseLong(matter.place().id())), texts.language());
            case "person" -> persons.near(actor.district(), List.of(Long.parseLong(matter.place().id()), Long.parseLong(matter.owner().id())), texts.language());
            default -> List.of(new MatterPagesForm.Group("", input.choices().stream().map(choice -> choice(matter, verb, input, choice, texts)).toList()));
        };
        return new MatterPagesForm.Entry(verb, input.field(), input.name(), input.type(), input.need(), groups, typed.all(input.field()), typed.errors().get(input.field()));
    }

    /// An input of a matter that is not there yet: what can be chosen is what lies near its place.
    List<MatterPagesForm.Entry> opening(Actor actor, Playbook playbook, String kind, long place, String form, MatterView.Input input, MatterPagesTyped typed, PageTexts texts) {
        String language = texts.language();
        List<MatterPagesForm.Group> groups = switch (input.type()) {
            case "unit", "units" -> units.answering(actor.district(), playbook, kind, List.of(place), language);
            case "category" -> units.categories(playbook, language);
            case "person" -> persons.near(actor.district(), List.of(place), language);
            default -> List.of(new MatterPagesForm.Group("", input.choices().stream().map(choice -> new MatterPagesForm.Choice(choice.code(), choice.name())).toList()));
        };
        var entry = new MatterPagesForm.Entry(form, input.field(), input.name(), input.type(), input.need(), groups, typed.all(input.field()), typed.errors().get(input.field()));
        return elsewhere.around(actor, playbook.kind(kind).open(), entry, typed, texts);
    }

    /// What residents choose is said in their words where there are some: the playbook's are those of the desk.
    private static MatterPagesForm.Choice choice(MatterView matter, String verb, MatterView.Input input, MatterView.Named choice, PageTexts texts) {
        boolean ofAsker = verb.equals("rate") || verb.equals("rate_too");
        String name = ofAsker ? texts.find("choice." + input.field() + "." + choice.code()).orElse(choice.name()) : choice.name();
        return new MatterPagesForm.Choice(choice.code(), name);
    }

    /// The fields as the engine takes them. What does not fit is passed on as it is: the engine says what is wrong.
    static Map<String, Object> fields(MatterPagesTyped typed, List<MatterView.Input> inputs, ZoneId zone) {
        var fields = new TreeMap<String, Object>();
        for (MatterView.Input input : inputs) {
            List<String> given = typed.all(input.field());
            if (!given.isEmpty()) {
                fields.put(input.field(), switch (input.type()) {
                    case "units", "files" -> given;
                    // of a suggestion and a choice of one's own, which stands behind it, the latter is meant
                    case "unit", "person", "matter" -> given.getLast();
                    case "time" -> time(given.getLast(), zone);
                    default -> given.getFirst();
                });
            }
        }
        return fields;
    }

    /// A browser sends the local time without its zone.
    private static String time(String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime().toString();
        } catch (DateTimeParseException e) {
            return typed;
        }
    }
}
