package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MachineOracle;
import org.junit.jupiter.api.Test;

/// The checks before publishing walk a machine without times, people and places. What they prove holds for the engine
/// only when both agree on stages, clocks and children.
class EngineAndMachineTest {

    private static final int STEPS = 40;

    /// A request for an extension ends with the merge, and the split does not bring it back.
    @Test
    void whatEndedWithAMoveStaysEndedWhenTheMoveIsTakenBack() {
        theEngineGoesWhereTheMachineGoes(-236);
    }

    @Property(tries = 40)
    void theEngineGoesWhereTheMachineGoes(@ForAll long seed) {
        var walk = new RandomWalk(seed);
        long root = walk.paper.matters.keySet().iterator().next();
        var oracle = new MachineOracle(walk.paper.playbook, "request", Map.of("text", true));
        assertThat(state(walk.paper, root)).isEqualTo(oracle.state());
        for (int i = 0; i < STEPS; i++) {
            if (walk.random.nextInt(6) == 0) {
                pass(walk, root, oracle);
            } else if (!move(walk, root, oracle)) {
                return;
            }
            assertThat(state(walk.paper, root)).as("after %s", walk.trail).isEqualTo(oracle.state());
        }
        assertThat(oracle.wrongs()).isEmpty();
    }

    private static void pass(RandomWalk walk, long root, MachineOracle oracle) {
        int before = walk.paper.verbs(root).size();
        String wait = walk.one(List.of("PT1M", "PT6H", "P2D", "P30D"));
        walk.trail.add(wait);
        walk.paper.pass(wait);
        if (walk.paper.verbs(root).subList(before, walk.paper.verbs(root).size()).contains("resume")) {
            oracle.late("resume");
        }
    }

    /// False when the machine cannot follow: it only takes back what was made in the very last move.
    private static boolean move(RandomWalk walk, long root, MachineOracle oracle) {
        List<Long> family = walk.paper.matters.values().stream().filter(matter -> matter.id() == root || path(walk.paper, matter, root).isPresent()).map(Matter::id).toList();
        var choices = walk.choices(walk.one(family));
        if (choices.isEmpty()) {
            return true;
        }
        var choice = walk.one(choices);
        var fields = walk.fields(choice.rule(), choice.matter());
        if (fields.get("units") instanceof List<?> units) {
            // the machine calls two units, and takes any quorum for one
            fields.put("units", List.copyOf(units.subList(0, 2)));
            fields.put("lead", units.getFirst());
            fields.put("done_when", "all");
        }
        fields.remove("quorum");
        List<Integer> path = choice.matter() == root ? List.of() : path(walk.paper, walk.paper.matter(choice.matter()), root).orElseThrow();
        walk.trail.add(choice.rule().code() + " on " + path);
        boolean possible = oracle.make(path, choice.rule().code(), given(walk, fields));
        if (!choice.rule().undoes().isEmpty() && !possible) {
            return false;
        }
        assertThat(possible).as("the machine thinks it possible: %s", walk.trail).isTrue();
        walk.paper.move(choice.actor(), choice.matter(), choice.rule().code(), fields).orThrow();
        return true;
    }

    /// The machine knows codes and flags; everything else is only there.
    private static Map<String, Object> given(RandomWalk walk, Map<String, Object> fields) {
        var given = new HashMap<String, Object>();
        fields.forEach((name, value) -> {
            Field.Type type = walk.paper.playbook.fields().get(name).type();
            boolean isCode = type == Field.Type.CHOICE || type == Field.Type.FLAG || type == Field.Type.GRADE;
            given.put(name, isCode ? value : true);
        });
        return given;
    }

    /// The places among open children that lead to an open matter.
    private static Optional<List<Integer>> path(Paper paper, Matter matter, long root) {
        var path = new LinkedList<Integer>();
        Matter at = matter;
        while (at.id() != root) {
            if (at.parentId().isEmpty() || !at.isOpen()) {
                return Optional.empty();
            }
            Matter parent = paper.matter(at.parentId().get());
            path.addFirst(open(paper, parent.id()).stream().map(Matter::id).toList().indexOf(at.id()));
            at = parent;
        }
        return Optional.of(List.copyOf(path));
    }

    private static List<Matter> open(Paper paper, long parent) {
        return paper.children(parent).stream().filter(Matter::isOpen).sorted(Comparator.comparing(Matter::id)).toList();
    }

    private static MachineOracle.State state(Paper paper, long id) {
        Matter matter = paper.matter(id);
        var clocks = matter.runningDues().stream().map(Due::clock).collect(Collectors.toCollection(TreeSet::new));
        var children = new ArrayList<MachineOracle.State>();
        open(paper, id).forEach(child -> children.add(state(paper, child.id())));
        return new MachineOracle.State(matter.stage(), Optional.ofNullable(matter.state().outcome()), clocks, children);
    }
}
