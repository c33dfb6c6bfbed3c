package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.org.Unit;
import org.jinlin.people.Masked;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// The week of a unit in the words of its playbook.
///
/// @param names   masked, by person
/// @param numbers of what people offered with
record HelpWords(Playbook playbook, HelpReading reading, PageTexts texts, Map<Long, Masked> names, Map<Long, String> numbers) {

    HelpWeek week(Unit unit, List<Matter> waits, List<HelpNeed> needs, Map<String, List<HelpOffer>> offers, List<HelpPlan> plans, Map<Long, String> said, int most) {
        Map<String, HelpPlan.Task> asked = new HashMap<>();
        plans.forEach(plan -> plan.tasks().forEach(task -> asked.put(task.need(), task)));
        var lines = new ArrayList<HelpWeek.Wait>();
        for (int i = 0; i < needs.size(); i++) {
            String kind = waits.get(i).identity().kind();
            HelpNeed need = needs.get(i);
            HelpPlan.Task task = asked.get(need.number());
            lines.add(new HelpWeek.Wait(need.number(), playbook.term(kind, kind, texts.language()), said.get(waits.get(i).id()), task == null ? null : asked(kind, need, task, offers.get(kind)),
                    HelpRules.suggested(need, offers.get(kind), most).stream().map(fit -> suited(kind, fit, fit.when().count() == 1 ? fit.when().numbers().findFirst().getAsInt() : FreeHours.A_WEEK)).toList(),
                    reading.brings(waits.get(i)).map(move -> new MatterView.Named(move.code(), playbook.term(kind, move.code(), texts.language()))).orElse(null)));
        }
        return new HelpWeek(new MatterView.Place(Long.toString(unit.id()), unit.name()), numbers.size(), List.copyOf(lines), plans.stream().mapToInt(plan -> plan.unserved().size()).sum(),
                plans.stream().mapToLong(HelpPlan::gapMetres).sum());
    }

    private HelpWeek.Suited asked(String kind, HelpNeed need, HelpPlan.Task task, List<HelpOffer> offers) {
        HelpOffer offer = offers.stream().filter(each -> each.personId() == task.personId()).findFirst().orElseThrow();
        HelpFit fit = HelpRules.fit(need, offer).orElseThrow();
        return suited(kind, fit, fit.when().count() == FreeHours.A_WEEK ? FreeHours.A_WEEK : task.part());
    }

    /// @param part of the week; one that has no name where any time will do
    private HelpWeek.Suited suited(String kind, HelpFit fit, int part) {
        String field = reading.suggests(kind).wanted();
        Masked name = names.get(fit.personId());
        return new HelpWeek.Suited(name == null ? "" : name.name(), numbers.get(fit.personId()), fit.skills().stream().sorted().map(skill -> choice(field, skill)).toList(), fit.wayMetres(),
                when(kind, part), fit.tasksBefore());
    }

    private @Nullable String when(String kind, int part) {
        return reading.part(kind, part).map(choice -> choice(reading.suggests(kind).free().orElseThrow(), choice)).orElse(null);
    }

    private String choice(String field, String code) {
        return playbook.term(field, code, texts.language());
    }
}
