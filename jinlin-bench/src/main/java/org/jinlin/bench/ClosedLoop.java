package org.jinlin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/// Runs each piece of work on a virtual thread of its own, over and over, each beginning anew when it is done.
final class ClosedLoop {

    private ClosedLoop() {}

    /// @param server whose processor time is to be told apart
    /// @throws BenchProblem when anything fails: a bench with errors has no figures
    static Cell run(String name, List<? extends Work> works, double seconds, OptionalLong server) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Exception>();
        var parts = new ArrayList<Parts>();
        var threads = new ArrayList<Thread>();
        CpuMeter.Sample before = CpuMeter.sample(server);
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        for (Work work : works) {
            var own = new Parts(end);
            parts.add(own);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    while (failures.isEmpty() && System.nanoTime() < end) {
                        work.once(own);
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            }));
        }
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        CpuUse cpu = before.until(CpuMeter.sample(server));
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.peek() instanceof BenchProblem problem ? problem : new IllegalStateException(name + " failed", failures.peek());
        }
        Histogram all = Parts.ignored().microseconds();
        parts.forEach(own -> all.add(own.microseconds()));
        // a unit that is cut off by the end counts by the parts that were done
        return new Cell(name, (double) all.getTotalCount() / works.getFirst().size(), seconds, all, cpu);
    }
}
