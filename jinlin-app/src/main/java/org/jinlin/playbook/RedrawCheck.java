package org.jinlin.playbook;

import java.util.List;

/// Whether boundaries are redrawn by two persons, from a plan that is there from the opening on.
record RedrawCheck(Kind kind, Findings found) {

    /// The fields that hold the plan and its day.
    private static final List<String> FIELDS = List.of("lines", "effective");

    /// What a move that redraws keeps to.
    void move(MoveRule move) {
        found.unless(kind.childOf().isEmpty(), "nobody opens a child with a plan; leave `child_of` out of a kind that redraws");
        found.unless(!move.by().contains("engine"), "people approve boundaries; leave `engine` out of `by`");
        found.unless(move.gate().secondPerson(), "one person alone must not redraw boundaries; write `gate: {second_person: true}`");
        found.unless(kind.moves().values().stream().noneMatch(other -> other.undoes().contains(move.code())), "what was redrawn is not undone; boundaries change back by another plan");
        var open = kind.moves().get("open");
        found.unless(open != null && open.needs().containsAll(FIELDS), "boundaries need a plan and a day; add `lines` and `effective` to the `needs` of `open`");
        found.unless(move.to().filter(stage -> kind.stages().containsKey(stage) && kind.stages().get(stage).isFinal()).isPresent(), "a plan is approved once; write `to` a final stage");
    }
}
