package org.jinlin.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The directory of one torture: the servers' data, their logs, and their clock. A file marks it as ours, so that no data of
/// anybody else are ever struck or deleted.
///
/// @param kept whether it was named by who called, and stays
record Home(Path directory, boolean kept) {

    private static final String MARKER = "of-jinlin-torture";
    /// PostgreSQL keeps up to two gigabytes of its write-ahead log.
    private static final long BYTES_AT_LEAST = 3_000_000_000L;
    private static final long BYTES_A_MINUTE = 50_000_000L;

    /// Makes an empty one. Refuses, with a [Problem] and nothing touched, a directory that is not ours, and too little room.
    static Home make(@Nullable Path named, int minutes) {
        try {
            Path directory = named != null ? named.toAbsolutePath()
                    : Path.of(System.getProperty("java.io.tmpdir"), "jinlin-torture-" + ProcessHandle.current().pid());
            var home = new Home(directory, named != null);
            home.requireOurs();
            home.requireRoom(BYTES_AT_LEAST + minutes * BYTES_A_MINUTE);
            home.delete();
            Files.createDirectories(directory);
            Files.createFile(directory.resolve(MARKER));
            Files.write(home.clock(), new byte[Long.BYTES]);
            return home;
        } catch (IOException e) {
            throw new Problem("The torture cannot write to " + named + ": name another directory with --data (" + e.getMessage() + ").");
        }
    }

    private void requireOurs() throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory) || Files.notExists(directory.resolve(MARKER)) && !isEmpty()) {
            throw new Problem(directory + " was not made by a torture and is left alone: name a new directory with --data.");
        }
        if (!Postgres.processes(data()).isEmpty()) {
            throw new Problem("Another torture is at work in " + directory + ": name another directory with --data.");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private void requireRoom(long bytes) throws IOException {
        Path there = directory;
        while (Files.notExists(there)) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < bytes) {
            throw new Problem("The torture needs %,d MB in %s, and there are %,d MB: make room, or name another directory with --data."
                    .formatted(bytes / 1_000_000, directory, free / 1_000_000));
        }
    }

    /// What `--data` of the servers names.
    Path data() {
        return directory.resolve("data");
    }

    /// By how many milliseconds the servers' clock is ahead of the machine's.
    Path clock() {
        return directory.resolve("clock");
    }

    long clockAhead() {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(clock())).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The time by the servers' clock.
    Instant now() {
        return Instant.now().plusMillis(clockAhead());
    }

    /// In one write: the servers have the file in their memory.
    void moveClock(long milliseconds) {
        ByteBuffer eight = ByteBuffer.allocate(Long.BYTES).putLong(0, clockAhead() + milliseconds);
        try (var channel = FileChannel.open(clock(), StandardOpenOption.WRITE)) {
            channel.write(eight, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
