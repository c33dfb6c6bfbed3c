package org.jinlin.playbook;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// Whether a team can be sought by its skill: there is a register of what teams can do, in the same words in which it is wanted, and the
/// move names team and skill.
record SkilledCheck(Playbook playbook, MoveRule move, MoveRule.Skilled skilled, Findings found) {

    void check() {
        field("unit", skilled.unit(), Field.Type.UNIT, move.needs(), "needs");
        field("wanted", skilled.wanted(), Field.Type.CHOICE, move.needs(), "needs");
        field("why", skilled.why(), Field.Type.TEXT, move.may(), "may");
        found.in("from").known(skilled.from(), playbook.kinds().keySet(), "kind");
        Kind from = playbook.kinds().get(skilled.from());
        if (from == null) {
            return;
        }
        found.in("from").unless(from.stages().containsKey(Keep.RESTS) && !from.openedBy().isEmpty(), "'" + from.code() + "' is not opened by people and kept; name a register with a stage `kept`");
        var said = new TreeSet<String>();
        from.moves().values().forEach(each -> said.addAll(each.fields()));
        var there = new LinkedHashSet<String>();
        for (String offered : skilled.offered()) {
            found.in("offered").known(offered, said, "field of a move of that kind");
            there.addAll(choices(offered));
        }
        choices(skilled.wanted()).stream().filter(skill -> !there.contains(skill)).findFirst().ifPresent(skill ->
                found.in("offered").say("no team can have '" + skill + "', which may be wanted; add it to the choices of an offered field"));
    }

    private void field(String key, String code, Field.Type type, Set<String> where, String list) {
        Field known = playbook.fields().get(code);
        found.in(key).unless(known != null && known.type() == type && where.contains(code),
                "'" + code + "' must be a field with `type: " + type.name().toLowerCase(java.util.Locale.ROOT) + "`; add it to the `" + list + "` of this move");
    }

    private Set<String> choices(String code) {
        Field known = playbook.fields().get(code);
        return known == null ? Set.of() : new LinkedHashSet<>(known.of());
    }
}
