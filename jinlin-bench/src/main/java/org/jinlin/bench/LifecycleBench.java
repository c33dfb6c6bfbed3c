package org.jinlin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Ids;

/// `bench lifecycle`: whole lifecycles through the API of a server that runs as an operator runs it, and in the same run
/// the floor, turn by turn.
final class LifecycleBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--threads", "--seconds", "--warm-up", "--repeats", "--port", "--jfr", "--statements");

    private final Report report;
    private final int threads;
    private final int seconds;
    private final int warmUp;
    private final int repeats;
    private final int port;
    private final Optional<Path> recording;
    private final Optional<Path> statements;
    private final List<Cell> ours = new ArrayList<>();
    private final List<Cell> floors = new ArrayList<>();

    private LifecycleBench(Options options, Report report) {
        this.report = report;
        this.threads = options.number("--threads", 16, 1, 500);
        this.seconds = options.number("--seconds", 10, 1, 3600);
        this.warmUp = options.number("--warm-up", 180, 0, 3600);
        this.repeats = options.number("--repeats", 3, 1, 100);
        this.port = options.number("--port", 0, 0, 65_535);
        this.recording = options.path("--jfr");
        this.statements = options.path("--statements");
    }

    static void run(Options options, Report report) throws Exception {
        var bench = new LifecycleBench(options, report);
        ServerProcess.requireFree(bench.port);
        try (Home home = Homes.prepared(options, report)) {
            bench.measure(home);
        }
    }

    private void measure(Home home) throws Exception {
        try (ServerProcess server = ServerProcess.start(home, port); Connection owner = server.asOwner()) {
            report.machine(home, owner);
            report.figure("start_seconds", server.startTime().toMillis() / 1000.0, "start to address: %.1f s");
            List<Cast> casts = Cast.gather(server.port(), home.tenants());
            var works = Lifecycle.many(threads, server.port(), casts);
            ClosedLoop.run("warm-up", works, warmUp, server.pid());
            Scripts scripts = Scripts.write(home, owner);
            describe(scripts);
            measure(home, server, owner, works, scripts);
            report.figure("rss_mib", (double) server.residentMib(), "the server's JVM holds %.0f MiB");
            for (Lifecycle work : works) {
                work.close();
            }
        }
        summarise();
    }


    private void measure(Home home, ServerProcess server, Connection owner, List<Lifecycle> works, Scripts scripts) throws Exception {
        var ids = new Ids(Floor.NODE, System::currentTimeMillis);
        long first = ids.next();
        List<Integer> districts = home.tenants().districts();
        List<Floor> floor = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            floor.add(new Floor(scripts.scripts(), server.database(), scripts.driverSettings(), ids, i));
        }
        for (int round = 0; round <= repeats; round++) {
            if (round == 1 && recording.isPresent()) {
                server.jcmd("JFR.start", "name=bench", "settings=profile");
            }
            Cell cell = ClosedLoop.run("lifecycle x" + threads, works, seconds, server.pid());
            server.freeze();
            Cell below = ClosedLoop.run("floor x" + threads, floor, seconds, server.pid());
            Floor.forgetMarks(owner, districts, first);
            server.thaw();
            keep(round, cell, below);
        }
        if (recording.isPresent()) {
            server.jcmd("JFR.dump", "name=bench", "filename=" + recording.get());
        }
        if (statements.isPresent()) {
            Files.write(statements.get(), Floor.costs(floor, Integer.MAX_VALUE));
        }
        for (Floor work : floor) {
            work.close();
        }
        Floor.forget(owner, districts, first);
    }

    private void keep(int round, Cell cell, Cell below) {
        if (round == 0) {
            report.line("left out  " + cell.line());
            report.line("left out  " + below.line());
            return;
        }
        ours.add(cell);
        floors.add(below);
        report.cell(cell);
        report.cell(below);
    }

    private void describe(Scripts scripts) {
        Script script = scripts.scripts().getFirst();
        report.line(String.format(Locale.ROOT, "a lifecycle: %d requests, %d moves, %d statements in %d round trips, %d commits", Lifecycle.REQUESTS, scripts.moves(),
                script.statements(), script.roundTrips(), script.commits()));
        report.figure("requests", Lifecycle.REQUESTS);
        report.figure("moves", scripts.moves());
        report.figure("statements", script.statements());
        report.figure("round_trips", script.roundTrips());
    }

    private void summarise() {
        double perSecond = Report.median(ours.stream().map(Cell::perSecond).toList());
        double floor = Report.median(floors.stream().map(Cell::perSecond).toList());
        report.figure("lifecycles_per_second", perSecond, "median: %.1f lifecycles/s");
        report.figure("floor_per_second", floor, "median of the floor: %.1f lifecycles/s");
        report.figure("ratio", perSecond / floor, "ratio: %.2f");
        report.figure("p95_ms", Report.median(ours.stream().map(cell -> cell.milliseconds(95)).toList()), "p95 of a request: %.1f ms");
    }
}
