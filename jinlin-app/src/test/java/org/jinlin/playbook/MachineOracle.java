package org.jinlin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the machine that walks playbooks thinks of a matter: for tests that hold the engine against it.
public final class MachineOracle {

    private final Machine machine;
    private final Machine.Log log = new Machine.Log();
    private Sketch at;

    /// What both can say: where a matter is, which clocks run or stand still, and the same of its open children.
    public record State(String stage, Optional<String> outcome, Set<String> clocks, List<State> children) {}

    public MachineOracle(Playbook playbook, String kind, Map<String, Object> given) {
        machine = new Machine(playbook);
        at = machine.open(playbook.kind(kind), given, log);
    }

    /// Makes a move on a matter of the tree, named by the places among open children; false when it is not possible.
    public boolean make(List<Integer> path, String move, Map<String, Object> given) {
        Sketch sketch = find(path);
        MoveRule rule = sketch.kind().moves().get(move);
        if (!machine.isPossible(sketch, rule)) {
            return false;
        }
        at = machine.make(at, new Machine.Choice(path, sketch, rule, Optional.empty()), given, log);
        return true;
    }

    /// A clock of the root is late and makes its move.
    public void late(String clock) {
        MoveRule rule = at.kind().moves().get(((ClockRule.Late.Do) at.kind().clocks().get(clock).late()).move());
        at = machine.make(at, new Machine.Choice(List.of(), at, rule, Optional.of(clock)), Map.of(), log);
    }

    public State state() {
        return state(at);
    }

    public List<String> wrongs() {
        return log.wrongs();
    }

    private Sketch find(List<Integer> path) {
        Sketch found = at;
        for (int place : path) {
            found = found.children().get(place);
        }
        return found;
    }

    private static State state(Sketch sketch) {
        return new State(sketch.stage(), sketch.outcome(), new TreeSet<>(sketch.clocks()), sketch.children().stream().map(MachineOracle::state).toList());
    }
}
