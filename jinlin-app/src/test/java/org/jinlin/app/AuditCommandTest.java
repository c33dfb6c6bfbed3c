package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jinlin.people.AuditCheck;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator's words for the audit.
class AuditCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verfy", "verify x", "verify --data", "verify --data --x", "export", "export a b", "export --data x", "trim --keep-months 5", "trim --keep-months 0", "trim --keep-months x",
            "verify --keep-months 12", "trim file", "verify --since yesterday"})
    void otherWordsAreNotUnderstood(String words) {
        assertThat(Commands.run("audit", words.isEmpty() ? new String[0] : words.split(" "), out)).isEqualTo(2);
        assertThat(said()).startsWith("usage: jinlin audit verify");
    }

    @Test
    void wordsThatMakeSenseAreRead() {
        assertThat(AuditWords.read("verify")).contains(new AuditWords(AuditWords.Verb.VERIFY, "", "data", 12));
        assertThat(AuditWords.read("export", "a.jsonl", "--data", "d")).contains(new AuditWords(AuditWords.Verb.EXPORT, "a.jsonl", "d", 12));
        assertThat(AuditWords.read("trim", "--keep-months", "6")).contains(new AuditWords(AuditWords.Verb.TRIM, "", "data", 6));
    }

    @Test
    void aDirectoryWithoutDataIsRefusedAndStaysAsItIs() {
        for (String words : List.of("verify", "trim", "export x.jsonl")) {
            assertThat(Commands.run("audit", (words + " --data " + folder).split(" "), out)).isEqualTo(1);
        }
        assertThat(said()).contains(folder.toString(), "--data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aChainThatHoldsIsSaidAndOneThatDoesNotNamesItsEntry() throws Exception {
        AuditWorld audit = new AuditWorld("base");
        var chain = List.of(audit.world.district());
        var check = TestServer.get().bean(AuditCheck.class);
        assertThat(AuditCommand.verify(chain, check, out)).isZero();
        assertThat(said()).contains("are not chained yet", "0 broken");
        audit.chain();
        said.reset();
        assertThat(AuditCommand.verify(chain, check, out)).isZero();
        assertThat(said()).doesNotContain("not chained yet");
        long entry;
        try (var superuser = TestServer.get().database().asSuperuser(); var sql = superuser.createStatement()) {
            var rows = sql.executeQuery("update people.audit set device = 'elsewhere' where id = (select min(id) from people.audit where district_id = " + chain.getFirst() + ") returning id");
            rows.next();
            entry = rows.getLong(1);
        }
        said.reset();
        assertThat(AuditCommand.verify(chain, check, out)).isEqualTo(1);
        assertThat(said()).contains("entry " + entry + " of position 1", "1 broken");
    }

    @Tag("soak")
    @Test
    void theWholeCommandWritesAFileForItsOwnerOnlyAndNeverOverOneThatIsThere() throws IOException {
        AuditWorld audit = new AuditWorld("base");
        audit.chain();
        Path file = folder.resolve("audit.jsonl");
        var command = new AuditCommand(null, out);
        assertThat(command.run("export", file.toString(), "--data", TestPostgres.data().toString())).as(said()).isZero();
        assertThat(Files.readAllLines(file)).isNotEmpty().allMatch(line -> line.contains("\"hash\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(command.run("export", file.toString(), "--data", TestPostgres.data().toString())).isEqualTo(1);
        assertThat(said()).contains("is there already");
        assertThat(AuditWorld.entries(0)).contains("audit_exported 0 none 0");
    }
}
