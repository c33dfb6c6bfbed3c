package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks what lateness did to a matter: every warning, every miss and every climb happened once and not before its time.
/// Pure; the moves tell it, each of which holds the whole clock as it left it.
final class LateSteps {

    private static final Set<String> VERBS = Set.of(LateRules.WARNED, LateRules.OVERDUE, LateRules.CLIMBED);

    private LateSteps() {}

    /// What a step left behind. A vacant level is passed by a step that leaves the clock as it was, once each.
    private record Step(String verb, Due due, @Nullable Object vacant) {}

    /// One sentence for each fault.
    ///
    /// @param moves all moves of one matter in their order
    static List<String> faults(List<Move> moves) {
        var faults = new ArrayList<String>();
        var steps = new HashSet<Step>();
        Map<String, Due> clocks = new HashMap<>();
        for (Move move : moves) {
            for (Due due : move.change().dues()) {
                if (VERBS.contains(move.verb()) && due.clock().equals(move.change().facts().get("clock"))) {
                    Due before = clocks.get(due.clock());
                    if (before != null && !move.at().isAfter(before.wakeAt())) {
                        faults.add("clock %s was woken by move %d at %s, before %s".formatted(due.clock(), move.seq(), move.at(), before.wakeAt()));
                    }
                    if (!steps.add(new Step(move.verb(), due, move.change().facts().get("vacant")))) {
                        faults.add("move %d does once more what lateness of the clock %s did before".formatted(move.seq(), due.clock()));
                    }
                }
                clocks.put(due.clock(), due);
            }
        }
        return faults;
    }
}
