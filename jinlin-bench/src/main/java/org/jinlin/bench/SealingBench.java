package org.jinlin.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jinlin.bench.SealingControl.Counts;

/// `bench sealing`: what sealed personal data cost. Whole lifecycles through the API of one server that seals and does not, turn by turn, so that both have the same warm
/// JVM and the same hour. Each round begins with the other one. Never on a database that stays: `--data` is no option here.
final class SealingBench {

    static final List<String> OPTIONS = List.of(Homes.EXISTING, "--threads", "--seconds", "--warm-up", "--repeats", "--port");

    private static final double MILLISECONDS = 1000;

    private final Report report;
    private final SealingControl control;
    private final int threads;
    private final int seconds;
    private final List<Cell> sealed = new ArrayList<>();
    private final List<Cell> unsealed = new ArrayList<>();
    private Counts done = new Counts(0, 0, 0);

    private SealingBench(Report report, SealingControl control, int threads, int seconds) {
        this.report = report;
        this.control = control;
        this.threads = threads;
        this.seconds = seconds;
    }

    static void run(Options options, Report report) throws Exception {
        int threads = options.number("--threads", 8, 1, 500);
        int seconds = options.number("--seconds", 20, 1, 3600);
        int warmUp = options.number("--warm-up", 180, 0, 3600);
        int repeats = options.number("--repeats", 5, 1, 100);
        int port = options.number("--port", 0, 0, 65_535);
        ServerProcess.requireFree(port);
        try (Home home = Homes.prepared(options, report)) {
            SealingControl control = SealingControl.of(home);
            try (ServerProcess server = ServerProcess.start(home, port, control.options()); Connection owner = server.asOwner()) {
                report.machine(home, owner);
                var bench = new SealingBench(report, control, threads, seconds);
                bench.measure(server, Lifecycle.many(threads, server.port(), Cast.gather(server.port(), home.tenants())), warmUp, repeats);
            }
        }
    }

    private void measure(ServerProcess server, List<Lifecycle> works, int warmUp, int repeats) throws Exception {
        for (boolean on : List.of(false, true)) {
            control.turn(on);
            ClosedLoop.run("warm-up", works, warmUp / 2.0, server.pid());
        }
        for (int round = 0; round <= repeats; round++) {
            boolean first = round % 2 == 0;
            for (boolean on : List.of(first, !first)) {
                Counts before = control.turn(on);
                Cell cell = ClosedLoop.run((on ? "sealed x" : "unsealed x") + threads, works, seconds, server.pid());
                keep(round, on, cell, control.turn(on).since(before));
            }
        }
        control.turn(true);
        for (Lifecycle work : works) {
            work.close();
        }
        summarise();
    }

    private void keep(int round, boolean on, Cell cell, Counts counts) {
        if (counts.all() == 0) {
            throw new BenchProblem("Nothing was sealed, opened or indexed in these lifecycles: there is nothing to compare.");
        }
        if (round == 0) {
            report.line("left out  " + cell.line());
            return;
        }
        (on ? sealed : unsealed).add(cell);
        done = done.and(counts);
        report.cell(cell);
    }

    private void summarise() {
        double units = sealed.stream().mapToDouble(Cell::units).sum() + unsealed.stream().mapToDouble(Cell::units).sum();
        report.figure("opened", done.opened() / units, "of a lifecycle: %.1f fields opened");
        report.figure("sealed", done.sealed() / units, "of a lifecycle: %.1f fields sealed");
        report.figure("indexed", done.indexed() / units, "of a lifecycle: %.1f blind indexes made");
        double with = Report.median(sealed.stream().map(Cell::perSecond).toList());
        double without = Report.median(unsealed.stream().map(Cell::perSecond).toList());
        report.figure("sealed_per_second", with, "median with sealing: %.1f lifecycles/s");
        report.figure("unsealed_per_second", without, "median without: %.1f lifecycles/s");
        report.figure("cost_percent", 100 * (1 - with / without), "sealing costs %.1f %% of the lifecycles of a second");
        double cpuWith = Report.median(sealed.stream().map(SealingBench::serverMs).toList());
        double cpuWithout = Report.median(unsealed.stream().map(SealingBench::serverMs).toList());
        report.line(String.format(Locale.ROOT, "processor time of the server for a lifecycle: %.2f ms with, %.2f ms without", cpuWith, cpuWithout));
        report.figure("cpu_cost_percent", 100 * (cpuWith / cpuWithout - 1), "sealing costs %.1f %% of the server's processor time");
    }

    private static double serverMs(Cell cell) {
        return cell.cpu().server() * cell.seconds() * MILLISECONDS / cell.units();
    }
}
