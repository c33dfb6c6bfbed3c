package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/// `jinlin replay FILE [--data DIR]`: plays a file of real requests through the engine under the file's own clock. The
/// database is a throw-away one, or lies in DIR afterwards for whoever wants to look around in it.
final class ReplayCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private Duration playing = Duration.ZERO;
    private volatile boolean engineStarted;
    private volatile boolean interrupted;

    private ReplayCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// What was typed.
    ///
    /// @param data absent for a throw-away database
    private record Options(Path file, @Nullable Path data) {}

    /// @param args the words after `replay`
    /// @return 0 when the file was played, 1 when it cannot be, 2 when the words make no sense
    static int run(String[] args, PrintStream out, PrintStream err) {
        return new ReplayCommand(out, err).run(List.of(args));
    }

    private int run(List<String> args) {
        Optional<Options> options = options(args);
        if (options.isEmpty()) {
            err.println("usage: jinlin replay FILE [--data DIR]   play a file of real requests under its own clock; DIR keeps the database");
            return USAGE;
        }
        Optional<String> problem = problem(options.get());
        if (problem.isPresent()) {
            err.println(problem.get());
            return FAILED;
        }
        try {
            return inScratch(options.get());
        } catch (IOException | UncheckedIOException e) {
            err.println(options.get().file() + " cannot be replayed: " + e.getMessage());
            return FAILED;
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            err.println(sentence);
            return FAILED;
        }
    }

    private static Optional<Options> options(List<String> args) {
        boolean keeps = args.size() == 3 && args.contains("--data");
        int at = args.indexOf("--data");
        if (args.size() != 1 && !keeps || at == args.size() - 1 || args.size() == 1 && args.getFirst().startsWith("--")) {
            return Optional.empty();
        }
        var file = Path.of(args.get(at == 0 ? 2 : 0));
        return Optional.of(new Options(file, keeps ? Path.of(args.get(at + 1)) : null));
    }

    private static Optional<String> problem(Options options) {
        if (!Files.isRegularFile(options.file()) || !Files.isReadable(options.file())) {
            return Optional.of("There is no file " + options.file() + " that can be read.");
        }
        if (options.data() == null || !Files.exists(options.data())) {
            return Optional.empty();
        }
        try (Stream<Path> there = Files.list(options.data())) {
            return there.findAny().map(any -> options.data() + " is not empty. A replay needs a directory of its own: name a new one.");
        } catch (IOException e) {
            return Optional.of(options.data() + " is no directory that can be used. Name a new one.");
        }
    }

    /// Nothing stays behind, not even when the command is interrupted: then PostgreSQL has to be down before its files go,
    /// which the handlers of Spring wait for; before the engine is started nobody else holds files.
    private int inScratch(Options options) throws IOException {
        Path scratch = Files.createTempDirectory("jinlin-replay-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupted = true;
            if (!engineStarted) {
                delete(scratch);
            }
        }));
        SpringApplication.getShutdownHandlers().add(() -> delete(scratch));
        try {
            return replay(options, scratch);
        } catch (RuntimeException e) {
            if (interrupted) {
                return FAILED;
            }
            throw e;
        } finally {
            if (!interrupted) {
                delete(scratch);
            }
        }
    }

    private int replay(Options options, Path scratch) throws IOException {
        List<ReplayFormat> formats = ReplayFormat.builtIn();
        long began = System.nanoTime();
        try (var progress = new ReplayProgress(err); var plan = ReplayPlan.read(options.file(), formats, scratch, progress)) {
            if (!plan.isReadable()) {
                err.println(options.file() + " has columns that no playbook knows. " + formats.stream()
                        .map(format -> format.pack() + " misses " + String.join(", ", format.missing(plan.header())))
                        .collect(Collectors.joining("; ")) + ".");
                return FAILED;
            }
            Path data = options.data() == null ? scratch.resolve("data") : options.data();
            ReplayTally tally = plan.isEmpty() ? ReplayTally.NONE : played(plan, data, progress);
            progress.close();
            double spent = (System.nanoTime() - began) / 1e9;
            new ReplayReport(out).print(plan, tally, String.format(Locale.ROOT, "in %.1f s, of which the playing took %.1f s", spent, playing.toMillis() / 1e3));
            return DONE;
        }
    }

    private ReplayTally played(ReplayPlan plan, Path data, ReplayProgress progress) {
        progress.begin("starting the engine", "", 0);
        engineStarted = true;
        try (var engine = ReplayEngine.start(plan.format(), plan.units(), data, plan.begin())) {
            long began = System.nanoTime();
            ReplayTally tally = new ReplayRun(plan, engine, progress).play();
            playing = Duration.ofNanos(System.nanoTime() - began);
            return tally;
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // somebody else's hand is in it; the system clears its temporary files
        }
    }
}
