package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Keyring;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditConsole;
import org.jinlin.people.AuditNote;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.postgres.PostgresServer.Durability;

/// Brings a backup back, into a data directory of its own. Everything is made below `restoring` in it and moved up at the
/// end, the database first: a server that finds only a part refuses to start.
final class Restore {

    private static final String STAGING = "restoring";
    private static final List<String> PARTS = List.of("cluster", "secrets", "files", "postgres.log");
    /// A database takes more than its rows written as text: indexes, and the write-ahead log of loading them.
    private static final int SPACE_FACTOR = 4;
    private static final long SPACE_OF_AN_EMPTY_ONE_BYTES = 300_000_000;

    private final BackupFile backup;
    private final Path keys;
    private final Path data;
    private final Durability durability;

    /// @param keys the key file that the sealed fields of the backup were sealed with
    /// @param data a directory that is empty or does not exist
    Restore(BackupFile backup, Path keys, Path data, Durability durability) {
        this.backup = backup;
        this.keys = keys;
        this.data = data;
        this.durability = durability;
    }

    /// Refuses with a [BackupProblem] before anything is made: a directory that is in use, other keys, too little room. What
    /// fails later is cleared away.
    void run() {
        requireKeys();
        requireRoom();
        boolean made = Files.notExists(data);
        Path staging = data.resolve(STAGING);
        var cleared = new Thread(() -> clear(staging, made));
        Runtime.getRuntime().addShutdownHook(cleared);
        try {
            Files.createDirectories(staging.resolve("secrets"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.copy(keys, BackupFile.keys(staging), StandardCopyOption.COPY_ATTRIBUTES);
            backup.unpackPhotos(staging);
            load(staging);
            moveUp(staging);
        } catch (IOException | UncheckedIOException e) {
            throw new BackupProblem(data + " could not be written (" + e.getMessage() + "): make room and make it writable.", e);
        } catch (SQLException e) {
            throw new BackupProblem("The database did not take the backup (" + e.getMessage() + "): restore it with the Jinlin that made it.", e);
        } finally {
            clear(staging, made);
            Runtime.getRuntime().removeShutdownHook(cleared);
        }
    }

    private void requireKeys() {
        if (!Files.isRegularFile(keys)) {
            throw new BackupProblem("There is no key file " + keys + ": name the one of the server that made the backup (secrets/keys) with --keys.");
        }
        try {
            if (!Keyring.loadOrCreate(keys).covers(backup.manifest().keys())) {
                throw new BackupProblem(keys + " is not the key file of this backup: name the one of the server that made it (secrets/keys) with --keys.");
            }
        } catch (IllegalStateException e) {
            throw new BackupProblem(e.getMessage() + ".", e);
        }
    }

    private void requireRoom() {
        try {
            if (Files.exists(data)) {
                try (Stream<Path> there = Files.list(data)) {
                    if (there.findAny().isPresent()) {
                        throw new BackupProblem(data + " is not empty: name a new directory with --data.");
                    }
                }
            }
            Path parent = data.toAbsolutePath();
            while (Files.notExists(parent)) {
                parent = parent.getParent();
            }
            long wanted = backup.manifest().bytes() * SPACE_FACTOR + SPACE_OF_AN_EMPTY_ONE_BYTES;
            roomProblem(data, wanted, Files.getFileStore(parent).getUsableSpace()).ifPresent(sentence -> {
                throw new BackupProblem(sentence);
            });
        } catch (IOException e) {
            throw new BackupProblem(data + " is no directory that can be used: name a new one with --data.", e);
        }
    }

    static Optional<String> roomProblem(Path data, long wantedBytes, long freeBytes) {
        return freeBytes >= wantedBytes ? Optional.empty() : Optional.of(data + " has " + freeBytes / 1_000_000 + " MB free and a restore may need "
                + wantedBytes / 1_000_000 + ": make room, or name another directory with --data.");
    }

    private void load(Path staging) throws IOException, SQLException {
        try (var server = PostgresServer.start(staging, 0, durability)) {
            var hook = new Thread(server::close); // or an interrupted command would leave it running
            Runtime.getRuntime().addShutdownHook(hook);
            server.createDatabase(DatabaseSetup.NAME);
            String url = server.jdbcUrl(DatabaseSetup.NAME);
            Migrations.to(backup.manifest().schema(), url, server.owner());
            try (Connection connection = DriverManager.getConnection(url, server.owner().name(), server.owner().password())) {
                connection.setAutoCommit(false);
                load(new BackupStore(connection));
                connection.commit();
            }
            Migrations.toNewest(url, server.owner());
            try (Connection connection = DriverManager.getConnection(url, server.owner().name(), server.owner().password())) {
                AuditConsole.add(connection, AuditNote.operator(AuditAct.RESTORE));
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void load(BackupStore store) throws IOException, SQLException {
        var tables = store.tables();
        List<BackupManifest.Table> kept = backup.manifest().tables();
        boolean same = kept.size() == tables.size() && kept.stream().allMatch(table -> table.columns().equals(tables.get(table.name())));
        if (!same) {
            throw new BackupProblem("The backup holds other tables than this Jinlin has: restore it with the one that made it.");
        }
        for (String name : tables.keySet()) {
            var table = kept.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            try (var rows = backup.table(table)) {
                long read = store.copyIn(name, table.columns(), rows);
                if (read != table.rows()) {
                    throw new BackupProblem("The backup says that " + name + " has " + table.rows() + " rows and holds " + read + ": take an older backup.");
                }
            }
        }
        store.analyze();
    }

    private void moveUp(Path staging) throws IOException {
        for (String part : PARTS) {
            if (Files.exists(staging.resolve(part))) {
                Files.move(staging.resolve(part), data.resolve(part));
            }
        }
    }

    /// @param made the directory was not there before; when nothing came of it, it is not there afterwards
    private void clear(Path staging, boolean made) {
        if (Files.exists(staging)) {
            try (Stream<Path> all = Files.walk(staging)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                // what is left is below `restoring`, where no server looks
            }
        }
        if (made) {
            data.toFile().delete(); // only when it is empty
        }
    }
}
