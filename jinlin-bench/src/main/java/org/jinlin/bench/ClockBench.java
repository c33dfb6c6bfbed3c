package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jinlin.kit.JinlinClock;

/// `bench clock`: very many promises are overdue at once, as after a downtime; how long until each has been noted and has
/// climbed. The rows come while the server's process stands still, so it finds them all in the same moment.
final class ClockBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--overdue", "--warm-up", "--repeats", "--port");

    private static final int WARM_THREADS = 8;
    private static final int LOOK_MILLIS = 250;
    private static final int LONGEST_SECONDS = 3600;

    private final Report report;
    private final ServerProcess server;
    private final Connection owner;
    private final List<Ground> grounds;
    private final Template template;
    private final int overdue;

    private ClockBench(Report report, ServerProcess server, Connection owner, List<Ground> grounds, Template template, int overdue) {
        this.report = report;
        this.server = server;
        this.owner = owner;
        this.grounds = grounds;
        this.template = template;
        this.overdue = overdue;
    }

    /// How one round went.
    ///
    /// @param seconds  until none was overdue any more
    /// @param caughtUp until the log was numbered and the facts had read it
    private record Round(double seconds, double caughtUp, CpuUse cpu) {}

    static void run(Options options, Report report) throws Exception {
        int overdue = options.number("--overdue", 100_000, 100, 5_000_000);
        int warmUp = options.number("--warm-up", 60, 0, 3600);
        int repeats = options.number("--repeats", 3, 1, 100);
        int port = options.number("--port", 0, 0, 65_535);
        ServerProcess.requireFree(port);
        try (Home home = Homes.prepared(options, report, overdue * (repeats + 1) * Seeder.BYTES_PER_MATTER)) {
            Template template = template(home);
            try (ServerProcess server = ServerProcess.start(home, port); Connection owner = Seeder.open(server.database())) {
                report.machine(home, owner);
                List<Lifecycle> warm = Lifecycle.many(WARM_THREADS, server.port(), Cast.gather(server.port(), home.tenants()));
                ClosedLoop.run("warm-up", warm, warmUp, server.pid());
                var grounds = new ArrayList<Ground>();
                for (int district : home.tenants().districts()) {
                    grounds.add(Ground.read(owner, district));
                }
                new ClockBench(report, server, owner, grounds, template, overdue).measure(repeats);
                for (Lifecycle work : warm) {
                    work.close();
                }
            }
        }
    }

    private static Template template(Home home) throws SQLException {
        try (Engine engine = Engine.start(home.directory(), "--jinlin.clock=" + Seeder.before(JinlinClock.system().now())); Connection owner = Seeder.open(engine.database(home))) {
            return Stories.waiting(engine, owner, Ground.read(owner, home.tenants().districts().getFirst()));
        }
    }

    private void measure(int repeats) throws Exception {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i <= repeats; i++) {
            Round round = round();
            report.line("%s%d overdue done in %.1f s, log and facts caught up after %.1f s   %s".formatted(i == 0 ? "left out  " : "", made(), round.seconds(), round.caughtUp(), round.cpu().line()));
            if (i > 0) {
                rounds.add(round);
            }
        }
        double seconds = Report.median(rounds.stream().map(Round::seconds).toList());
        report.figure("overdue", made());
        report.figure("seconds", seconds, "median: %.1f s");
        report.figure("per_second", made() / seconds, "that is %.0f a second");
        report.figure("caught_up_seconds", Report.median(rounds.stream().map(Round::caughtUp).toList()), "log and facts: %.1f s");
    }

    private int made() {
        return IntStream.range(0, grounds.size()).map(i -> Seeder.share(overdue, i)).sum();
    }

    private Round round() throws Exception {
        awaitQuiet();
        Instant now = JinlinClock.system().now();
        server.freeze();
        for (int i = 0; i < grounds.size(); i++) {
            new Seeding(owner, grounds.get(i), null, now).overdue(template, Seeder.share(overdue, i));
        }
        try (var statement = owner.createStatement()) {
            statement.execute("analyze matters.due");
            statement.execute("analyze matters.matter");
        }
        CpuMeter.Sample before = CpuMeter.sample(server.pid());
        long began = System.nanoTime();
        server.thaw();
        await(began, "select exists (select from matters.due where district_id = any(?) and state = 'running' and wake_at < '" + now + "')");
        double seconds = (System.nanoTime() - began) / 1e9;
        CpuUse cpu = before.until(CpuMeter.sample(server.pid()));
        awaitQuiet();
        var round = new Round(seconds, (System.nanoTime() - began) / 1e9, cpu);
        check(now);
        return round;
    }

    private void awaitQuiet() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        await(began, """
                select exists (select from matters.unnumbered where district_id = any(?)) or exists (
                    select from matters.numberer n where not exists (
                        select from insight.position p where p.district_id = n.district_id and p.reader = 'facts' and p.position = n.next_position - 1)
                    or not exists (select from matters.position p where p.district_id = n.district_id and p.reader = 'search' and p.position = n.next_position - 1))""");
    }

    /// Until a question is answered with no.
    private void await(long began, String question) throws SQLException, InterruptedException {
        try (var select = owner.prepareStatement(question)) {
            select.setArray(1, owner.createArrayOf("int4", grounds.stream().map(Ground::district).toArray()));
            while (true) {
                try (var rows = select.executeQuery()) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() - began > LONGEST_SECONDS * 1e9) {
                    throw new BenchProblem("The server was not done after an hour: try fewer with --overdue.");
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /// Each was noted once, and the oldest of a tenant first.
    private void check(Instant since) throws SQLException {
        try (var select = owner.prepareStatement("""
                with noted as (
                    select v.district_id, v.matter_id, v.at, d.due_at from matters.move v
                    join matters.due d on d.district_id = v.district_id and d.matter_id = v.matter_id and d.missed_at is not null
                    where v.verb = 'overdue' and v.at >= ? and (v.matter_id >> 12) & 1023 between 901 and 912),
                ranked as (
                    select row_number() over (partition by district_id order by at, due_at)
                        - row_number() over (partition by district_id order by due_at) as off from noted)
                select (select count(*) from noted), (select count(distinct matter_id) from noted), (select coalesce(max(abs(off)), 0) from ranked)""")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                rows.next();
                if (rows.getInt(1) != made() || rows.getInt(2) != made()) {
                    throw new IllegalStateException("of %d overdue %d were noted, %d times".formatted(made(), rows.getInt(2), rows.getInt(1)));
                }
                report.figure("out_of_order", rows.getInt(3), "each was noted once; oldest first but for at most %.0f places");
            }
        }
    }
}
