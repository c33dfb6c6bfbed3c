package org.jinlin.app;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup that was read from its first to its last byte and found whole: a ZIP archive with one entry a table (as COPY
/// writes it), the photos under their paths, a mark in front and the [BackupManifest] at the end.
final class BackupFile implements AutoCloseable {

    /// The first entry: says what the file is, and in which format.
    static final String MARK = "jinlin-backup";
    static final String MANIFEST = "manifest.json";
    static final String PHOTOS = "files/";

    /// Where the name of the first entry begins in a ZIP archive.
    private static final int NAME_OFFSET = 30;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int LONGEST_MARK_BYTES = 10;
    private static final Pattern PHOTO = Pattern.compile("files/[0-9]{1,5}/[0-9]{6}/[0-9]{1,19}\\.jpg");

    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// The key file of a data directory.
    static Path keys(Path data) {
        return data.resolve("secrets").resolve("keys");
    }

    static boolean isPhoto(String entry) {
        return PHOTO.matcher(entry).matches();
    }

    /// Refuses, with one sentence, what is no backup, a damaged one, one that was cut short, and one of a newer Jinlin.
    static BackupFile open(Path file) {
        try {
            requireMark(file);
            var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                return new BackupFile(zip, checked(zip, file));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException | EOFException | JacksonException | IllegalArgumentException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new BackupProblem(file + " cannot be read (" + e.getMessage() + "): name a file that is there and readable.", e);
        }
    }

    private static void requireMark(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupProblem("There is no file " + file + ": name a backup.");
        }
        byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(NAME_OFFSET + mark.length);
            boolean ours = head.length == NAME_OFFSET + mark.length && Arrays.equals(head, 0, ZIP.length, ZIP, 0, ZIP.length)
                    && Arrays.equals(head, NAME_OFFSET, head.length, mark, 0, mark.length);
            if (!ours) {
                throw new BackupProblem(file + " is no backup of Jinlin: name a file that ./jinlin backup wrote.");
            }
        }
    }

    private static BackupManifest checked(ZipFile zip, Path file) throws IOException {
        byte[] mark = content(zip, MARK, LONGEST_MARK_BYTES);
        if (Integer.parseInt(new String(mark, StandardCharsets.US_ASCII).strip()) > BackupManifest.FORMAT) {
            throw newer(file);
        }
        var manifest = new JsonMapper().readValue(content(zip, MANIFEST, Integer.MAX_VALUE - 8), BackupManifest.class);
        if (manifest.schema() > Migrations.newest()) {
            throw newer(file);
        }
        Set<String> expected = new HashSet<>(Set.of(MARK, MANIFEST));
        manifest.tables().forEach(table -> expected.add(table.entry()));
        int photos = 0;
        long bytes = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            boolean photo = isPhoto(entry.getName());
            if (!photo && !expected.remove(entry.getName())) {
                throw new ZipException("an entry too many: " + entry.getName());
            }
            photos += photo ? 1 : 0;
            bytes += entry.getName().equals(MANIFEST) ? 0 : requireWhole(zip, entry);
        }
        if (!expected.isEmpty() || photos != manifest.photos() || bytes != manifest.bytes()) {
            throw new ZipException("not all is there");
        }
        return manifest;
    }

    private static byte[] content(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("there is no " + name);
        }
        requireWhole(zip, entry);
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(most);
        }
    }

    /// The class that reads archives compares no checksums by itself.
    private static long requireWhole(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            if (bytes != entry.getSize() || in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException(entry.getName() + " is not what was written");
            }
            return bytes;
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    InputStream table(BackupManifest.Table table) throws IOException {
        return new BufferedInputStream(zip.getInputStream(zip.getEntry(table.entry())));
    }

    /// Writes every photo to its path below a data directory.
    void unpackPhotos(Path data) throws IOException {
        List<? extends ZipEntry> photos = Collections.list(zip.entries()).stream().filter(entry -> isPhoto(entry.getName())).toList();
        for (ZipEntry photo : photos) {
            Path path = data.resolve(photo.getName());
            Files.createDirectories(path.getParent());
            try (InputStream in = zip.getInputStream(photo)) {
                Files.copy(in, path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static BackupProblem damaged(Path file, Exception e) {
        return new BackupProblem(file + " is damaged or was cut short: take another copy of it, or an older backup.", e);
    }

    private static BackupProblem newer(Path file) {
        return new BackupProblem(file + " was made by a newer Jinlin: restore it with that one.");
    }
}
