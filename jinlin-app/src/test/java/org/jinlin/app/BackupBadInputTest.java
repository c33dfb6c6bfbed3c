package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jinlin.kit.Keyring;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What is no backup, or none that can be brought back here: one sentence, and nothing was made.
@Tag("soak")
class BackupBadInputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path data;
    private Path keys;

    @BeforeEach
    void aNewDirectoryAndKeys() {
        data = folder.resolve("new");
        keys = folder.resolve("keys");
        Keyring.loadOrCreate(keys);
    }

    private BackupCommand command() {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new BackupCommand(null, out, out);
    }

    private void refused(Path file, String... parts) {
        assertThat(command().restore(file.toString(), "--data", data.toString(), "--keys", keys.toString())).isEqualTo(1);
        assertThat(sentence()).contains(parts);
        assertThat(data).doesNotExist();
    }

    private String sentence() {
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(text).doesNotContain("Exception");
        return text;
    }

    private Map<String, Object> manifest() {
        return new LinkedHashMap<>(Map.of("format", 1, "schema", 1, "takenAt", Instant.EPOCH.toString(), "keys", Keyring.loadOrCreate(keys).fingerprint(),
                "tables", List.of(Map.of("name", "org.unit", "columns", List.of("id"), "rows", 1)), "photos", 1, "bytes", 2 + 2 + 3));
    }

    private static Map<String, byte[]> entries(Map<String, Object> manifest) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("jinlin-backup", "1\n".getBytes(StandardCharsets.US_ASCII));
        entries.put("tables/org.unit.copy", "7\n".getBytes(StandardCharsets.US_ASCII));
        entries.put("files/605/202611/12.jpg", new byte[] {1, 2, 3});
        entries.put("manifest.json", new JsonMapper().writeValueAsBytes(manifest));
        return entries;
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".backup");
        try (OutputStream out = Files.newOutputStream(file); var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    @Test
    void theMadeUpOneIsWhole() throws IOException {
        try (var backup = BackupFile.open(archive(entries(manifest())))) {
            assertThat(backup.manifest().tables()).hasSize(1);
        }
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        refused(folder.resolve("nothing"), "There is no file");
        refused(folder, "There is no file");
        refused(Files.createFile(folder.resolve("empty")), "is no backup of Jinlin");
        refused(Files.writeString(folder.resolve("text"), "select 1;".repeat(100)), "is no backup of Jinlin");
        refused(archive(Map.of("readme", new byte[9])), "is no backup of Jinlin");
        refused(archive(Map.of("jinlin-backup", "1\n".getBytes(StandardCharsets.US_ASCII))), "damaged or was cut short");
    }

    @Test
    void oneThatWasCutShortIsRefusedWhereverItWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(archive(entries(manifest())));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            refused(cut, length < 43 ? "is no backup of Jinlin" : "damaged or was cut short");
        }
    }

    /// A byte in a date of the archive is of no consequence; every other one is noticed.
    @Test
    void aChangedByteIsNoticedOrChangesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(archive(entries(manifest())));
        var random = new Random(11);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("changed"), changed);
            try (var backup = BackupFile.open(file)) {
                assertThat(backup.table(backup.manifest().tables().getFirst()).readAllBytes()).asString().isEqualTo("7\n");
                assertThat(backup.manifest().keys()).isEqualTo(Keyring.loadOrCreate(keys).fingerprint());
            } catch (BackupProblem e) {
                assertThat(e).message().contains("backup");
            }
        }
    }

    @Test
    void anEntryTooManyOrTooFewIsRefused() throws IOException {
        for (String name : List.of("files/../../evil.jpg", "files/605/202611/../../x.jpg", "secrets/keys", "tables/org.edge.copy", "files/605/202611/13.jpg")) {
            var more = entries(manifest());
            more.put(name, new byte[] {1});
            refused(archive(more), "damaged or was cut short");
        }
        for (String name : List.of("tables/org.unit.copy", "files/605/202611/12.jpg", "manifest.json")) {
            var fewer = entries(manifest());
            fewer.remove(name);
            refused(archive(fewer), "damaged or was cut short");
        }
        var other = entries(manifest());
        other.put("manifest.json", "[]".getBytes(StandardCharsets.US_ASCII));
        refused(archive(other), "damaged or was cut short");
    }

    @Test
    void oneOfANewerJinlinIsRefused() throws IOException {
        var format = entries(manifest());
        format.put("jinlin-backup", "2\n".getBytes(StandardCharsets.US_ASCII));
        refused(archive(format), "newer Jinlin");
        var manifest = manifest();
        manifest.put("schema", Migrations.newest() + 1);
        refused(archive(entries(manifest)), "newer Jinlin");
    }

    @Test
    void withoutItsOwnKeysNothingIsRestored() throws IOException {
        Path file = archive(entries(manifest()));
        assertThat(command().restore(file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(sentence()).contains("--keys");
        Path own = keys;
        keys = folder.resolve("nowhere");
        refused(file, "There is no key file");
        assertThat(keys).doesNotExist();
        keys = folder.resolve("others");
        Keyring.loadOrCreate(keys);
        refused(file, "is not the key file of this backup");
        keys = Files.setPosixFilePermissions(Files.copy(own, folder.resolve("open")), PosixFilePermissions.fromString("rw-r--r--"));
        refused(file, "chmod 600");
        keys = Files.writeString(Files.setPosixFilePermissions(Files.createFile(folder.resolve("half")), PosixFilePermissions.fromString("rw-------")), "jinlin keyring 1\nabc");
        refused(file, "damaged");
    }

    @Test
    void aDirectoryInUseIsNotTouched() throws IOException {
        Path file = archive(entries(manifest()));
        Files.createDirectories(data);
        Files.writeString(data.resolve("mine"), "mine");
        assertThat(command().restore(file.toString(), "--data", data.toString(), "--keys", keys.toString())).isEqualTo(1);
        assertThat(sentence()).contains("is not empty");
        try (var there = Files.list(data)) {
            assertThat(there).containsExactly(data.resolve("mine"));
        }
        assertThat(command().restore(file.toString(), "--data", data.resolve("mine").toString(), "--keys", keys.toString())).isEqualTo(1);
        assertThat(sentence()).contains("is no directory that can be used");
    }

    /// It is found out only when the tables are there: what was made until then goes again.
    @Test
    void aBackupOfOtherTablesLeavesNothingBehind() throws IOException {
        refused(archive(entries(manifest())), "other tables");
        Files.createDirectories(data);
        assertThat(command().restore(archive(entries(manifest())).toString(), "--data", data.toString(), "--keys", keys.toString())).isEqualTo(1);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aPlaceWithoutRoomIsRefused() {
        assertThat(Restore.roomProblem(data, 1_000, 999)).hasValueSatisfying(sentence -> assertThat(sentence).contains("make room"));
        assertThat(Restore.roomProblem(data, 1_000, 1_000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "--data d", "f --data", "f --data --data d", "f --data d --data e", "f --dat d", "f --keys k"})
    void wordsThatMakeNoSenseAreAnsweredWithTheUsage(String words) {
        String[] args = words.isEmpty() ? new String[0] : words.split(" ");
        assertThat(command().backup(args)).isEqualTo(2);
        assertThat(sentence()).startsWith("usage: jinlin backup FILE");
        assertThat(command().restore(args)).isEqualTo(2);
        assertThat(sentence()).startsWith("usage: jinlin restore FILE");
    }

    @Test
    void aBackupIsTakenOfADataDirectoryOnlyAndIntoANewFile() throws IOException {
        Path file = folder.resolve("file");
        assertThat(command().backup(file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(sentence()).contains("holds no secrets/keys");
        Files.createDirectories(data.resolve("secrets"));
        Keyring.loadOrCreate(BackupFile.keys(data));
        assertThat(command().backup(file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(sentence()).contains("holds no data of Jinlin");
        assertThat(data.resolve("cluster")).doesNotExist();
        assertThat(command().backup(folder.resolve("no/where").toString(), "--data", TestPostgres.data().toString())).isEqualTo(1);
        assertThat(sentence()).contains("There is no directory");
        Files.writeString(file, "mine");
        assertThat(command().backup(file.toString(), "--data", TestPostgres.data().toString())).isEqualTo(1);
        assertThat(sentence()).contains("is there already");
        assertThat(file).hasContent("mine");
    }
}
