package org.jinlin.playbook;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// Whether people can be suggested for a kind: they say what they offer by a kind that is kept, in the same words in which it is
/// wanted, and somebody can take it on.
record SuggestsCheck(Playbook playbook, Kind kind, Findings found) {

    void check() {
        kind.suggests().ifPresent(suggests -> {
            found.unless(kind.moves().values().stream().anyMatch(move -> move.effects().contains(Effect.TAKE)), "nobody takes one on; write `effects: [take]` at a move");
            found.in("from").known(suggests.from(), playbook.kinds().keySet(), "kind");
            Kind from = playbook.kinds().get(suggests.from());
            if (from == null) {
                return;
            }
            found.in("from").unless(from.stages().containsKey(Keep.RESTS) && !from.openedBy().isEmpty(), "'" + from.code() + "' is not opened by people and kept; name a register with a stage `kept`");
            choice("wanted", suggests.wanted(), said(kind));
            var there = new LinkedHashSet<String>();
            suggests.offered().forEach(field -> {
                choice("offered", field, said(from));
                there.addAll(choices(field));
            });
            choices(suggests.wanted()).stream().filter(skill -> !there.contains(skill)).findFirst().ifPresent(skill ->
                    found.in("offered").say("nobody can offer '" + skill + "', which may be wanted; add it to the choices of an offered field"));
            suggests.free().ifPresent(field -> {
                choice("free", field, said(kind));
                choice("free", field, said(from));
                found.in("free").unless(choices(field).size() <= Suggests.TIMES_MAX, "there are at most " + Suggests.TIMES_MAX + " parts of a week; take fewer choices");
            });
        });
    }

    private void choice(String key, String field, Set<String> said) {
        found.in(key).known(field, new TreeSet<>(said), "field of a move of that kind");
        Field known = playbook.fields().get(field);
        found.in(key).unless(known == null || known.type() == Field.Type.CHOICE, "'" + field + "' is no choice; name a field with `type: choice`");
    }

    private Set<String> choices(String field) {
        Field known = playbook.fields().get(field);
        return known == null ? Set.of() : new LinkedHashSet<>(known.of());
    }

    /// The fields that moves of a kind, or those that open it, can say.
    private Set<String> said(Kind of) {
        var said = new HashSet<String>();
        of.moves().values().forEach(move -> said.addAll(move.fields()));
        PlaybookChecker.openings(playbook, of).forEach(opening -> said.addAll(opening.move().fields()));
        return said;
    }
}
