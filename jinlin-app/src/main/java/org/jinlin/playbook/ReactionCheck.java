package org.jinlin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a kind's reaction to a child's move makes sense.
record ReactionCheck(Playbook playbook, Kind kind, Findings found) {

    void check(String trigger, Map<Integer, Kind.Reaction> lines) {
        var here = found.in("reacts", trigger);
        int dot = trigger.indexOf('.');
        if (dot < 0) {
            here.say("a reaction is to a child's move; write CHILD.MOVE");
            return;
        }
        var child = new KindCheck(playbook, kind, found).childMove(here, trigger.substring(0, dot), trigger.substring(dot + 1));
        here.unless(lines.containsKey(1), "the first time is not said; begin with `1: {...}`");
        lines.forEach((nth, line) -> {
            var at = here.in(String.valueOf(nth));
            at.unless(line.to().isPresent() || line.owner().isPresent() || line.does().isPresent() || !line.effects().isEmpty(),
                    "nothing happens; write `to`, `owner`, `do: MOVE` or `effects`");
            line.to().ifPresent(stage -> {
                at.in("to").known(stage, kind.stages().keySet(), "stage");
                at.in("to").unless(!kind.stages().containsKey(stage) || !kind.stages().get(stage).isFinal(),
                        "a child must not end its parent; name an open stage");
            });
            line.owner().ifPresent(owner -> KindCheck.owner(playbook, owner, at.in("owner")));
            child.ifPresent(one -> effects(at, line, PlaybookChecker.openings(playbook, one)));
            child.filter(_ -> !line.isAsked()).map(one -> one.moves().get(trigger.substring(dot + 1)))
                    .ifPresent(told -> line.does().ifPresent(move -> does(at.in("do"), move, told)));
        });
    }

    private void effects(Findings at, Kind.Reaction line, List<PlaybookChecker.Opening> openings) {
        var ours = openings.stream().filter(opening -> opening.parent().code().equals(kind.code())).toList();
        line.effects().forEach(effect -> at.in("effects")
                .unless(effect == Effect.QUORUM, "a reaction knows only `quorum`; move the others to a move"));
        for (var opening : ours) {
            var move = opening.move();
            if (line.effects().contains(Effect.QUORUM)) {
                at.in("effects").unless(move.fields().containsAll(Set.of("done_when", "quorum")),
                        "'" + move.code() + "' must take `done_when` and `quorum` for that");
            }
            if (line.isAsked()) {
                move.opens().forEach((child, opens) ->
                        asked(found.in("moves", move.code(), "opens", child, "sets"), move,
                                Optional.ofNullable(opens.sets().get("asks"))));
            }
        }
    }

    private void does(Findings here, String code, MoveRule told) {
        here.known(code, kind.moves().keySet(), "move");
        Optional.ofNullable(kind.moves().get(code)).ifPresent(move -> {
            here.unless(move.by().contains("engine"), "the engine makes '" + code + "'; add `engine` to its `by`");
            here.unless(told.needs().containsAll(move.needs()), "'" + code + "' needs fields that '" + told.code() + "' does not give; let it need the same");
        });
    }

    private void asked(Findings here, MoveRule asking, Optional<Object> asks) {
        if (asks.isEmpty()) {
            here.say("'" + asking.code() + "' opens the child without saying what it asks; write `sets: {asks: MOVE}` there");
            return;
        }
        var asked = kind.moves().get(asks.get().toString());
        here.unless(asked != null, "'" + asking.code() + "' asks for '" + asks.get() + "', which is no move here; name one of "
                + String.join(", ", kind.moves().keySet()));
        if (asked != null) {
            here.unless(asked.by().contains("engine"), "the engine makes '" + asked.code() + "'; add `engine` to its `by`");
            here.unless(asking.needs().containsAll(asked.needs()),
                    "'" + asked.code() + "' needs more than '" + asking.code() + "' gives; make both need the same");
        }
    }
}
