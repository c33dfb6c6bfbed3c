package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jinlin.insight.PastPromises.Round;
import org.jinlin.kit.Counting;
import org.jinlin.kit.TimeCounting;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.ClockRule.Within;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Span;

/// How many of the last month's matters would have been late with another version, had everybody done everything when they
/// did: each promise is counted anew from when it began. Pure.
///
/// @param matters   with a promise, among those looked at
/// @param today     that were late
/// @param then      that would have been
/// @param uncounted clocks of the new version that cannot be told from the past: they are new, begin or end otherwise, or
///     run to a time that somebody gives
/// @param most      at most so many matters were looked at
public record PlaybookTrial(int matters, int today, int then, List<String> uncounted, int days, int most) {

    static final int DAYS = 30;
    static final int MOST = 2000;

    /// The two versions, and how time counts under each.
    record Versions(Playbook older, Playbook newer, Function<Playbook, TimeCounting> counting) {}

    static PlaybookTrial of(List<Round> rounds, Versions versions, Instant now, String language) {
        Set<Long> matters = new HashSet<>();
        Set<Long> today = new HashSet<>();
        Set<Long> then = new HashSet<>();
        for (Round round : rounds) {
            matters.add(round.matterId());
            if (round.isLate(now)) {
                today.add(round.matterId());
            }
            if (isLate(round, versions, now)) {
                then.add(round.matterId());
            }
        }
        return new PlaybookTrial(matters.size(), today.size(), then.size(), uncounted(versions, language), DAYS, MOST);
    }

    private static boolean isLate(Round round, Versions versions, Instant now) {
        Optional<ClockRule> rule = clock(versions.newer(), round).filter(ClockRule::promise);
        if (rule.isEmpty()) {
            return false;
        }
        Optional<ClockRule> before = clock(versions.older(), round);
        boolean same = before.filter(older -> isAsLong(older, rule.get())).isPresent() && versions.older().hours().equals(versions.newer().hours());
        Optional<Instant> due = due(round, rule.get(), versions.counting().apply(versions.newer()));
        if (same || due.isEmpty() || round.state().equals("paused")) {
            return round.isLate(now);
        }
        Duration moved = before.filter(older -> canMove(versions.older().kind(round.kind()), older))
                .flatMap(older -> due(round, older, versions.counting().apply(versions.older()))).map(planned -> Duration.between(planned, round.dueAt())).orElse(Duration.ZERO);
        return due.get().plus(moved).isBefore(round.endedAt() == null ? now : round.endedAt());
    }

    /// Whether its end may have been moved: it stands still in some stage, or a move sets it.
    private static boolean canMove(Kind kind, ClockRule clock) {
        return !clock.pauses().isEmpty() || kind.moves().values().stream().anyMatch(move -> move.setsClock().containsKey(clock.code()));
    }

    private static Optional<ClockRule> clock(Playbook playbook, Round round) {
        return Optional.ofNullable(playbook.kinds().get(round.kind())).map(kind -> kind.clocks().get(round.clock()));
    }

    private static boolean isAsLong(ClockRule one, ClockRule other) {
        return one.within().equals(other.within()) && one.calendar() == other.calendar();
    }

    private static Optional<Instant> due(Round round, ClockRule clock, TimeCounting counting) {
        return switch (clock.within()) {
            case Within.For(Span span) -> Optional.of(due(round, clock, counting, span));
            case Within.ByGrade(var spans) -> Optional.of(due(round, clock, counting, Optional.ofNullable(spans.get(round.grade() == null ? "" : round.grade()))
                    .orElseGet(() -> longest(spans.values()))));
            // what was known then is not known here
            case Within.ByChoice _, Within.UntilField _, Within.OfParent _ -> Optional.empty();
        };
    }

    /// As long as a matter without a grade has.
    private static Span longest(Collection<Span> spans) {
        return Collections.max(spans, Comparator.comparing(Span::elapsed));
    }

    private static Instant due(Round round, ClockRule clock, TimeCounting counting, Span span) {
        return counting.due(round.startedAt(), Counting.valueOf(clock.calendar().name()), span.days().getDays(), span.time());
    }

    private static List<String> uncounted(Versions versions, String language) {
        Playbook newer = versions.newer();
        return newer.kinds().values().stream().flatMap(kind -> kind.clocks().values().stream().filter(ClockRule::promise)
                .filter(clock -> isUntold(Optional.ofNullable(versions.older().kinds().get(kind.code())).map(older -> older.clocks().get(clock.code())), clock))
                .flatMap(clock -> Stream.of(newer.term(kind.code(), kind.code(), language) + " · " + newer.clockTerm(kind.code(), clock.code(), language)))).distinct().toList();
    }

    private static boolean isUntold(Optional<ClockRule> before, ClockRule clock) {
        boolean given = clock.within() instanceof Within.UntilField || clock.within() instanceof Within.OfParent || clock.within() instanceof Within.ByChoice;
        return before.filter(older -> older.promise() && older.starts().equals(clock.starts()) && older.stops().equals(clock.stops()) && older.voids().equals(clock.voids())
                && older.when().equals(clock.when()) && older.pauses().equals(clock.pauses()) && (!given || isAsLong(older, clock))).isEmpty();
    }
}
