package org.jinlin.playbook;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What a walk has made so far, and where it should go next to make what it lacks.
final class Coverage {
    private final Playbook playbook;
    private final Set<Machine.Made> aims = new LinkedHashSet<>();
    private final Map<Machine.Made, Integer> made = new HashMap<>();
    /// KIND.STAGE -> moves still to make from there
    private final Map<String, Integer> lackingThere = new HashMap<>();
    /// MOVE -> how often it is still to be made somewhere
    private final Map<String, Integer> lackingMoves = new HashMap<>();
    /// KIND.STAGE -> how many moves away something is lacking; forgotten when a stage is done
    private final Map<String, Integer> needs = new HashMap<>();
    /// CHILD.MOVE -> the stages to which it may bring the parent
    private final Map<String, List<String>> pulls = new HashMap<>();

    Coverage(Playbook playbook) {
        this.playbook = playbook;
    }

    /// Every (stage, move) of this kind is to be made [Walker#AIM] times.
    void aim(Kind kind) {
        needs.clear();
        kind.moves().values().forEach(move -> move.from().forEach(stage -> {
            var one = new Machine.Made(kind.code(), stage, move.code());
            if (aims.add(one)) {
                sought(kind, stage, move).forEach(where -> lackingThere.merge(where, Walker.AIM, Integer::sum));
                lackingMoves.merge(move.code(), Walker.AIM, Integer::sum);
            }
        }));
    }

    /// From which stages, as KIND.STAGE, somebody can bring a move about. What the engine makes right after another move is
    /// brought about where that one is made: who waits for it in its own stage waits in vain.
    private static Set<String> sought(Kind kind, String stage, MoveRule move) {
        var before = kind.moves().values().stream()
                .filter(other -> move.by().equals(Set.of("engine")) && other.then().containsKey(move.code()))
                .flatMap(other -> other.from().stream().filter(from -> other.to().orElse(from).equals(stage)))
                .map(from -> kind.code() + "." + from).collect(Collectors.toSet());
        return before.isEmpty() ? Set.of(kind.code() + "." + stage) : before;
    }

    void count(Machine.Made one) {
        if (made.merge(one, 1, Integer::sum) <= Walker.AIM && aims.contains(one)) {
            lackingMoves.merge(one.move(), -1, Integer::sum);
            var kind = playbook.kind(one.kind());
            for (String where : sought(kind, one.stage(), kind.moves().get(one.move()))) {
                if (lackingThere.merge(where, -1, Integer::sum) == 0) {
                    needs.clear();
                }
            }
        }
    }

    /// How many moves are still to make.
    long lacking() {
        return lackingMoves.values().stream().mapToLong(Integer::longValue).sum();
    }

    List<String> never() {
        return aims.stream().filter(aim -> !made.containsKey(aim)).map(Machine.Made::toString).toList();
    }

    Map<String, Integer> seldom() {
        var seldom = new LinkedHashMap<String, Integer>();
        aims.stream().filter(made::containsKey).filter(aim -> made.get(aim) < Walker.AIM)
                .forEach(aim -> seldom.put(aim.toString(), made.get(aim)));
        return Collections.unmodifiableMap(seldom);
    }

    /// What has been made seldom is likely, what has been made often enough is not.
    Optional<Machine.Choice> choose(List<Machine.Choice> choices, SplittableRandom random) {
        double[] weights = choices.stream().mapToDouble(choice -> {
            var one = new Machine.Made(choice.sketch().kind().code(), choice.sketch().stage(), choice.move().code());
            int count = made.getOrDefault(one, 0);
            return count < Walker.AIM ? 10.0 / (1 + count) : weight(choice);
        }).toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int number = 0; number < weights.length; number++) {
            left -= weights[number];
            if (left <= 0) {
                return Optional.of(choices.get(number));
            }
        }
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.getLast());
    }

    /// Of a move made often enough: more when it leads to where something is still lacking.
    private double weight(Machine.Choice choice) {
        var kind = choice.sketch().kind();
        if (choice.move().to().filter(to -> need(kind, to) < need(kind, choice.sketch().stage())).isPresent()) {
            return 0.3;
        }
        if (choice.move().then().keySet().stream().anyMatch(then -> lackingMoves.getOrDefault(then, 0) > 0)) {
            return 0.5;
        }
        if (!choice.path().isEmpty() && choice.move().to().filter(to -> !to.equals(choice.sketch().stage())).isPresent()) {
            return 0.1; // a parent may wait for the end of its children
        }
        if (!choice.move().opens().isEmpty()) {
            return choice.sketch().children().isEmpty() ? 0.3 : 0.05;
        }
        Object asks = choice.sketch().facts().get("asks");
        if (asks != null && lackingMoves.getOrDefault(asks.toString(), 0) > 0) {
            return 0.5;
        }
        boolean pulls = pulls(kind.code() + "." + choice.move().code()).stream()
                .anyMatch(stage -> lackingThere.getOrDefault(stage, 0) > 0);
        return pulls ? 0.3 : 0.01;
    }

    /// The stages, as KIND.STAGE, to which a child's move may bring its parent.
    private List<String> pulls(String trigger) {
        return pulls.computeIfAbsent(trigger, key -> playbook.kinds().values().stream()
                .flatMap(parent -> Optional.ofNullable(parent.reacts().get(key)).stream().flatMap(lines -> lines.values().stream())
                        .flatMap(line -> line.to().stream()).map(to -> parent.code() + "." + to))
                .distinct().toList());
    }

    /// How many moves away something is still lacking; a stage where something lacks is 0 away.
    private int need(Kind kind, String stage) {
        return needs.computeIfAbsent(kind.code() + "." + stage, _ -> {
            var reached = Set.of(stage);
            for (int away = 0; away <= kind.stages().size(); away++) {
                if (reached.stream().anyMatch(one -> lackingThere.getOrDefault(kind.code() + "." + one, 0) > 0)) {
                    return away;
                }
                var next = new HashSet<>(reached);
                kind.moves().values().stream().filter(move -> move.from().stream().anyMatch(next::contains))
                        .toList().forEach(move -> move.to().ifPresent(next::add));
                reached = next;
            }
            return Integer.MAX_VALUE;
        });
    }
}
