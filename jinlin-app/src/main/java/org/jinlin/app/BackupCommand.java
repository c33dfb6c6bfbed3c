package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.postgres.PostgresServer.Durability;
import org.jspecify.annotations.Nullable;

/// `jinlin backup FILE [--data DIR]`, beside the running server or without one, and
/// `jinlin restore FILE --data DIR --keys KEYS`, into a new directory only.
final class BackupCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final @Nullable String outside;
    private final PrintStream out;
    private final PrintStream err;

    /// @param outside what JINLIN_DB_URL says, null when it says nothing
    BackupCommand(@Nullable String outside, PrintStream out, PrintStream err) {
        this.outside = outside;
        this.out = out;
        this.err = err;
    }

    /// What was typed: a file, and options with their values.
    private record Words(Path file, Map<String, String> options) {

        /// Empty when the words make no sense.
        static Optional<Words> read(List<String> args, Set<String> known) {
            var options = new HashMap<String, String>();
            String file = null;
            for (int i = 0; i < args.size(); i++) {
                String word = args.get(i);
                boolean option = known.contains(word) && i + 1 < args.size() && !args.get(i + 1).startsWith("--");
                if (option && options.put(word, args.get(++i)) == null) {
                    continue;
                }
                if (option || word.startsWith("--") || file != null || word.isBlank()) {
                    return Optional.empty();
                }
                file = word;
            }
            return file == null ? Optional.empty() : Optional.of(new Words(Path.of(file), options));
        }
    }

    /// @return 0 when the backup is written, 1 when it cannot be, 2 when the words make no sense
    int backup(String... args) {
        var words = Words.read(List.of(args), Set.of("--data"));
        if (words.isEmpty()) {
            err.println("usage: jinlin backup FILE [--data DIR]   write the database and the photos to a new file; the server may run");
            return USAGE;
        }
        return told(() -> take(words.get().file(), Path.of(words.get().options().getOrDefault("--data", "data"))));
    }

    private void take(Path file, Path data) {
        if (Files.exists(file)) {
            throw new BackupProblem(file + " is there already: name a new file.");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            throw new BackupProblem("There is no directory " + parent + ": make it, or name a file elsewhere.");
        }
        if (!Files.exists(BackupFile.keys(data))) {
            throw new BackupProblem(data + " holds no secrets/keys: name the data directory of the server with --data.");
        }
        try (var database = DatabaseAtHand.open(data, outside)) {
            var manifest = new Backup(database, data).write(file);
            out.println(said(file, manifest));
            out.println("The keys are not in it. Keep a copy of " + BackupFile.keys(data) + " apart from it: without them no name, phone or sign-in of it can be used.");
        }
    }

    /// @return 0 when all is restored, 1 when it cannot be, 2 when the words make no sense
    int restore(String... args) {
        var words = Words.read(List.of(args), Set.of("--data", "--keys"));
        if (words.isEmpty() || !words.get().options().containsKey("--data")) {
            err.println("usage: jinlin restore FILE --data DIR --keys KEYS   make a new data directory of a backup and the key file of its server");
            return USAGE;
        }
        var options = words.get().options();
        return told(() -> bringBack(words.get().file(), Path.of(options.get("--data")), options.get("--keys")));
    }

    private void bringBack(Path file, Path data, @Nullable String keys) {
        try (var backup = BackupFile.open(file)) {
            if (keys == null) {
                throw new BackupProblem("A backup holds no keys: name the key file of the server that made it (secrets/keys) with --keys.");
            }
            new Restore(backup, Path.of(keys), data, Durability.DURABLE).run();
            out.println(said(file, backup.manifest()));
            out.println("Restored into " + data + ". Look at it with ./jinlin doctor --data " + data + ", then start it with ./jinlin run --no-demo --data " + data + ".");
        } catch (IOException e) {
            throw new BackupProblem(file + " could not be closed (" + e.getMessage() + "): look at the disk.", e);
        }
    }

    private int told(Runnable work) {
        try {
            work.run();
            return DONE;
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            err.println(sentence);
            return FAILED;
        }
    }

    private static String said(Path file, BackupManifest manifest) {
        long rows = manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum();
        return String.format(Locale.ROOT, "%s: %,d rows of %d tables and %,d photos, as they stood at %s", file, rows, manifest.tables().size(), manifest.photos(), manifest.takenAt());
    }
}
