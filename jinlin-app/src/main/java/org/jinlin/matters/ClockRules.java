package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Counting;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.ClockRule.Within;
import org.jinlin.playbook.Facts;
import org.jinlin.playbook.Span;
import org.jspecify.annotations.Nullable;

/// What a move does to the clocks of a matter. Pure.
final class ClockRules {

    private final Situation situation;
    private final Instant now;

    ClockRules(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    /// What the clocks look at after the move, apart from their own state.
    ///
    /// @param triggers the move, the child's move, the stage entered
    /// @param facts    the matter's facts with those of this move
    /// @param sets     clock -> new due time
    record After(Set<String> triggers, String stage, boolean ended, String gradeBefore, String grade, Map<String, Object> facts, Map<String, Instant> sets, long ownerId) {}

    /// The clocks that change, each whole. Stops come before starts, so that a clock named by both begins a new round.
    List<Due> after(After after) {
        var changed = new LinkedHashMap<String, Due>();
        for (ClockRule rule : situation.kind().clocks().values()) {
            Due before = situation.matter().dues().get(rule.code());
            Due due = next(rule, before, after);
            if (due != null && !Objects.equals(due, before)) {
                changed.put(rule.code(), due);
            }
        }
        return List.copyOf(changed.values());
    }

    /// The field of the first clock that would start and has no time to run to.
    Optional<String> missing(After after) {
        return situation.kind().clocks().values().stream()
                .filter(rule -> touches(rule.starts(), after) && Facts.match(rule.when(), after.facts()))
                .filter(rule -> situation.matter().running(rule.code()).isEmpty() || touches(rule.stops(), after))
                .flatMap(rule -> rule.within() instanceof Within.UntilField(String field) ? Stream.of(field) : Stream.empty())
                .filter(field -> !after.facts().containsKey(field))
                .findFirst();
    }

    private @Nullable Due next(ClockRule rule, @Nullable Due before, After after) {
        Due due = before;
        if (due != null && due.isRunning()) {
            if (touches(rule.stops(), after)) {
                due = due.stopped(now);
            } else if (touches(rule.voids(), after) || after.ended()) {
                due = due.voided(now);
            }
        }
        boolean running = due != null && due.isRunning();
        if (!running && !after.ended() && touches(rule.starts(), after) && Facts.match(rule.when(), after.facts())) {
            due = start(rule, due == null ? 1 : due.round() + 1, after);
        } else if (running) {
            due = adjusted(rule, due, after);
        }
        return due;
    }

    private Due adjusted(ClockRule rule, Due due, After after) {
        Due next = held(due, after.ownerId());
        if (rule.within() instanceof Within.ByGrade && !after.grade().equals(after.gradeBefore())
                || rule.within() instanceof Within.ByChoice choice && choice.differs(situation.matter().facts(), after.facts())) {
            Instant dueAt = shifted(rule, next, length(rule, next.startedAt(), after).orElseThrow());
            next = moved(rule, next, dueAt);
        }
        Instant set = after.sets().get(rule.code());
        if (set != null) {
            next = moved(rule, next, set);
        }
        if (next.state() == Due.State.RUNNING && rule.pauses().contains(after.stage())) {
            return next.paused(now);
        }
        if (next.state() == Due.State.PAUSED && !rule.pauses().contains(after.stage())) {
            return resumed(rule, next);
        }
        return next;
    }

    /// Whoever is given the matter answers for its clocks; one that climbed stays with whoever is above.
    private Due held(Due due, long owner) {
        boolean given = owner != situation.matter().state().ownerId();
        return given && !situation.offices().tree().isAtOrAbove(due.unitId(), owner) ? due.heldBy(owner) : due;
    }

    /// A promise that is missed already is not woken earlier: the level it climbed to keeps its own time.
    private static Due moved(ClockRule rule, Due due, Instant dueAt) {
        boolean sleeps = due.missedAt() != null && due.wakeAt().isAfter(dueAt);
        return due.moved(dueAt, sleeps ? due.wakeAt() : wake(rule, due, dueAt));
    }

    private Due resumed(ClockRule rule, Due due) {
        var pause = new Due.Pause(Objects.requireNonNull(due.pausedAt()), now);
        Instant dueAt = shift(rule, due.dueAt(), pause);
        return due.resumed(dueAt, due.missedAt() == null ? wake(rule, due, dueAt) : now, pause);
    }

    private Instant shifted(ClockRule rule, Due due, Instant dueAt) {
        Instant shifted = dueAt;
        for (Due.Pause pause : due.pauses()) {
            shifted = shift(rule, shifted, pause);
        }
        return shifted;
    }

    private Instant shift(ClockRule rule, Instant dueAt, Due.Pause pause) {
        Counting counting = Offices.counting(rule.calendar());
        return situation.offices().counting().shift(dueAt, pause.from(), pause.to(), counting, isInDays(rule));
    }

    private static boolean isInDays(ClockRule rule) {
        return switch (rule.within()) {
            case Within.For(var span) -> span.isDays();
            case Within.ByGrade(var spans) -> spans.values().stream().anyMatch(Span::isDays);
            case Within.ByChoice(var fields) -> fields.values().stream().flatMap(spans -> spans.values().stream()).anyMatch(Span::isDays);
            case Within.UntilField ignored -> true;
            case Within.OfParent ignored -> true;
        };
    }

    private Due start(ClockRule rule, int round, After after) {
        Instant dueAt = length(rule, now, after).orElseThrow(() -> new IllegalStateException("clock " + rule.code() + " has no time to run to"));
        var due = new Due(rule.code(), round, Due.State.RUNNING, after.ownerId(), now, dueAt, dueAt, 0, 0, rule.promise(), null, null, null, null, List.of());
        Due awake = due.moved(dueAt, wake(rule, due, dueAt));
        return rule.pauses().contains(after.stage()) ? awake.paused(now) : awake;
    }

    private Optional<Instant> length(ClockRule rule, Instant from, After after) {
        return switch (rule.within()) {
            case Within.For(var span) -> Optional.of(situation.offices().due(from, rule.calendar(), span));
            case Within.ByGrade(var spans) -> Optional.ofNullable(spans.get(after.grade())).or(() -> Optional.of(Collections.max(spans.values(), Comparator.comparing(Span::elapsed))))
                    .map(span -> situation.offices().due(from, rule.calendar(), span));
            case Within.ByChoice choice -> Optional.of(situation.offices().due(from, rule.calendar(), choice.of(after.facts())));
            case Within.UntilField(String field) -> Optional.ofNullable(after.facts().get(field)).map(at -> Instant.parse(at.toString()));
            // a parent without that clock (it was never accepted) leaves the child a day
            case Within.OfParent(String clock, var sooner) -> {
                Instant until = situation.parent().flatMap(parent -> parent.running(clock)).map(Due::dueAt).orElseGet(() -> from.plus(Duration.ofDays(1)));
                yield sooner.flatMap(field -> Optional.ofNullable(after.facts().get(field))).map(at -> Instant.parse(at.toString())).filter(at -> at.isBefore(until)).or(() -> Optional.of(until));
            }
        };
    }

    /// When the engine looks next: at the first warning still ahead, otherwise at the due time.
    static Instant wake(ClockRule rule, Due due, Instant dueAt) {
        return rule.warn().stream()
                .skip(due.warned())
                .map(share -> warning(due.startedAt(), dueAt, share))
                .findFirst()
                .filter(at -> at.isBefore(dueAt))
                .orElse(dueAt);
    }

    static Instant warning(Instant startedAt, Instant dueAt, double share) {
        return startedAt.plusMillis(Math.round(Duration.between(startedAt, dueAt).toMillis() * share));
    }

    private static boolean touches(Set<String> triggers, After after) {
        return !Collections.disjoint(triggers, after.triggers());
    }
}
