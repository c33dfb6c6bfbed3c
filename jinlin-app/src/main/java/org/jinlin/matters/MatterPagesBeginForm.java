package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jinlin.matters.Beginnings.Beginning;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Fault;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.springframework.stereotype.Component;

/// The form by which a matter of any kind is begun: its place, and the fields that the playbook's `open` takes.
@Component
public class MatterPagesBeginForm {

    static final String PLACE = "place";
    /// By these names the engine refuses what is wrong with a person.
    private static final String ASKER = "asker";
    private static final String ASKER_PHONE = "asker_phone";
    private static final String VERB = "begin";
    private static final String OPEN = "open";

    private final Desk desk;
    private final MatterPagesForms forms;
    private final MatterPagesUnits units;

    MatterPagesBeginForm(Desk desk, MatterPagesForms forms, MatterPagesUnits units) {
        this.desk = desk;
        this.forms = forms;
        this.units = units;
    }

    /// @param id     of the form: sending twice begins once
    /// @param button the playbook's word for it
    public record Screen(String kind, String name, String id, String button, List<Entry> entries, List<Fault> faults) {

        public boolean hasOneOf() {
            return entries.stream().filter(entry -> entry.need().equals("one_of")).count() > 1;
        }
    }

    /// The kinds as links.
    List<Choice> list(List<Beginning> beginnings, String language) {
        return beginnings.stream().map(beginning -> new Choice(beginning.kind().code(), name(beginning, language))).toList();
    }

    Screen screen(Actor actor, Beginning beginning, MatterPagesTyped typed, PageTexts texts) {
        String kind = beginning.kind().code();
        var entries = new ArrayList<Entry>();
        if (beginning.posts()) {
            MatterPagesTyped placed = typed.all(PLACE).isEmpty() ? typed.with(PLACE, List.of(Long.toString(beginning.top()))) : typed;
            entries.add(new Entry(VERB, PLACE, texts.get("begin.place"), "unit", "required", units.within(actor.district(), beginning.tops()), placed.all(PLACE), typed.errors().get(PLACE)));
        }
        for (MatterView.Input input : inputs(actor, beginning, texts.language())) {
            entries.addAll(forms.opening(actor, beginning.playbook(), kind, place(beginning, typed), VERB, input, typed, texts));
        }
        if (isForOthers(beginning)) {
            entries.add(new Entry(VERB, ASKER, texts.get("begin.asker"), "name", "optional", List.of(), typed.all(ASKER), typed.errors().get(ASKER)));
            entries.add(new Entry(VERB, ASKER_PHONE, texts.get("begin.asker.phone"), "name", "optional", List.of(), typed.all(ASKER_PHONE), null));
        }
        String open = beginning.playbook().term(kind, OPEN, texts.language());
        return new Screen(kind, name(beginning, texts.language()), typed.id().toString(), open, List.copyOf(entries), faults(typed, entries));
    }

    List<MatterView.Input> inputs(Actor actor, Beginning beginning, String language) {
        return new MatterViews.Names(beginning.playbook(), beginning.kind().code(), desk.tree(actor.district()), language).offer(beginning.kind().open()).fields();
    }

    MatterPagesSentences sentences(Actor actor, Beginning beginning, PageTexts texts) {
        return new MatterPagesSentences(texts).know(PLACE, texts.get("begin.place")).know(ASKER, texts.get("begin.asker")).know(inputs(actor, beginning, texts.language()));
    }

    MatterRequests.Open request(Actor actor, Beginning beginning, MatterPagesTyped typed, PageTexts texts) {
        String place = beginning.posts() && !typed.first(PLACE).isBlank() ? typed.first(PLACE) : Long.toString(beginning.top());
        var fields = MatterPagesForms.fields(typed, inputs(actor, beginning, texts.language()), texts.zone());
        String name = typed.first(ASKER);
        String phone = typed.first(ASKER_PHONE);
        var asker = isForOthers(beginning) && !(name.isBlank() && phone.isBlank()) ? new MatterRequests.Asker(name.isBlank() ? null : name, phone.isBlank() ? null : phone) : null;
        return new MatterRequests.Open(typed.id(), beginning.kind().code(), null, new MatterRequests.Place(place, null, null), asker, fields);
    }

    /// Whether somebody by a post writes down what a resident says: the word of that resident ends it later.
    private static boolean isForOthers(Beginning beginning) {
        return beginning.posts() && beginning.kind().openedBy().contains(Beginnings.RESIDENT);
    }

    /// Where units to choose from are looked for: the place that was chosen, when it is one of ours.
    private static long place(Beginning beginning, MatterPagesTyped typed) {
        String chosen = typed.first(PLACE);
        return chosen.matches("\\d{1,18}") ? Long.parseLong(chosen) : beginning.top();
    }

    private static String name(Beginning beginning, String language) {
        return beginning.playbook().term(beginning.kind().code(), beginning.kind().code(), language);
    }

    private static List<Fault> faults(MatterPagesTyped typed, List<Entry> entries) {
        var faults = new ArrayList<Fault>();
        Optional.ofNullable(typed.error()).ifPresent(text -> faults.add(new Fault(text, "begin-form")));
        entries.stream().filter(entry -> entry.error() != null).forEach(entry -> faults.add(new Fault(entry.error(), entry.inputId())));
        return List.copyOf(faults);
    }
}
