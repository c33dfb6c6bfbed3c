package org.jinlin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// `bench spike`: lifecycles that begin when they begin, however the server fares: one a second, then fifteen, and so on.
/// A request that has to wait for its turn counts from when it should have begun.
final class SpikeBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--stage", "--warm-up", "--repeats", "--port");

    private static final int[] RATES = {1, 15, 1, 25, 2, 35, 10};
    private static final int WARM_THREADS = 8;

    private final Report report;
    private final ServerProcess server;
    private final List<Cast> casts;
    private final int stageSeconds;
    private final Texts texts = Texts.load();
    private final ConcurrentLinkedQueue<Lifecycle> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();
    private final Histogram all = Parts.ignored().microseconds();

    private SpikeBench(Report report, ServerProcess server, List<Cast> casts, int stageSeconds) {
        this.report = report;
        this.server = server;
        this.casts = casts;
        this.stageSeconds = stageSeconds;
    }

    static void run(Options options, Report report) throws Exception {
        int stage = options.number("--stage", 20, 1, 3600);
        int warmUp = options.number("--warm-up", 180, 0, 3600);
        int repeats = options.number("--repeats", 3, 1, 100);
        int port = options.number("--port", 0, 0, 65_535);
        ServerProcess.requireFree(port);
        try (Home home = Homes.prepared(options, report); ServerProcess server = ServerProcess.start(home, port); var owner = server.asOwner()) {
            report.machine(home, owner);
            List<Cast> casts = Cast.gather(server.port(), home.tenants());
            List<Lifecycle> warm = Lifecycle.many(WARM_THREADS, server.port(), casts);
            ClosedLoop.run("warm-up", warm, warmUp, server.pid());
            for (Lifecycle work : warm) {
                work.close();
            }
            var bench = new SpikeBench(report, server, casts, stage);
            for (int i = 0; i < repeats; i++) {
                for (int rate : RATES) {
                    report.cell(bench.stage(rate));
                }
            }
            report.figure("errors", bench.errors.get(), "errors: %.0f");
            report.figure("p95_ms", bench.all.getValueAtPercentile(95) / 1000.0, "p95 of all requests: %.1f ms");
            report.figure("max_ms", bench.all.getMaxValue() / 1000.0, "longest: %.1f ms");
        }
    }

    private Cell stage(int rate) throws InterruptedException {
        CpuMeter.Sample before = CpuMeter.sample(server.pid());
        long began = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        var parts = new ArrayList<Parts>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < rate * stageSeconds; i++) {
            long intended = began + i * gap;
            while (System.nanoTime() < intended) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            var own = new Parts(Long.MAX_VALUE);
            parts.add(own);
            threads.add(Thread.ofVirtual().start(() -> play(own, intended)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Histogram stage = Parts.ignored().microseconds();
        parts.forEach(own -> stage.add(own.microseconds()));
        all.add(stage);
        return new Cell("spike " + rate + "/s", (double) stage.getTotalCount() / Lifecycle.REQUESTS, (System.nanoTime() - began) / 1e9, stage,
                before.until(CpuMeter.sample(server.pid())));
    }

    private void play(Parts parts, long intended) {
        try {
            Lifecycle known = idle.poll();
            Lifecycle lifecycle = known == null ? new Lifecycle(server.port(), casts, texts, intended) : known;
            lifecycle.late(parts, intended);
            idle.add(lifecycle);
        } catch (IOException | BenchProblem e) {
            if (errors.incrementAndGet() == 1) {
                report.line("the first error: " + e.getMessage());
            }
        }
    }
}
