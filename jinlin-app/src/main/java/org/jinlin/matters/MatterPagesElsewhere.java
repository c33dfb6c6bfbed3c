package org.jinlin.matters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.MoveRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets somebody look for a unit of another district in a form, where its move may ask one: a name is typed, what is found stands among the choices, and
/// everything else that was typed stays.
@Component
class MatterPagesElsewhere {

    /// Behind the name of the field; what is typed there is for the page alone.
    private static final String SEARCH = ".elsewhere";
    private static final String TYPE = "elsewhere";

    private final Elsewheres elsewheres;

    MatterPagesElsewhere(Elsewheres elsewheres) {
        this.elsewheres = elsewheres;
    }

    /// The input itself, with what was found in other districts, and the one to look for more.
    List<Entry> around(Actor actor, @Nullable MoveRule rule, Entry entry, MatterPagesTyped typed, PageTexts texts) {
        Optional<String> kind = Optional.ofNullable(rule).flatMap(move -> move.elsewhere(entry.field())).map(Map.Entry::getKey);
        return kind.isEmpty() ? List.of(entry) : around(actor, kind.get(), entry, typed.first(entry.field() + SEARCH), texts);
    }

    private List<Entry> around(Actor actor, String kind, Entry entry, String search, PageTexts texts) {
        List<Elsewheres.Found> found = elsewheres.find(actor.district(), kind, search);
        var choices = new LinkedHashMap<String, Choice>();
        elsewheres.found(actor.district(), kind, entry.value()).ifPresent(chosen -> choices.put(chosen.unit(), new Choice(chosen.unit(), chosen.both())));
        found.forEach(unit -> choices.put(unit.unit(), new Choice(unit.unit(), unit.both())));
        var groups = new ArrayList<Group>();
        if (!choices.isEmpty()) {
            groups.add(new Group(texts.get("elsewhere.found"), List.copyOf(choices.values())));
        }
        groups.addAll(entry.groups());
        String none = !search.isBlank() && found.isEmpty() ? texts.get("elsewhere.none") : null;
        return List.of(new Entry(entry.verb(), entry.field(), entry.name(), entry.type(), entry.need(), List.copyOf(groups), entry.values(), entry.error()),
                new Entry(entry.verb(), entry.field() + SEARCH, texts.get("elsewhere.search"), TYPE, "optional", List.of(), search.isEmpty() ? List.of() : List.of(search), none));
    }
}
