package org.jinlin.playbook;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Whether a role that is no office is named only where matters are opened: its holders give one proof on signing in and are residents
/// everywhere else, so that a move, a duty or a confirmation in its name could never be made.
record LayCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.roles().values().stream().filter(Playbook.Role::lay).forEach(role ->
                found.in("roles", role.code(), "lay").unless(!role.owns() && !role.one(), "who answers for a unit holds an office; leave `lay` out, or `owns` and `one`"));
        playbook.kinds().values().forEach(this::kind);
        playbook.links().values().forEach(link -> none(found.in("links", link.code()), List.of(link.from(), link.ifVacant())));
        playbook.calendar().values().forEach(rule -> none(found.in("calendar", rule.code(), "each", "rota"), rule.each().rota().stream().toList()));
        playbook.obligations().values().forEach(owed -> none(found.in("obligations", owed.code(), "of"), List.of(owed.of())));
        playbook.points().earn().values().forEach(earning -> none(found.in("points", "earn", earning.code(), "confirmed_by"), earning.confirmedBy()));
        none(found.in("points", "keepers"), playbook.points().keepers());
    }

    private void kind(Kind kind) {
        kind.moves().values().forEach(move -> {
            Findings here = found.in("kinds", kind.code(), "moves", move.code());
            none(here.in("by"), move.by());
            none(here.in("tells"), move.tells());
        });
    }

    private void none(Findings here, Collection<String> words) {
        Predicate<String> lay = playbook::isLay;
        words.stream().filter(lay).forEach(role -> here.say("'" + role + "' is no office and only opens matters; name another role here, or leave `lay` out where it is declared"));
    }
}
