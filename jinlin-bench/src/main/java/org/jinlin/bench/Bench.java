package org.jinlin.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.postgres.DatabaseProblem;
import org.jspecify.annotations.Nullable;

/// `./jinlin bench NAME [options]`.
public final class Bench {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private static final Map<String, Entry> BENCHES = new TreeMap<>(Map.of(
            "assignment", new Entry(AssignmentBench.OPTIONS, AssignmentBench::run),
            "lifecycle", new Entry(LifecycleBench.OPTIONS, LifecycleBench::run),
            "clock", new Entry(ClockBench.OPTIONS, ClockBench::run),
            "ledger", new Entry(LedgerBench.OPTIONS, LedgerBench::run),
            "flowable", new Entry(FlowableBench.OPTIONS, FlowableBench::run),
            "spike", new Entry(SpikeBench.OPTIONS, SpikeBench::run),
            "pages", new Entry(ReadBench.OPTIONS, PagesBench::run),
            "read", new Entry(ReadBench.OPTIONS, ReadBench::run),
            "sealing", new Entry(SealingBench.OPTIONS, SealingBench::run),
            "seed", new Entry(SeedBench.OPTIONS, SeedBench::run)));

    private Bench() {}

    private record Entry(List<String> options, Run run) {}

    private interface Run {
        void run(Options options, Report report) throws Exception;
    }

    public static void main(String[] args) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        System.exit(run(args, System.out, System.err));
    }

    /// The exit code: 0 when measured, 1 when the bench cannot run, 2 when the command is not understood.
    static int run(String[] args, PrintStream out, PrintStream err) {
        Entry entry = args.length == 0 ? null : BENCHES.get(args[0]);
        if (entry == null) {
            err.println("There are the benches " + String.join(", ", BENCHES.keySet()) + ": ./jinlin bench NAME.");
            return USAGE;
        }
        try {
            Options options = Options.read(Arrays.copyOfRange(args, 1, args.length), entry.options());
            var report = new Report(args[0], options.json(), out);
            entry.run().run(options, report);
            report.end();
            return DONE;
        } catch (Exception e) {
            String sentence = sentence(e);
            if (sentence == null) {
                e.printStackTrace(err);
            } else {
                err.println(sentence);
            }
            return REFUSED;
        }
    }

    /// The one sentence in a failure that tells people what to do.
    static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BenchProblem || cause instanceof DatabaseProblem) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
