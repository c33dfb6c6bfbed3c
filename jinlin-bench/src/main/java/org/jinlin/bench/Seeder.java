package org.jinlin.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.SearchReader;
import org.jinlin.postgres.JoinedDatabase;

/// Makes the database of a bench: twelve tenants, and copies of stories that the engine itself played there.
final class Seeder {

    /// Of the data directory, for each matter with its moves, words, clocks, facts and log.
    static final long BYTES_PER_MATTER = 10_000;

    /// The first tenant has the most, the last the least: these shares of a hundred.
    private static final int[] SHARES = {26, 16, 12, 9, 7, 7, 6, 5, 4, 4, 2, 2};
    private static final Duration BEFORE = Duration.ofDays(365);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final int WORKERS = 2;

    private final Report report;
    private final int matters;
    private final AtomicLong made = new AtomicLong();

    private Seeder(Report report, int matters) {
        this.report = report;
        this.matters = matters;
    }

    /// @param matters in all tenants together
    static void fill(Home home, int matters, Report report) throws Exception {
        Instant now = JinlinClock.system().now();
        // the stories are older than all of their copies, so no number of a day is given twice
        try (Engine engine = Engine.start(home.directory(), "--jinlin.clock=" + before(now))) {
            Tenants tenants = Tenants.make(engine);
            if (matters > 0) {
                new Seeder(report, matters).fill(home, engine, tenants.districts(), now);
            }
            home.finish(tenants, matters);
        }
    }

    private void fill(Home home, Engine engine, List<Integer> districts, Instant now) throws Exception {
        JoinedDatabase database = engine.database(home);
        Stories.Told told;
        try (Connection owner = open(database)) {
            told = Stories.play(engine, owner, Ground.read(owner, districts.getFirst()));
        }
        long began = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> tenants = IntStream.range(0, districts.size()).<Future<?>>mapToObj(i -> workers.submit(() -> {
                try (Connection owner = open(database)) {
                    new Seeding(owner, Ground.read(owner, districts.get(i)), told, now).fill(share(i), made);
                }
                return null;
            })).toList();
            workers.shutdown();
            while (!workers.awaitTermination(TELL_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                tell(began);
            }
            for (Future<?> tenant : tenants) {
                tenant.get();
            }
        }
        report.line("making all of them findable");
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var search = engine.bean(SearchReader.class);
            for (Future<?> tenant : districts.stream().<Future<?>>map(district -> workers.submit(() -> search.run(district))).toList()) {
                tenant.get();
            }
        }
        try (Connection owner = open(database); var statement = owner.createStatement()) {
            for (String table : List.of("matters.matter", "matters.move", "matters.words", "matters.due", "matters.log", "matters.term", "insight.fact", "insight.fact_clock", "people.person", "org.unit")) {
                statement.execute("vacuum (analyze) " + table);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        report.line(String.format(Locale.ROOT, "%d matters in %.0f s", made.get(), seconds));
    }

    private int share(int tenant) {
        return share(matters, tenant);
    }

    /// A tenant's share of a number of matters.
    static int share(int matters, int tenant) {
        return (int) ((long) matters * SHARES[tenant] / IntStream.of(SHARES).sum());
    }

    /// Before all that is seeded.
    static Instant before(Instant now) {
        return now.minus(Seeding.YEARS).minus(BEFORE);
    }

    private void tell(long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        long done = Math.max(1, made.get());
        report.line(String.format(Locale.ROOT, "%d of %d matters, %.0f s left", done, matters, seconds * Math.max(0, matters - done) / done));
    }

    /// Times come as UTC, whatever zone this machine is in.
    static Connection open(JoinedDatabase database) throws SQLException {
        Connection owner = DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password());
        try (var statement = owner.createStatement()) {
            statement.execute("set timezone to 'UTC'");
        }
        return owner;
    }
}
