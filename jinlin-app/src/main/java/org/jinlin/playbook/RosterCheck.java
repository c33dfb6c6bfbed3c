package org.jinlin.playbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether a list of people can be read in: people open the kind themselves, for nobody is entered without having been asked, and every
/// column has a field to go to.
record RosterCheck(Playbook playbook, Kind kind, Findings found) {

    void check() {
        found.in("single").unless(!kind.single() || !kind.openedBy().isEmpty(), "nobody opens one by hand; leave `single` out");
        kind.roster().ifPresent(roster -> roster(roster, found.in("roster")));
    }

    private void roster(Roster roster, Findings here) {
        here.unless(kind.openedBy().contains("resident"), "each person is asked and opens one; add `resident` to `opened_by`");
        here.unless(kind.single(), "who is on two lists would have two; write `single: true`");
        MoveRule open = kind.moves().get("open");
        Set<String> said = open == null ? Set.of() : new TreeSet<>(open.fields());
        field(here.in("unit"), roster.unit(), said, Field.Type.UNIT);
        roster.offered().forEach(code -> field(here.in("offered"), code, said, Field.Type.CHOICE));
        roster.free().ifPresent(code -> field(here.in("free"), code, said, Field.Type.CHOICE));
        roster.since().ifPresent(code -> field(here.in("since"), code, said, Field.Type.TIME));
        if (open != null) {
            open.needs().stream().filter(code -> !code.equals(roster.unit())).findFirst()
                    .ifPresent(code -> here.say("a row says nothing of '" + code + "', which `open` needs; let it be in `may`"));
        }
        roster.listed().ifPresent(code -> listed(here.in("listed"), code));
        roster.second().ifPresent(second -> second(here.in("second"), second));
    }

    private void listed(Findings here, String code) {
        List<MoveRule> moves = playbook.kinds().values().stream().filter(child -> child.childOf().contains(kind.code())).flatMap(child -> Optional.ofNullable(child.moves().get(code)).stream()).toList();
        here.unless(!moves.isEmpty(), "no child of this kind has a move '" + code + "'");
        here.unless(moves.stream().allMatch(move -> move.by().contains("engine") && move.needs().isEmpty() && move.needsOne().isEmpty()), "the engine makes '" + code + "' with nothing to say; write `by: [engine]` and no `needs`");
    }

    private void second(Findings here, Roster.Second second) {
        here.in("move").known(second.move(), kind.moves().keySet(), "move of this kind");
        MoveRule move = kind.moves().get(second.move());
        if (move == null) {
            return;
        }
        here.in("move").unless(move.by().contains("asker"), "who is asked makes it; add `asker` to its `by`");
        Set<String> said = new TreeSet<>(move.fields());
        field(here.in("unit"), second.unit(), said, Field.Type.UNIT);
        second.since().ifPresent(code -> field(here.in("since"), code, said, Field.Type.TIME));
    }

    private void field(Findings here, String code, Set<String> said, Field.Type type) {
        here.known(code, said, "field of that move");
        Field field = playbook.fields().get(code);
        here.unless(field == null || field.type() == type, "'" + code + "' is of another type; name a field with `type: " + type.name().toLowerCase(java.util.Locale.ROOT) + "`");
    }
}
