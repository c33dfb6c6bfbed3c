package org.jinlin.playbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything a matter of one kind can be under fixed facts: the stage, the clocks that run, the kinds of children that may be
/// open. Explored from the opening on, without times and counts, so it knows more ways than there are, never fewer.
final class Flow {
    private static final int MAX_SITUATIONS = 50_000;

    /// Of one kind so many clocks, and so many kinds of children: a situation holds each of them as one bit.
    static final int MAX_BITS = Long.SIZE;

    /// @param clocks   that run, a bit each
    /// @param children kinds of which one may be open, a bit each
    record Situation(int stage, long clocks, long children) {}

    /// @param name     the move, or what children tell
    /// @param ends     clocks that it ends
    /// @param starts   clocks that it starts
    /// @param opens    kinds of children that it opens
    /// @param ended    kinds of children that must have ended before
    /// @param needs    a kind of child that must be there for it, or none
    private record Edge(int to, boolean isLast, String name, long ends, long starts, long opens, long ended, long needs) {}

    /// How a situation was reached first.
    private record Step(@Nullable Situation before, String name) {}

    private final Kind kind;
    private final Set<String> heeded;
    private final Codes stages;
    private final Codes clocks;
    private final Codes children;
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Map<Situation, Step> steps = new HashMap<>();
    private final List<List<Situation>> reached = new ArrayList<>();

    /// @param heeded clocks whose conditions hold; the others never start
    Flow(Playbook playbook, Kind kind, Set<String> heeded) {
        this.kind = kind;
        this.heeded = heeded;
        stages = new Codes(kind.stages().keySet());
        clocks = new Codes(kind.clocks().keySet());
        children = new Codes(children(playbook, kind));
        for (int stage = 0; stage <= stages.size(); stage++) {
            edges.add(new ArrayList<>());
            reached.add(new ArrayList<>());
        }
        kind.moves().values().forEach(this::move);
        children(playbook, kind).forEach(child -> child(playbook.kind(child)));
        explore();
    }

    static boolean isTooLarge(Playbook playbook, Kind kind) {
        return kind.clocks().size() > MAX_BITS || children(playbook, kind).size() > MAX_BITS;
    }

    /// The clocks of a kind whose conditions hold under these facts.
    static Set<String> heeded(Kind kind, Map<String, Object> facts) {
        return kind.clocks().values().stream().filter(clock -> Facts.match(clock.when(), facts)).map(ClockRule::code).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> children(Playbook playbook, Kind kind) {
        return playbook.kinds().values().stream().filter(child -> child.childOf().contains(kind.code())).map(Kind::code).toList();
    }

    boolean isReached(String stage) {
        return !reached.get(stages.of(stage)).isEmpty();
    }

    /// The first situation found in this stage of which this holds.
    Optional<Situation> find(String stage, Predicate<Situation> holds) {
        return reached.get(stages.of(stage)).stream().filter(holds).findFirst();
    }

    /// Whether a clock counts down there: those that the stage pauses stand still.
    Predicate<Situation> isCounting(String stage) {
        long paused = clocks.bits(kind.clocks().values().stream().filter(clock -> clock.pauses().contains(stage)).map(ClockRule::code).toList());
        return at -> (at.clocks() & ~paused) != 0;
    }

    /// Whether this clock runs there, counting or not.
    Predicate<Situation> isRunning(String clock) {
        long bit = clocks.bits(List.of(clock));
        return at -> (at.clocks() & bit) != 0;
    }

    /// The steps that lead there, such as `open, accept, dispatch`.
    String way(Situation situation) {
        var names = new ArrayDeque<String>();
        for (Situation at = situation; at != null; at = steps.get(at).before()) {
            names.addFirst(steps.get(at).name());
        }
        names.removeFirst();
        return String.join(", ", names);
    }

    /// Taking back restores what was, so it adds no way.
    private void move(MoveRule move) {
        if (move.undoes().isEmpty()) {
            move.from().forEach(from -> add(from, move.to(), move.code(), move.opens().keySet(), move.gate().childrenEnded(), List.of()));
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
                    add(stage.code(), line.to(), trigger, Set.of(), Set.of(), List.of(child.code()))));
        }
    }

    private void add(String from, Optional<String> to, String trigger, Set<String> opens, Set<String> ended, List<String> needs) {
        String target = to.orElse(from);
        var triggers = new HashSet<>(Set.of(trigger));
        if (!target.equals(from)) {
            triggers.add("enter." + target);
        }
        var rules = kind.clocks().values();
        edges.get(stages.of(from)).add(new Edge(stages.of(target), kind.stage(target).isFinal(), trigger,
                clocks.bits(rules.stream().filter(clock -> ends(clock, triggers)).map(ClockRule::code).toList()),
                clocks.bits(rules.stream().filter(clock -> heeded.contains(clock.code()) && hears(clock.starts(), triggers)).map(ClockRule::code).toList()),
                children.bits(opens), children.bits(ended), children.bits(needs)));
    }

    private void explore() {
        var open = new ArrayDeque<Situation>();
        reach(new Situation(stages.of(MoveRule.NEW), 0, 0), new Step(null, ""), open);
        while (!open.isEmpty() && steps.size() < MAX_SITUATIONS) {
            var at = open.removeFirst();
            for (Edge edge : edges.get(at.stage())) {
                if ((edge.needs() & ~at.children()) == 0) {
                    reach(after(at, edge), new Step(at, edge.name()), open);
                }
            }
        }
    }

    private void reach(Situation situation, Step step, ArrayDeque<Situation> open) {
        if (steps.putIfAbsent(situation, step) == null) {
            reached.get(situation.stage()).add(situation);
            open.addLast(situation);
        }
    }

    private static Situation after(Situation at, Edge edge) {
        return edge.isLast() ? new Situation(edge.to(), 0, 0)
                : new Situation(edge.to(), at.clocks() & ~edge.ends() | edge.starts(), at.children() & ~edge.ended() | edge.opens());
    }

    private static boolean ends(ClockRule clock, Set<String> triggers) {
        return hears(clock.stops(), triggers) || hears(clock.voids(), triggers);
    }

    private static boolean hears(Set<String> ears, Set<String> triggers) {
        return ears.stream().anyMatch(triggers::contains);
    }

    /// A number for each code; what is no code, such as the stage before the first, is the one after the last.
    private static final class Codes {

        private final Map<String, Integer> numbers = new HashMap<>();

        Codes(Collection<String> codes) {
            codes.forEach(code -> numbers.putIfAbsent(code, numbers.size()));
        }

        int size() {
            return numbers.size();
        }

        int of(String code) {
            return numbers.getOrDefault(code, numbers.size());
        }

        long bits(Collection<String> codes) {
            return codes.stream().filter(numbers::containsKey).mapToLong(code -> 1L << numbers.get(code)).reduce(0, (one, other) -> one | other);
        }
    }
}
