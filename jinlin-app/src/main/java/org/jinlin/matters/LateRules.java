package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.ClockRule.Late;
import org.jinlin.playbook.ClockRule.Within;

/// What the engine does when a clock wakes: warn, note that the promise is missed, climb, or make the move that the
/// playbook names. Pure. One call decides one step; the caller asks again until nothing is left to do at this time.
final class LateRules {

    static final String WARNED = "warned";
    static final String OVERDUE = "overdue";
    static final String CLIMBED = "climbed";

    private final Situation situation;
    private final Instant now;

    LateRules(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    /// The next step that a running clock needs now; empty when it may sleep on. A promise is missed only after its
    /// due time: what is done in the very second is on time.
    Optional<Decision> late(String clock) {
        Due due = situation.matter().running(clock).orElse(null);
        if (due == null || due.state() != Due.State.RUNNING || !now.isAfter(due.wakeAt())) {
            return Optional.empty();
        }
        ClockRule rule = situation.kind().clocks().get(clock);
        if (due.missedAt() == null && due.warned() < rule.warn().size()) {
            return Optional.of(warn(rule, due));
        }
        if (due.missedAt() == null) {
            return Optional.of(miss(rule, due));
        }
        return rule.late() instanceof Late.Climb climb ? climb(rule, climb, due) : Optional.of(again(rule, due));
    }

    private Decision warn(ClockRule rule, Due due) {
        Due warned = due.warned(due.wakeAt(), grade(due, due.warned() + 1, false));
        Due next = warned.moved(due.dueAt(), ClockRules.wake(rule, warned, due.dueAt()));
        return step(WARNED, rule).late(next);
    }

    private Decision miss(ClockRule rule, Due due) {
        var changes = step(OVERDUE, rule);
        return switch (rule.late()) {
            // climbing is the next step; it comes at once unless the playbook grants more time
            case Late.Climb climb -> changes.late(due.missed(climb.after().map(span -> due.dueAt().plus(span.elapsed())).orElse(due.dueAt()),
                    climb.after().isPresent() ? due.shownGrade() : grade(due, 2, true)));
            case Late.Do(String move) -> {
                changes.follows(new Consequence.Then(move, Map.of()));
                yield changes.late(due.missed(now.plus(own(rule, due)), due.shownGrade()));
            }
        };
    }

    /// The engine's move did not end the clock; it is tried again after the clock's own time.
    private Decision again(ClockRule rule, Due due) {
        var changes = step(OVERDUE, rule);
        changes.follows(new Consequence.Then(((Late.Do) rule.late()).move(), Map.of()));
        return changes.late(due.moved(due.dueAt(), now.plus(own(rule, due))));
    }

    private Optional<Decision> climb(ClockRule rule, Late.Climb climb, Due due) {
        boolean first = due.climbed() == 0;
        var found = situation.offices().climb(due.unitId(), first ? climb.level() : Optional.empty(), situation.playbook());
        Optional<Long> vacant = found.vacant().stream().filter(unit -> !passed(due).contains(unit)).findFirst();
        if (vacant.isPresent()) {
            var changes = step(OVERDUE, rule);
            changes.fact("vacant", vacant.get());
            changes.fact(passedFact(due), Stream.concat(passed(due).stream(), Stream.of(vacant.get())).toList());
            return Optional.of(changes.late(due));
        }
        if (found.to().isEmpty()) {
            return Optional.of(step(OVERDUE, rule).late(due.climbedTo(due.unitId(), Due.NEVER, top())));
        }
        long unit = found.to().getAsLong();
        String grade = climb.shows().filter(shown -> first).orElseGet(() -> first && due.shownGrade() != null ? due.shownGrade() : grade(due, 2, true));
        var changes = step(CLIMBED, rule);
        changes.fact("to", unit);
        changes.climbTo(unit);
        return Optional.of(changes.late(due.climbedTo(unit, now.plus(own(rule, due)), grade)));
    }

    private Changes step(String verb, ClockRule rule) {
        var changes = new Changes(situation, now, verb);
        changes.fact("clock", rule.code());
        return changes;
    }

    /// The vacancies that this round passed already, so that each is named once.
    private List<?> passed(Due due) {
        return situation.matter().facts().get(passedFact(due)) instanceof List<?> units ? units : List.of();
    }

    private static String passedFact(Due due) {
        return "passed." + due.clock() + "." + due.round();
    }

    /// A level's own time: as long as the clock itself gives, at least an hour when it runs to a date.
    private Duration own(ClockRule rule, Due due) {
        return switch (rule.within()) {
            case Within.For(var span) -> Duration.between(now, situation.offices().due(now, rule.calendar(), span));
            case Within.ByGrade(var spans) -> Optional.ofNullable(spans.get(String.valueOf(situation.matter().state().grade())))
                    .map(span -> Duration.between(now, situation.offices().due(now, rule.calendar(), span)))
                    .orElse(Duration.ofDays(1));
            case Within.ByChoice choice -> Duration.between(now, situation.offices().due(now, rule.calendar(), choice.of(situation.matter().facts())));
            case Within.UntilField ignored -> longer(Duration.between(due.startedAt(), due.dueAt()));
            case Within.OfParent ignored -> longer(Duration.between(due.startedAt(), due.dueAt()));
        };
    }

    private static Duration longer(Duration length) {
        return length.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(1) : length;
    }

    /// At least the nth grade, and with `worse` one more than is shown already; never beyond the highest.
    private String grade(Due due, int nth, boolean worse) {
        List<String> grades = situation.playbook().grades();
        int shown = due.shownGrade() == null ? 0 : grades.indexOf(due.shownGrade()) + (worse ? 1 : 0);
        return grades.get(Math.min(grades.size() - 1, Math.max(nth, shown)));
    }

    private String top() {
        return situation.playbook().grades().getLast();
    }
}
