package org.jinlin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data directory of a bench. It carries a marker from its first moment on; a bench works in no other, so that nobody's
/// data are measured, filled or deleted by mistake.
///
/// @param temporary it goes when the bench ends
record Home(Path directory, boolean temporary) implements AutoCloseable {

    static final String DATABASE = "jinlin";
    static final String DATA = "--data";

    private static final String MARKER = "jinlin-bench.properties";
    private static final String MATTERS = "matters";
    private static final String ACCOUNT = "account.";
    /// Of a database that was only just begun: the write-ahead log, PostgreSQL's own tables, twelve tenants.
    private static final long EMPTY_BYTES = 2L << 30;
    private static final double GIB = 1L << 30;

    /// A new directory that lives as long as the bench.
    ///
    /// @param neededBytes on top of what an empty database takes
    static Home temporary(long neededBytes) {
        Path work = Path.of(System.getProperty("jinlin.bench.work", "target")).toAbsolutePath();
        requireOwn();
        requireRoom(work, neededBytes);
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(work), "bench-");
            var home = new Home(directory, true);
            Runtime.getRuntime().addShutdownHook(new Thread(home::delete));
            home.mark(new Properties());
            return home;
        } catch (IOException e) {
            throw unwritable(work, e);
        }
    }

    /// A new directory that stays. Refuses one that has something in it.
    static Home create(Path directory, long neededBytes) {
        requireOwn();
        try {
            if (Files.exists(directory)) {
                if (Files.exists(directory.resolve(MARKER))) {
                    throw new BenchProblem(directory + " holds the database of a bench already: name another directory, or delete that one.");
                }
                try (Stream<Path> files = Files.list(directory)) {
                    if (files.findAny().isPresent()) {
                        throw new BenchProblem(directory + " is not empty: name a new directory with --data.");
                    }
                }
            }
            requireRoom(directory, neededBytes);
            Files.createDirectories(directory);
            var home = new Home(directory, false);
            home.mark(new Properties());
            return home;
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /// One that `bench seed` made.
    ///
    /// @param neededBytes that the bench will write
    static Home open(Path directory, long neededBytes) {
        requireOwn();
        var home = new Home(directory, false);
        if (Files.notExists(directory.resolve(MARKER))) {
            throw new BenchProblem(directory + " holds no database of a bench: name one that './jinlin bench seed --data DIR' made.");
        }
        if (home.read().getProperty(MATTERS) == null) {
            throw new BenchProblem(directory + " was not finished: delete it and run './jinlin bench seed' again.");
        }
        requireRoom(directory, neededBytes);
        return home;
    }

    /// How many matters it was made with.
    int matters() {
        return Integer.parseInt(read().getProperty(MATTERS));
    }

    Tenants tenants() {
        Properties marker = read();
        Map<String, String> passwords = marker.stringPropertyNames().stream().filter(name -> name.startsWith(ACCOUNT)).sorted()
                .collect(Collectors.toMap(name -> name.substring(ACCOUNT.length()), marker::getProperty, (one, other) -> one, LinkedHashMap::new));
        return new Tenants(passwords);
    }

    /// Says that the database is whole.
    void finish(Tenants tenants, int matters) {
        var marker = new Properties();
        marker.setProperty(MATTERS, Integer.toString(matters));
        tenants.passwords().forEach((login, password) -> marker.setProperty(ACCOUNT + login, password));
        mark(marker);
    }

    private void mark(Properties marker) {
        Path file = directory.resolve(MARKER);
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var out = Files.newBufferedWriter(file)) {
                marker.store(out, "A database of the benches. Nothing in it is anybody's.");
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private Properties read() {
        var marker = new Properties();
        try (var in = Files.newBufferedReader(directory.resolve(MARKER))) {
            marker.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return marker;
    }

    /// Benches bring their own PostgreSQL.
    private static void requireOwn() {
        if (!System.getenv().getOrDefault("JINLIN_DB_URL", "").isBlank()) {
            throw new BenchProblem("JINLIN_DB_URL names a database that is not a bench's: unset it, benches start a PostgreSQL of their own.");
        }
    }

    private static void requireRoom(Path directory, long neededBytes) {
        Path there = directory;
        while (Files.notExists(there)) {
            there = there.getParent();
        }
        try {
            requireRoom(there, Files.getFileStore(there).getUsableSpace(), EMPTY_BYTES + neededBytes);
        } catch (IOException e) {
            throw unwritable(there, e);
        }
    }

    static void requireRoom(Path directory, long free, long needed) {
        if (free < needed) {
            throw new BenchProblem(String.format(Locale.ROOT, "%s has %.1f GiB free and the bench needs about %.1f: make room, or name a directory elsewhere with --data.",
                    directory, free / GIB, needed / GIB));
        }
    }

    private static BenchProblem unwritable(Path directory, IOException e) {
        return new BenchProblem("The bench cannot write to " + directory + " (" + e.getMessage() + "): make it writable, or name another directory with --data.", e);
    }

    @Override
    public void close() {
        if (temporary) {
            delete();
        }
    }

    private void delete() {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
