package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;

/// The step that a matter waits for: those moves that would stop its most urgent clock and are possible now, the usual first.
///
/// @param from   not before this time: where the asker may do it too, the asker is left some of the time
/// @param around the clock counts day and night
record SimulationWant(String clock, Instant startedAt, Instant dueAt, Instant from, boolean around, List<MoveRule> moves) {

    /// How much of a clock's time is left to the asker before somebody else asks.
    private static final double ASKERS_SHARE = 0.6;
    /// How often work is handed on where that is possible.
    private static final double HANDED_ON = 0.6;

    /// Empty while the matter waits for others: its children, its asker, a time.
    static Optional<SimulationWant> of(Situation situation, Instant now, SplittableRandom random) {
        var rules = new MatterRules(situation, now);
        var wants = new ArrayList<SimulationWant>();
        situation.matter().runningDues().stream().filter(due -> due.state() == Due.State.RUNNING)
                .sorted(Comparator.comparing(Due::dueAt).thenComparing(Due::clock))
                .forEach(due -> wanted(situation.kind(), due, rules).ifPresent(wants::add));
        if (wants.size() > 1 && random.nextDouble() < HANDED_ON) {
            return wants.stream().filter(want -> !want.moves().getFirst().opens().isEmpty()).findFirst().or(() -> Optional.of(wants.getFirst()));
        }
        return wants.stream().findFirst();
    }

    private static Optional<SimulationWant> wanted(Kind kind, Due due, MatterRules rules) {
        ClockRule clock = kind.clocks().get(due.clock());
        List<MoveRule> moves = clock.stops().stream().flatMap(trigger -> kind.moves().values().stream()
                .filter(move -> move.code().equals(trigger) || move.to().filter(stage -> trigger.equals("enter." + stage)).isPresent()))
                .distinct().filter(rules::isPossible).toList();
        boolean askers = moves.stream().anyMatch(move -> move.by().contains("asker"));
        Duration length = Duration.between(due.startedAt(), due.dueAt());
        Instant from = askers && length.isPositive() ? due.startedAt().plusMillis((long) (length.toMillis() * ASKERS_SHARE)) : due.startedAt();
        return moves.isEmpty() ? Optional.empty()
                : Optional.of(new SimulationWant(due.clock(), due.startedAt(), due.dueAt(), from, clock.calendar() == ClockRule.Calendar.ALWAYS, moves));
    }

    boolean isForAsker() {
        return moves.stream().anyMatch(move -> move.by().contains("asker"));
    }
}
