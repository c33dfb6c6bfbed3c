package org.jinlin.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Keyring;

/// What can be told of a data directory without its database. Changes nothing.
final class DoctorFiles {

    private static final int OLDEST_JAVA = 25;
    private static final long LEAST_FREE_BYTES = 1_000_000_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private DoctorFiles() {}

    /// @param own whether the database is that of the data directory, and not an outside one
    static List<Finding> look(Path data, boolean own) {
        var findings = new ArrayList<Finding>();
        findings.add(java(Runtime.version().feature()));
        if (!Files.isDirectory(data)) {
            findings.add(Finding.wrong("data", "there is no directory %s: name the data directory of the server with --data", data));
            return findings;
        }
        try {
            FileStore disk = Files.getFileStore(data);
            findings.add(room(data, disk.getUsableSpace()));
            if (own) {
                findings.add(cluster(data));
            }
            findings.add(secrets(data.resolve("secrets")));
            findings.add(keys(BackupFile.keys(data)));
        } catch (IOException e) {
            findings.add(Finding.wrong("data", "%s cannot be read (%s): run this as the user who runs Jinlin", data, e.getMessage()));
        }
        return findings;
    }

    static Finding java(int version) {
        return version >= OLDEST_JAVA ? Finding.well("java", "%d", version) : Finding.wrong("java", "%d: install a JDK %d or newer", version, OLDEST_JAVA);
    }

    static Finding room(Path data, long freeBytes) {
        long megabytes = freeBytes / 1_000_000;
        return freeBytes >= LEAST_FREE_BYTES ? Finding.well("disk", "%,d MB free", megabytes)
                : Finding.wrong("disk", "only %,d MB free where %s lies: make room, the database stops when there is none", megabytes, data);
    }

    private static Finding cluster(Path data) {
        return Files.isRegularFile(data.resolve("cluster").resolve("PG_VERSION")) ? Finding.well("data", "%s", data)
                : Finding.wrong("data", "%s holds no database: name the data directory of the server with --data, or restore a backup", data);
    }

    private static Finding secrets(Path secrets) throws IOException {
        if (!Files.isDirectory(secrets)) {
            return Finding.wrong("secrets", "there is no %s: put it back from your copy", secrets);
        }
        try (Stream<Path> files = Files.walk(secrets)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                    return Finding.wrong("secrets", "others may read %s: run chmod %s on it", file, Files.isDirectory(file) ? "700" : "600");
                }
            }
        }
        return Finding.well("secrets", "for their owner only");
    }

    private static Finding keys(Path keys) {
        if (Files.notExists(keys)) {
            return Finding.wrong("keys", "there is no %s: put back its copy before you start Jinlin, which would make new keys that open nothing", keys);
        }
        try {
            return Finding.well("keys", "there, fingerprint %s; keep a copy of %s apart from the backups", Keyring.loadOrCreate(keys).fingerprint(), keys);
        } catch (IllegalStateException e) {
            return Finding.wrong("keys", "%s", e.getMessage());
        }
    }
}
