package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a playbook lets happen, on sketches: which moves are possible, and what a move does to the matter, its children and its
/// parent. The same order as the engine of matters: stage, clocks (stops before starts), children, follow-ups, then the parent.
final class Machine {
    private final Playbook playbook;
    /// KIND -> STAGE -> moves
    private final Map<String, Map<String, List<MoveRule>>> offered = new HashMap<>();

    /// A move that can be made.
    ///
    /// @param path   which child of which child; empty for the root
    /// @param sketch the matter itself
    /// @param clock  the clock whose lateness makes it; otherwise a person does
    record Choice(List<Integer> path, Sketch sketch, MoveRule move, Optional<String> clock) {}

    /// A move that was made from a stage.
    record Made(String kind, String stage, String move) {
        @Override
        public String toString() {
            return kind + "." + stage + "." + move;
        }
    }

    /// What happened, and what must not have happened.
    record Log(List<Made> made, List<String> wrongs) {
        Log() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /// A matter after its moves, and those moves in order.
    private record Result(Sketch sketch, List<String> moves) {}

    Machine(Playbook playbook) {
        this.playbook = playbook;
    }

    Sketch open(Kind kind, Map<String, Object> given, Log log) {
        return move(Sketch.unopened(kind, Map.of(), ""), kind.open(), given, Optional.empty(), log).sketch();
    }

    /// Everything that a person or a late clock can do in this matter and its children.
    List<Choice> choices(Sketch root) {
        var all = new ArrayList<Choice>();
        choices(root, List.of(), all);
        return all;
    }

    private void choices(Sketch at, List<Integer> path, List<Choice> all) {
        for (MoveRule move : offered(at.kind(), at.stage())) {
            if (isPossible(at, move)) {
                all.add(new Choice(path, at, move, Optional.empty()));
            }
        }
        at.counting().stream().filter(clock -> !at.late().contains(clock.code())).forEach(clock -> {
            if (clock.late() instanceof ClockRule.Late.Do(String move)) {
                all.add(new Choice(path, at, at.kind().moves().get(move), Optional.of(clock.code())));
            }
        });
        for (int place = 0; place < at.children().size(); place++) {
            var below = new ArrayList<>(path);
            below.add(place);
            choices(at.children().get(place), List.copyOf(below), all);
        }
    }

    /// The moves that somebody makes from a stage, whatever else they need. Kept, because a walk asks at every step.
    private List<MoveRule> offered(Kind kind, String stage) {
        return offered.computeIfAbsent(kind.code(), _ -> new HashMap<>()).computeIfAbsent(stage, _ -> kind.moves().values().stream()
                .filter(move -> move.from().contains(stage) && (!move.by().equals(Set.of("engine")) || isListed(kind, move))).toList());
    }

    /// Whether a list of people makes this move of the engine: somebody sent it.
    private boolean isListed(Kind kind, MoveRule move) {
        return kind.childOf().stream().map(playbook.kinds()::get).filter(Objects::nonNull).flatMap(parent -> parent.roster().stream()).flatMap(roster -> roster.listed().stream()).anyMatch(move.code()::equals);
    }

    boolean isPossible(Sketch at, MoveRule move) {
        return move.from().contains(at.stage())
                && (move.limit().isEmpty() || move.limit().get().every().isPresent() || move.overLimit().isPresent()
                        || at.count(move.code()) < move.limit().get().times())
                && (move.unless().isEmpty() || !Facts.match(move.unless(), at.facts()))
                && !at.hasOpenChild(move.gate().childrenEnded())
                && move.gate().times().entrySet().stream().allMatch(times -> at.count(times.getKey()) >= times.getValue())
                && (!at.isFinal() || move.fromEnd().isEmpty() || at.outcome().filter(move.fromEnd()::contains).isPresent())
                && (move.undoes().isEmpty() || at.before().filter(before -> move.undoes().contains(before.move())).isPresent());
    }

    /// The whole tree after the choice.
    Sketch make(Sketch root, Choice choice, Map<String, Object> given, Log log) {
        return make(root, choice.path(), choice, given, Optional.empty(), log).sketch();
    }

    private Result make(Sketch at, List<Integer> path, Choice choice, Map<String, Object> given, Optional<Sketch> parent, Log log) {
        if (path.isEmpty()) {
            if (choice.clock().isEmpty() || isPossible(at, choice.move())) {
                return move(choice.clock().map(at::lateness).orElse(at), choice.move(), given, parent, log);
            }
            log.wrongs().add("clock '" + choice.clock().get() + "' is late in '" + at.stage() + "' but '" + choice.move().code()
                    + "' is not possible");
            return new Result(at.lateness(choice.clock().get()), List.of());
        }
        int place = path.getFirst();
        var child = make(at.children().get(place), path.subList(1, path.size()), choice, given, Optional.of(at), log);
        return hear(at.replacing(place, child.sketch()).undoable(Optional.empty()), child, log, parent);
    }

    private Result move(Sketch at, MoveRule move, Map<String, Object> given, Optional<Sketch> parent, Log log) {
        log.made().add(new Made(at.kind().code(), at.stage(), move.code()));
        if (!move.undoes().isEmpty()) {
            return new Result(undo(at, move, log), List.of(move.code()));
        }
        String to = move.to().orElse(at.stage());
        var moves = new ArrayList<>(List.of(move.code()));
        var after = at.counted(move.code()).knowing(given).at(to, outcome(at, move, given, to));
        after = clocks(after, at.stage(), move.code(), parent, log);
        after = opened(after, move, given, log);
        after = after.isFinal() ? cancelled(after, log, child -> !child.kind().outlives()) : after;
        boolean undoable = at.kind().moves().values().stream().anyMatch(other -> other.undoes().contains(move.code()));
        after = after.undoable(undoable ? Optional.of(new Sketch.Before(move.code(), at.undoable(Optional.empty()))) : Optional.empty());
        for (var then : move.then().entrySet()) {
            var next = at.kind().moves().get(then.getKey());
            boolean due = Facts.match(then.getValue().when(), given)
                    && then.getValue().nth().map(nth -> at.count(move.code()) + 1 >= nth).orElse(true);
            if (due && isPossible(after, next)) {
                var follow = move(after, next, given, parent, log);
                after = follow.sketch();
                moves.addAll(follow.moves());
            }
        }
        return new Result(after, moves);
    }

    private static Optional<String> outcome(Sketch at, MoveRule move, Map<String, Object> given, String to) {
        return move.end().map(end -> switch (end) {
            case MoveRule.End.Outcome(String outcome) -> outcome;
            case MoveRule.End.FromField(String field) -> String.valueOf(given.get(field));
        }).or(() -> to.equals(at.stage()) ? at.outcome() : Optional.empty());
    }

    /// The move is taken back as if it had not been; what it opened ends as undone, and what ended with it stays ended.
    private Sketch undo(Sketch at, MoveRule undo, Log log) {
        var before = at.before().orElseThrow();
        at.children().stream().filter(child -> child.openedBy().equals(before.move()) && !child.touched()).forEach(child ->
                move(child, child.kind().moves().get("undone"), Map.of(), Optional.of(at), log));
        var still = before.sketch().children().stream().filter(at.children()::contains).toList();
        return before.sketch().with(still).counted(undo.code());
    }

    /// Stops before starts; the end of a matter voids whatever still runs.
    private Sketch clocks(Sketch at, String from, String trigger, Optional<Sketch> parent, Log log) {
        if (at.isFinal()) {
            return at.running(Set.of());
        }
        var triggers = new HashSet<>(Set.of(trigger));
        if (!from.equals(at.stage())) {
            triggers.add("enter." + at.stage());
        }
        var running = new HashSet<>(at.clocks());
        for (ClockRule clock : at.kind().clocks().values()) {
            if (clock.stops().stream().anyMatch(triggers::contains) || clock.voids().stream().anyMatch(triggers::contains)) {
                running.remove(clock.code());
            }
        }
        for (ClockRule clock : at.kind().clocks().values()) {
            if (clock.starts().stream().anyMatch(triggers::contains) && Facts.match(clock.when(), at.facts())
                    && running.add(clock.code())) {
                startable(at, clock, parent).ifPresent(wrong ->
                        log.wrongs().add("clock '" + clock.code() + "' starts with '" + trigger + "' " + wrong));
            }
        }
        // a round that ended and began anew may be late again
        var fresh = at.running(Set.copyOf(at.clocks().stream().filter(running::contains)
                .filter(code -> at.kind().clocks().get(code).starts().stream().noneMatch(triggers::contains)).toList()));
        return fresh.running(running);
    }

    private static Optional<String> startable(Sketch at, ClockRule clock, Optional<Sketch> parent) {
        return switch (clock.within()) {
            case ClockRule.Within.UntilField(String field) when !at.facts().containsKey(field) ->
                    Optional.of("but '" + field + "' was not given");
            case ClockRule.Within.OfParent(String code, var _) when parent.filter(above -> above.clocks().contains(code)).isEmpty() ->
                    Optional.of("but the parent's clock '" + code + "' does not run");
            default -> Optional.empty();
        };
    }

    private Sketch opened(Sketch at, MoveRule move, Map<String, Object> given, Log log) {
        var children = new ArrayList<>(at.children());
        move.opens().forEach((code, opens) -> {
            boolean several = opens.owner() instanceof Owner.FromField(String field)
                    && playbook.fields().get(field).type() == Field.Type.UNITS;
            var facts = new HashMap<>(given);
            facts.putAll(opens.sets());
            var kind = playbook.kind(code);
            for (int number = 0; number < (several ? 2 : 1); number++) {
                children.add(move(Sketch.unopened(kind, Map.copyOf(facts), move.code()), kind.open(), Map.of(), Optional.of(at), log)
                        .sketch());
            }
        });
        return at.with(children);
    }

    private Sketch cancelled(Sketch at, Log log, Predicate<Sketch> which) {
        var left = new ArrayList<Sketch>();
        at.children().forEach(child -> {
            if (which.test(child)) {
                move(child, child.kind().moves().get("cancel"), Map.of(), Optional.of(at), log);
            } else {
                left.add(child);
            }
        });
        return at.with(left);
    }

    /// The parent hears what its child did.
    private Result hear(Sketch parent, Result child, Log log, Optional<Sketch> above) {
        var after = parent;
        var moves = new ArrayList<String>();
        for (String move : child.moves()) {
            String trigger = child.sketch().kind().code() + "." + move;
            if (!after.kind().hears(trigger) || after.isFinal() && !child.sketch().kind().outlives()) {
                continue;
            }
            after = after.hears(trigger);
            var reaction = after.kind().reaction(trigger, after.heard().get(trigger)).map(after.isFinal() ? Kind.Reaction::ofEnded : line -> line);
            String from = after.stage();
            after = after.at(reaction.flatMap(Kind.Reaction::to).orElse(from), after.outcome());
            after = clocks(after, from, trigger, above, log);
            if (reaction.filter(line -> line.effects().contains(Effect.QUORUM)).isPresent()
                    && "quorum".equals(after.facts().get("done_when"))) {
                var kind = child.sketch().kind();
                after = cancelled(after, log, other -> other.kind().code().equals(kind.code()));
            }
            var does = reaction.flatMap(line -> line.move(child.sketch().facts()));
            if (does.isPresent()) {
                var asked = after.kind().moves().get(does.get());
                // who has moved on no longer needs what was asked
                if (isPossible(after, asked)) {
                    var done = move(after, asked, child.sketch().facts(), above, log);
                    after = done.sketch();
                    moves.addAll(done.moves());
                }
            }
        }
        return new Result(after, moves);
    }
}
