package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether an operating mode is switched by two persons with a reason, and whether a matter that put one in force must end it.
record OverlayCheck(Playbook playbook, Kind kind, Findings found) {

    /// The field that names the mode.
    static final String MODE = "mode";

    /// Every mode can be chosen, and something switches to it.
    static void check(Playbook playbook, Findings found) {
        var field = playbook.fields().get(MODE);
        List<String> choices = field == null ? List.of() : field.of();
        playbook.overlays().keySet().forEach(mode -> found.in("overlays", mode).known(mode, choices, "choice of the field '" + MODE + "'"));
        boolean switched = playbook.kinds().values().stream().flatMap(kind -> kind.moves().values().stream())
                .anyMatch(move -> move.effects().contains(Effect.OVERLAY_ON));
        found.in("overlays").unless(playbook.overlays().isEmpty() || switched, "no move switches to a mode; write `effects: [overlay_on]` on one");
    }

    /// What a move that switches keeps to.
    void move(MoveRule move) {
        found.unless(kind.childOf().isEmpty(), "a child may end with its parent; leave `child_of` out of a kind that switches the mode");
        found.unless(!move.by().contains("engine"), "people switch the mode; leave `engine` out of `by`");
        found.unless(kind.moves().values().stream().noneMatch(other -> other.undoes().contains(move.code())),
                "what switches the mode is not undone; write a move with `effects: [overlay_off]`");
        if (!move.effects().contains(Effect.OVERLAY_ON)) {
            return;
        }
        found.unless(move.gate().secondPerson(), "one person alone must not switch the mode; write `gate: {second_person: true}`");
        found.unless(!move.effects().contains(Effect.OVERLAY_OFF), "a move switches on or off; take two moves");
        var open = kind.moves().get("open");
        found.unless(open != null && open.needs().containsAll(List.of(MODE, "reason")), "the mode needs a name and a reason; add `mode` and `reason` to the `needs` of `open`");
        endsInForce(move).ifPresent(end -> found.say("'" + end + "' ends the matter while the mode is in force; write `effects: [overlay_off]` there"));
    }

    /// A move that ends the matter while what it put in force still holds.
    private Optional<String> endsInForce(MoveRule on) {
        var reached = new HashSet<String>();
        var next = new ArrayList<>(on.to().map(List::of).orElse(List.copyOf(on.from())));
        while (!next.isEmpty()) {
            String stage = next.removeLast();
            if (kind.stages().containsKey(stage) && kind.stages().get(stage).isFinal()) {
                return kind.moves().values().stream().filter(move -> move.to().filter(stage::equals).isPresent() && !move.effects().contains(Effect.OVERLAY_OFF)
                        && (move == on || move.from().stream().anyMatch(reached::contains))).map(MoveRule::code).findFirst();
            }
            if (reached.add(stage)) {
                kind.moves().values().stream().filter(move -> move.from().contains(stage) && !move.effects().contains(Effect.OVERLAY_OFF))
                        .flatMap(move -> move.to().stream()).forEach(next::add);
            }
        }
        return Optional.empty();
    }

    /// What stands against laying one pack over another: what open matters of the lower one need must be there in both.
    static List<String> problems(Playbook below, Reading over) {
        if (over.playbook().isEmpty()) {
            return over.faults().stream().map(fault -> "its overlay has a fault: " + fault).toList();
        }
        Playbook overlay = over.playbook().get();
        if (!over.sources().containsKey(below.code() + "/playbook.yml")) {
            return List.of("'" + overlay.code() + "' does not build on this pack; write `extends: " + below.code() + "` there");
        }
        return Stream.of(below.roles().keySet().stream().filter(role -> !Objects.equals(below.roles().get(role), overlay.roles().get(role))).map(role -> "role '" + role + "'"),
                        below.levels().stream().filter(level -> !overlay.levels().contains(level)).map(level -> "level '" + level + "'"),
                        below.grades().stream().filter(grade -> !overlay.grades().contains(grade)).map(grade -> "grade '" + grade + "'"))
                .flatMap(missing -> missing).map(missing -> "'" + overlay.code() + "' changes or removes the " + missing + ", which open matters of this pack need; keep it as it is").toList();
    }
}
