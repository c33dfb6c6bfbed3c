package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Paging;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Searching an audit of years: a page by person, by act, by what it was about and by time, and who looked at somebody's data.
/// `-Djinlin.scale.entries=10000000` makes it ten million of each.
@Tag("soak")
class AuditScaleTest {

    private static final PeopleWorld WORLD = new PeopleWorld();
    private static final int ENTRIES = Integer.getInteger("jinlin.scale.entries", 200_000);
    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");
    private static final int TIMES = 9;

    @BeforeAll
    static void years() {
        var acts = Arrays.stream(AuditAct.values()).map(AuditAct::code).map(code -> "'" + code + "'").toList();
        WORLD.raw().execute("insert into people.audit select " + CHANGTAI + ", n, timestamptz '2025-01-01 00:00:00Z' + n * interval '6 seconds', n % 5000, 'clerk', n % 300, (array[" + String.join(",", acts) + "])[1 + n % " + acts.size()
                + "], case when n % 3 = 0 then 'person' else 'matter' end, n % 100000, 1, n % 50 = 0, '10.1.2.0/24' from generate_series(1, ?::bigint) n", ENTRIES);
        WORLD.raw().execute("insert into people.read_log select " + CHANGTAI + ", n, timestamptz '2025-01-01 00:00:00Z' + n * interval '6 seconds', n % 5000, n % 20000, n, 'contact', 'call back' from generate_series(1, ?::bigint) n", ENTRIES);
        WORLD.raw().execute("analyze people.audit");
        WORLD.raw().execute("analyze people.read_log");
    }

    private static AuditSearch.Ask ask(Optional<Long> actor, Optional<AuditAct> act, Optional<AuditSubject> subject) {
        return new AuditSearch.Ask(false, actor, act, subject, FROM, UNTIL);
    }

    /// The middle one of nine, so that neither the first nor a hiccup of the machine is what is told.
    private static void quick(String what, Runnable search) {
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            search.run();
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf("%,d entries, %s: %.1f ms in the middle, %.1f ms the slowest%n", ENTRIES, what, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
        assertThat(Duration.ofNanos(nanos[TIMES / 2])).as(what).isLessThan(LONGEST);
    }

    private static void search(AuditSearch.Ask ask, Paging paging) {
        List<AuditEntry> found = WORLD.db.read(AuditChainer.scope(CHANGTAI), sql -> new AuditStore(sql, CHANGTAI).search(ask, paging));
        assertThat(found).isNotEmpty();
    }

    private static void looks() {
        List<LookStore.Row> found = WORLD.db.read(AuditChainer.scope(CHANGTAI), sql -> new LookStore().at(sql, CHANGTAI, 77, 200));
        assertThat(found).isNotEmpty();
    }

    @Test
    void aPageIsFoundAtOnce() {
        Paging first = Paging.first(50);
        Paging deep = new Paging(Optional.of(Cursor.of(Instant.parse("2025-01-01T00:00:00Z").plusSeconds(6L * ENTRIES / 2), (long) ENTRIES / 2)), 50);
        quick("by time, first page", () -> search(ask(Optional.empty(), Optional.empty(), Optional.empty()), first));
        quick("by time, half way down", () -> search(ask(Optional.empty(), Optional.empty(), Optional.empty()), deep));
        quick("by person", () -> search(ask(Optional.of(77L), Optional.empty(), Optional.empty()), first));
        quick("by act, half way down", () -> search(ask(Optional.empty(), Optional.of(AuditAct.LOOK), Optional.empty()), deep));
        quick("by what it was about", () -> search(ask(Optional.empty(), Optional.empty(), Optional.of(AuditSubject.matter(77))), first));
        // the remainders by which persons and acts are dealt out meet here, however many acts there are
        quick("by person and act", () -> search(ask(Optional.of((long) AuditAct.LOOK.ordinal()), Optional.of(AuditAct.LOOK), Optional.empty()), first));
        quick("who looked at somebody's data", AuditScaleTest::looks);
    }
}
