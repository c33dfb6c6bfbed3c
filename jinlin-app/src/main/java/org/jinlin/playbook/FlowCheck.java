package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What can happen to a matter of one kind: every stage can be reached and left by its owner alone, some clock is sure to run in
/// every open stage whatever the facts, and what a late clock does is possible wherever it may run.
record FlowCheck(Playbook playbook, Kind kind, Findings found) {
    private static final int MAX_CASES = 64;

    void check() {
        var cases = cases();
        if (cases.size() > MAX_CASES) {
            found.in("clocks").say("the conditions (`when`) have more than " + MAX_CASES + " combinations; use fewer facts");
            return;
        }
        if (Flow.isTooLarge(playbook, kind)) {
            found.in("clocks").say("a kind has at most " + Flow.MAX_BITS + " clocks and as many kinds of children; leave some out");
            return;
        }
        var flows = new LinkedHashMap<Map<String, Object>, Flow>();
        var same = new HashMap<Set<String>, Flow>();
        cases.forEach(facts -> flows.put(facts, same.computeIfAbsent(Flow.heeded(kind, facts), heeded -> new Flow(playbook, kind, heeded))));
        kind.stages().values().forEach(stage -> stage(stage, flows));
        kind.clocks().values().forEach(clock -> late(clock, flows.values().stream().distinct().toList()));
    }

    private void stage(Kind.Stage stage, Map<Map<String, Object>, Flow> flows) {
        var here = found.in("stages", stage.code());
        if (flows.values().stream().noneMatch(flow -> flow.isReached(stage.code()))) {
            here.say("no move leads here; write `to: " + stage.code() + "` on one, or leave the stage out");
            return;
        }
        if (stage.isFinal()) {
            return;
        }
        here.unless(leavable().contains(stage.code()),
                "the owner alone cannot bring the matter from here to an end; let a move by owner or above,"
                + " without limit and condition, lead on from '" + stage.code() + "'");
        flows.entrySet().stream()
                .flatMap(entry -> entry.getValue().find(stage.code(), entry.getValue().isCounting(stage.code()).negate())
                        .map(at -> "no clock runs here after " + entry.getValue().way(at)
                                + (entry.getKey().isEmpty() ? "" : " when " + entry.getKey())
                                + "; give one that starts with enter." + stage.code() + ", or do not stop one on that way")
                        .stream())
                .findFirst()
                .ifPresent(here::say);
    }

    /// Stages from which a person who owns the matter, or stands above, can lead it to an end without anybody else.
    private Set<String> leavable() {
        var leavable = new HashSet<String>();
        kind.stages().values().stream().filter(Kind.Stage::isFinal).forEach(stage -> leavable.add(stage.code()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (MoveRule move : kind.moves().values()) {
                if (isAlways(move) && move.to().filter(leavable::contains).isPresent()) {
                    changed |= leavable.addAll(move.from());
                }
            }
        }
        return leavable;
    }

    /// Possible for the owner whenever the matter stands there: children that must have ended have owners of their own who can end them.
    static boolean isAlways(MoveRule move) {
        return (move.by().contains("owner") || move.by().contains("above"))
                && (move.limit().isEmpty() || move.overLimit().isPresent())
                && move.unless().isEmpty()
                && move.gate().times().isEmpty()
                && !move.gate().secondPerson()
                && move.undoes().isEmpty();
    }

    private void late(ClockRule clock, List<Flow> flows) {
        if (!(clock.late() instanceof ClockRule.Late.Do(String code))) {
            return;
        }
        var from = kind.moves().get(code).from();
        kind.stages().values().stream()
                .filter(stage -> !stage.isFinal() && !from.contains(stage.code()) && !clock.pauses().contains(stage.code()))
                .flatMap(stage -> flows.stream().flatMap(flow -> flow.find(stage.code(), flow.isRunning(clock.code()))
                        .map(at -> "the clock still runs in '" + stage.code() + "' after " + flow.way(at) + ", where '" + code
                                + "' is not made; void it on that way, or add the stage to the move's `from`").stream()))
                .findFirst()
                .ifPresent(found.in("clocks", clock.code(), "late")::say);
    }

    /// Every combination of the facts that clocks ask for.
    private List<Map<String, Object>> cases() {
        var values = new TreeMap<String, Set<Object>>();
        kind.clocks().values().forEach(clock -> clock.when().forEach((fact, value) ->
                values.computeIfAbsent(fact, code -> new LinkedHashSet<>(domain(code))).add(value)));
        List<Map<String, Object>> cases = List.of(Map.of());
        for (var entry : values.entrySet()) {
            var more = new ArrayList<Map<String, Object>>();
            cases.forEach(one -> entry.getValue().forEach(value -> {
                var with = new TreeMap<>(one);
                with.put(entry.getKey(), value);
                more.add(with);
            }));
            cases = more;
            if (cases.size() > MAX_CASES) {
                break;
            }
        }
        return cases;
    }

    private Set<Object> domain(String fact) {
        var field = playbook.fields().get(fact);
        if (field == null) {
            return Set.of("(not said)");
        }
        return switch (field.type()) {
            case FLAG -> Set.of(false, true);
            case CHOICE -> new LinkedHashSet<>(field.of());
            case GRADE -> new LinkedHashSet<>(playbook.grades());
            default -> Set.of("(not said)");
        };
    }
}
