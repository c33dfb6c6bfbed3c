package org.jinlin.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells every second how far a long command is and how long it will go on. From a thread of its own, so that it is told in
/// time however long a single step takes.
final class ReplayProgress implements AutoCloseable {

    private final PrintStream out;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());

    /// @param total 0 when nobody knows
    private record Phase(String what, String unit, long total, long sinceNanos) {}

    private volatile Phase phase = new Phase("", "", 0, 0);
    private volatile long done;

    ReplayProgress(PrintStream out) {
        this.out = out;
        timer.scheduleAtFixedRate(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    /// @param what such as `playing`
    /// @param unit what is counted, such as `events`
    void begin(String what, String unit, long total) {
        done = 0;
        phase = new Phase(what, unit, total, System.nanoTime());
    }

    void reached(long done) {
        this.done = done;
    }

    private void tell() {
        Phase now = phase;
        out.println(line(now.what(), now.unit(), done, now.total(), Duration.ofNanos(System.nanoTime() - now.sinceNanos())));
    }

    /// `playing: 1,200 of 3,679 events, 33 %, 240 a second, 0:10 left`
    static String line(String what, String unit, long done, long total, Duration spent) {
        if (total == 0) {
            return what + ": " + spent.toSeconds() + " s";
        }
        long reached = Math.min(done, total);
        double perSecond = reached / Math.max(0.001, spent.toMillis() / 1000.0);
        String left = reached == 0 ? "" : ", " + clock(Math.round((total - reached) / perSecond)) + " left";
        return String.format(Locale.ROOT, "%s: %,d of %,d %s, %d %%, %,d a second%s",
                what, reached, total, unit, reached * 100 / total, Math.round(perSecond), left);
    }

    private static String clock(long seconds) {
        return seconds < 3600 ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
