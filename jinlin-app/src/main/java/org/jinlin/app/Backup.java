package org.jinlin.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditConsole;
import org.jinlin.people.AuditNote;
import tools.jackson.databind.json.JsonMapper;

/// Takes a backup beside the running server: all tables as they stood at one moment, then the photos, which are written
/// before the rows that name them. The keys stay out of it: who finds a backup reads no names.
final class Backup {

    private final DatabaseAtHand database;
    private final Path data;
    private final List<BackupManifest.Table> tables = new ArrayList<>();
    private int photos;
    private long bytes;

    Backup(DatabaseAtHand database, Path data) {
        this.database = database;
        this.data = data;
    }

    /// Writes a new file of mode 600, whole or not at all.
    BackupManifest write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        part.toFile().deleteOnExit(); // when the command is interrupted
        try {
            Files.deleteIfExists(part);
            BackupManifest manifest = writeWhole(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException | UncheckedIOException e) {
            throw new BackupProblem(file + " could not be written (" + e.getMessage() + "): make room and make the directory writable.", e);
        } catch (SQLException e) {
            throw new BackupProblem("The database could not be read to its end (" + e.getMessage() + "): run ./jinlin doctor.", e);
        } finally {
            part.toFile().delete();
        }
    }

    private BackupManifest writeWhole(Path part) throws IOException, SQLException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            add(zip, BackupFile.MARK, out -> out.write((BackupManifest.FORMAT + "\n").getBytes(StandardCharsets.US_ASCII)));
            int schema = Migrations.current(database.url(), database.owner());
            written(schema);
            var takenAt = JinlinClock.system().now();
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                tables(new BackupStore(connection), zip);
            }
            zip.setLevel(Deflater.NO_COMPRESSION); // a JPEG does not get smaller
            photos(zip);
            var keys = Keyring.loadOrCreate(BackupFile.keys(data)).fingerprint();
            var manifest = new BackupManifest(BackupManifest.FORMAT, schema, takenAt, keys, tables, photos, bytes);
            add(zip, BackupFile.MANIFEST, out -> out.write(new JsonMapper().writeValueAsBytes(manifest)));
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    /// No copy leaves without an entry in the audit, where the database has one already.
    private void written(int schema) throws SQLException {
        if (schema >= AuditConsole.SINCE_SCHEMA) {
            try (Connection connection = database.connect()) {
                AuditConsole.add(connection, AuditNote.operator(AuditAct.BACKUP));
            }
        }
    }

    private void tables(BackupStore store, ZipOutputStream zip) throws IOException, SQLException {
        for (var table : store.tables().entrySet()) {
            var counted = new long[1];
            add(zip, new BackupManifest.Table(table.getKey(), table.getValue(), 0).entry(),
                    out -> counted[0] = store.copyOut(table.getKey(), table.getValue(), out));
            tables.add(new BackupManifest.Table(table.getKey(), table.getValue(), counted[0]));
        }
    }

    /// A photo that is erased while the others are copied is no longer wanted. One that came in meanwhile is of no move that
    /// the tables hold; it does no harm.
    private void photos(ZipOutputStream zip) throws IOException, SQLException {
        Path directory = data.resolve("files");
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path photo : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String entry = BackupFile.PHOTOS + directory.relativize(photo).toString().replace('\\', '/');
                if (BackupFile.isPhoto(entry)) {
                    photo(zip, photo, entry);
                }
            }
        }
    }

    private void photo(ZipOutputStream zip, Path photo, String entry) throws IOException, SQLException {
        byte[] content;
        try {
            content = Files.readAllBytes(photo);
        } catch (NoSuchFileException e) {
            return;
        }
        add(zip, entry, out -> out.write(content));
        photos++;
    }

    /// Writes the content of an entry.
    private interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    private void add(ZipOutputStream zip, String name, Content content) throws IOException, SQLException {
        var entry = new ZipEntry(name);
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
        bytes += entry.getSize();
    }
}
