package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jinlin.insight.Facts;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.LogReader.Backlog;
import org.jinlin.matters.SearchReader;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How far the house is behind its own promises, of all tenants the one that is furthest: for whatever watches the server.
@Component
class Pulse {

    /// Looked at this often at most, by the machine's steady time: whoever asks often must not load the database.
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Orgs orgs;
    private final DueScan dues;
    private final LogReader log;
    private final Facts facts;
    private final SearchReader search;
    private final ElsewhereReader elsewhere;
    private final JinlinClock clock;
    private volatile @Nullable Kept kept;

    Pulse(Orgs orgs, DueScan dues, LogReader log, Facts facts, SearchReader search, ElsewhereReader elsewhere, JinlinClock clock) {
        this.orgs = orgs;
        this.dues = dues;
        this.log = log;
        this.facts = facts;
        this.search = search;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /// @param dueLag      how late the oldest clock is that should have been woken
    /// @param unnumbered  committed moves that have no position in a log yet
    /// @param numbererLag how long the oldest of them has waited
    /// @param unread      numbered moves that the facts do not hold yet
    /// @param readerLag   how long ago the oldest move was made that the facts, the search or whoever carries to other districts have not read
    record Beat(Duration dueLag, long unnumbered, Duration numbererLag, long unread, Duration readerLag) {}

    private record Kept(Beat beat, long sinceNanos) {}

    /// A few seconds old at most.
    Beat recent() {
        Kept known = kept;
        if (known == null || System.nanoTime() - known.sinceNanos() > KEPT_NANOS) {
            known = new Kept(look(), System.nanoTime());
            kept = known;
        }
        return known.beat();
    }

    Beat look() {
        return look(orgs.tenants().stream().map(Tenant::district).toList());
    }

    Beat look(List<Integer> districts) {
        Instant now = clock.now();
        Optional<Instant> due = districts.stream().map(dues::next).flatMap(Optional::stream).min(Comparator.naturalOrder());
        List<Backlog> unnumbered = districts.stream().map(log::unnumbered).toList();
        List<Backlog> unread = districts.stream().map(facts::unread).toList();
        List<Backlog> unsearched = districts.stream().map(search::unread).toList();
        List<Backlog> uncarried = districts.stream().map(elsewhere::unread).toList();
        Duration readerLag = Collections.max(List.of(lag(oldest(unread), now), lag(oldest(unsearched), now), lag(oldest(uncarried), now)));
        return new Beat(lag(due, now), sum(unnumbered), lag(oldest(unnumbered), now), sum(unread), readerLag);
    }

    private static long sum(List<Backlog> backlogs) {
        return backlogs.stream().mapToLong(Backlog::moves).sum();
    }

    private static Optional<Instant> oldest(List<Backlog> backlogs) {
        return backlogs.stream().map((Function<Backlog, @Nullable Instant>) Backlog::since).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private static Duration lag(Optional<Instant> since, Instant now) {
        return since.filter(at -> at.isBefore(now)).map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }
}
