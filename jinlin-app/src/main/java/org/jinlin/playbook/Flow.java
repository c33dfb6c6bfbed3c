package org.jinlin.playbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Everything a matter of one kind can be under fixed facts: the stage, the clocks that run, the kinds of children that may be
/// open. Explored from the opening on, without times and counts, so it knows more ways than there are, never fewer.
final class Flow {
    private static final int MAX_SITUATIONS = 50_000;

    /// @param clocks   that run
    /// @param children kinds of which one may be open
    record Situation(String stage, Set<String> clocks, Set<String> children) {}

    /// @param triggers what clocks hear
    /// @param opens    kinds of children that it opens
    /// @param ended    kinds of children that must have ended before
    /// @param needs    a kind of child that must be there for it
    private record Edge(String from, String to, String name, Set<String> triggers, Set<String> opens, Set<String> ended,
            Optional<String> needs) {}

    /// How a situation was reached first.
    private record Step(Optional<Situation> before, String name) {}

    private final Kind kind;
    private final Map<String, Object> facts;
    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private final Map<Situation, Step> steps = new LinkedHashMap<>();

    Flow(Playbook playbook, Kind kind, Map<String, Object> facts) {
        this.kind = kind;
        this.facts = facts;
        kind.moves().values().forEach(this::move);
        playbook.kinds().values().stream().filter(child -> child.childOf().contains(kind.code())).forEach(this::child);
        explore();
    }

    boolean isReached(String stage) {
        return find(stage, _ -> true).isPresent();
    }

    /// The first situation found in this stage of which this holds.
    Optional<Situation> find(String stage, Predicate<Situation> holds) {
        return steps.keySet().stream().filter(one -> one.stage().equals(stage)).filter(holds).findFirst();
    }

    /// The clocks that count down in this situation: those that the stage pauses stand still.
    Set<String> counting(Situation situation) {
        return situation.clocks().stream()
                .filter(clock -> !kind.clocks().get(clock).pauses().contains(situation.stage()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The steps that lead there, such as `open, accept, dispatch`.
    String way(Situation situation) {
        var names = new ArrayDeque<String>();
        for (Optional<Situation> at = Optional.of(situation); at.isPresent(); at = steps.get(at.get()).before()) {
            names.addFirst(steps.get(at.get()).name());
        }
        names.removeFirst();
        return String.join(", ", names);
    }

    /// Taking back restores what was, so it adds no way.
    private void move(MoveRule move) {
        if (move.undoes().isEmpty()) {
            move.from().forEach(from -> add(from, move.to(), move.code(), move.opens().keySet(), move.gate().childrenEnded(),
                    Optional.empty()));
        }
    }

    private void child(Kind child) {
        for (String move : child.moves().keySet()) {
            String trigger = child.code() + "." + move;
            if (!kind.hears(trigger)) {
                continue;
            }
            var lines = kind.reacts().containsKey(trigger) ? List.copyOf(kind.reacts().get(trigger).values())
                    : List.of(new Kind.Reaction(Optional.empty(), Optional.empty(), Optional.empty(), Set.of()));
            kind.stages().values().stream().filter(stage -> !stage.isFinal()).forEach(stage -> lines.forEach(line ->
                    add(stage.code(), line.to(), trigger, Set.of(), Set.of(), Optional.of(child.code()))));
        }
    }

    private void add(String from, Optional<String> to, String trigger, Set<String> opens, Set<String> ended, Optional<String> needs) {
        String target = to.orElse(from);
        var triggers = new HashSet<>(Set.of(trigger));
        if (!target.equals(from)) {
            triggers.add("enter." + target);
        }
        edges.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Edge(from, target, trigger, triggers, opens, ended, needs));
    }

    private void explore() {
        var first = new Situation(MoveRule.NEW, Set.of(), Set.of());
        steps.put(first, new Step(Optional.empty(), ""));
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty() && steps.size() < MAX_SITUATIONS) {
            var at = open.removeFirst();
            for (Edge edge : edges.getOrDefault(at.stage(), List.of())) {
                if (edge.needs().filter(child -> !at.children().contains(child)).isPresent()) {
                    continue;
                }
                var next = after(at, edge);
                if (steps.putIfAbsent(next, new Step(Optional.of(at), edge.name())) == null) {
                    open.addLast(next);
                }
            }
        }
    }

    private Situation after(Situation at, Edge edge) {
        if (kind.stage(edge.to()).isFinal()) {
            return new Situation(edge.to(), Set.of(), Set.of());
        }
        var clocks = new HashSet<>(at.clocks());
        kind.clocks().values().stream().filter(clock -> ends(clock, edge.triggers())).forEach(clock -> clocks.remove(clock.code()));
        kind.clocks().values().stream()
                .filter(clock -> clock.starts().stream().anyMatch(edge.triggers()::contains) && Facts.match(clock.when(), facts))
                .forEach(clock -> clocks.add(clock.code()));
        var children = new HashSet<>(at.children());
        children.removeAll(edge.ended());
        children.addAll(edge.opens());
        return new Situation(edge.to(), Set.copyOf(clocks), Set.copyOf(children));
    }

    private static boolean ends(ClockRule clock, Set<String> triggers) {
        return clock.stops().stream().anyMatch(triggers::contains) || clock.voids().stream().anyMatch(triggers::contains);
    }
}
