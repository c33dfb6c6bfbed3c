package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A matter without times, people and places: just enough to try a playbook out. Immutable.
///
/// @param outcome  how it ended, when it has
/// @param clocks   that run
/// @param late     clocks of these that have been late in this round
/// @param counts   move -> how often, as limits count
/// @param heard    CHILD.MOVE -> how often
/// @param facts    codes and flags as set; a time, text or unit that was given stands as `true`
/// @param children the open ones
/// @param openedBy the parent's move that opened it; empty for a root
/// @param touched  something was done to it since it was opened
/// @param before   what it was before the last move, when that move can be taken back
record Sketch(
        Kind kind,
        String stage,
        Optional<String> outcome,
        Set<String> clocks,
        Set<String> late,
        Map<String, Integer> counts,
        Map<String, Integer> heard,
        Map<String, Object> facts,
        List<Sketch> children,
        String openedBy,
        boolean touched,
        Optional<Before> before) {

    record Before(String move, Sketch sketch) {}

    static Sketch unopened(Kind kind, Map<String, Object> facts, String openedBy) {
        return new Sketch(kind, MoveRule.NEW, Optional.empty(), Set.of(), Set.of(), Map.of(), Map.of(), facts, List.of(), openedBy, false,
                Optional.empty());
    }

    boolean isFinal() {
        return !stage.equals(MoveRule.NEW) && kind.stage(stage).isFinal();
    }

    int count(String move) {
        return counts.getOrDefault(move, 0);
    }

    boolean hasOpenChild(Set<String> kinds) {
        return !kinds.isEmpty() && children.stream().anyMatch(child -> kinds.contains(child.kind().code()));
    }

    /// Clocks that count down here: those that the stage pauses stand still.
    List<ClockRule> counting() {
        return clocks.isEmpty() ? List.of() : kind.clocks().values().stream()
                .filter(clock -> clocks.contains(clock.code()) && !clock.pauses().contains(stage))
                .toList();
    }

    Sketch at(String to, Optional<String> end) {
        return new Sketch(kind, to, end, clocks, late, counts, heard, facts, children, openedBy, touched, before);
    }

    Sketch counted(String move) {
        var more = new HashMap<>(counts);
        more.merge(move, 1, Integer::sum);
        kind.moves().values().stream().filter(other -> other.anew().contains(move)).forEach(other -> more.remove(other.code()));
        return new Sketch(kind, stage, outcome, clocks, late, more, heard, facts, children, openedBy, !move.equals("open"), before);
    }

    Sketch hears(String trigger) {
        var more = new HashMap<>(heard);
        more.merge(trigger, 1, Integer::sum);
        return new Sketch(kind, stage, outcome, clocks, late, counts, more, facts, children, openedBy, touched, before);
    }

    Sketch knowing(Map<String, Object> given) {
        var more = new HashMap<>(facts);
        more.putAll(given);
        return new Sketch(kind, stage, outcome, clocks, late, counts, heard, more, children, openedBy, touched, before);
    }

    Sketch with(List<Sketch> others) {
        return new Sketch(kind, stage, outcome, clocks, late, counts, heard, facts, List.copyOf(others), openedBy, touched, before);
    }

    Sketch undoable(Optional<Before> back) {
        return new Sketch(kind, stage, outcome, clocks, late, counts, heard, facts, children, openedBy, touched, back);
    }

    Sketch lateness(String clock) {
        var more = new HashSet<>(late);
        more.add(clock);
        return new Sketch(kind, stage, outcome, clocks, more, counts, heard, facts, children, openedBy, touched, before);
    }

    Sketch running(Set<String> now) {
        var still = new HashSet<>(late);
        still.retainAll(now);
        return new Sketch(kind, stage, outcome, Set.copyOf(now), still, counts, heard, facts, children, openedBy, touched, before);
    }

    /// With the child at this place replaced, or gone when it has ended.
    Sketch replacing(int place, Sketch child) {
        var all = new ArrayList<>(children);
        if (child.isFinal()) {
            all.remove(place);
        } else {
            all.set(place, child);
        }
        return with(all);
    }
}
