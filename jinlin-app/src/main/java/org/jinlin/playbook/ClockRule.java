package org.jinlin.playbook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A promise with a time. Triggers are MOVE, CHILD.MOVE or enter.STAGE.
///
/// @param starts  begins a new round, unless one is running
/// @param stops   ends the round: met when not after its due time, otherwise missed
/// @param voids   ends the round as neither
/// @param warn    fractions of the time, rising, at which the warning grade shows before the due time; 1.0 is the due time itself
/// @param pauses  stages in which the remaining time stands still
/// @param when    runs only when these facts of the matter are so
/// @param promise false: an inner reminder that no rate counts
public record ClockRule(
        String code,
        Set<String> starts,
        Set<String> stops,
        Set<String> voids,
        Within within,
        Calendar calendar,
        List<Double> warn,
        Set<String> pauses,
        Map<String, Object> when,
        boolean promise,
        Late late) {

    /// How time is counted. Working time follows the public holidays with make-up days; days by Civil Code Art. 200-204.
    public enum Calendar { ALWAYS, CALENDAR_DAYS, WORKING_DAYS, WORKING_HOURS }

    /// How long, or until when.
    public sealed interface Within {
        record For(Span span) implements Within {}

        /// By the matter's grade; a shorter limit after a re-grade counts from the original start.
        record ByGrade(Map<String, Span> spans) implements Within {}

        /// By the choices that the matter's facts hold: field -> choice -> span, of several fields the shortest. A shorter one after
        /// a change counts from the original start.
        record ByChoice(Map<String, Map<String, Span>> spans) implements Within {

            /// The span by these facts; the longest there is while none of the fields is known.
            public Span of(Map<String, Object> facts) {
                return spans.entrySet().stream().flatMap(field -> Optional.ofNullable(facts.get(field.getKey())).map(said -> field.getValue().get(said.toString())).stream())
                        .min(Comparator.comparing(Span::elapsed))
                        .orElseGet(() -> spans.values().stream().flatMap(each -> each.values().stream()).max(Comparator.comparing(Span::elapsed)).orElseThrow());
            }

            /// Whether the facts that it looks at are others.
            public boolean differs(Map<String, Object> before, Map<String, Object> after) {
                return spans.keySet().stream().anyMatch(field -> !Objects.equals(before.get(field), after.get(field)));
            }
        }

        /// Until the time that a field of the starting move names.
        record UntilField(String field) implements Within {}

        /// Until the due time of the parent's clock, or until the time that a fact names, where that is sooner.
        record OfParent(String clock, Optional<String> sooner) implements Within {}
    }

    /// What lateness does: climb to the next level (or straight to a level), or a move of the engine.
    public sealed interface Late {
        /// @param level straight to this level instead of the next one
        /// @param after climbs this long after the due time instead of at once
        /// @param shows the grade that is shown from then on
        record Climb(Optional<String> level, Optional<Span> after, Optional<String> shows) implements Late {}

        record Do(String move) implements Late {}
    }

    public boolean names(String trigger) {
        return starts.contains(trigger) || stops.contains(trigger) || voids.contains(trigger);
    }
}
