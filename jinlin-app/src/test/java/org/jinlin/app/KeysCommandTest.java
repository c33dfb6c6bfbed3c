package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jinlin.kit.Keyring;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    Path data;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... args) {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new KeysCommand(out, out).run(args);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void wordsThatMakeNoSenseAreAnsweredWithThoseThatDo() {
        for (String[] args : List.of(new String[] {}, new String[] {"turn"}, new String[] {"rotate", "now"}, new String[] {"wrap"}, new String[] {"status", "--cipher", "SM4"},
                new String[] {"retire", "--index"}, new String[] {"status", "--index"}, new String[] {"rotate", "--index", "--cipher", "SM4"})) {
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(said()).contains("usage: jinlin keys status");
        }
    }

    @Test
    void aDirectoryWithoutKeysIsLeftAsItIs() throws IOException {
        for (String what : List.of("status", "rotate", "retire", "wrap")) {
            assertThat(what.equals("wrap") ? run("wrap", "self", "--data", data.toString()) : run(what, "--data", data.toString())).isEqualTo(1);
            assertThat(said()).contains("holds no secrets/keys");
        }
        try (var files = Files.list(data)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void keysAreChangedAndWrappedBesideTheServer() {
        Path keys = BackupFile.keys(data);
        String first = Keyring.loadOrCreate(keys).fingerprint();
        assertThat(run("rotate", "--cipher", "SM4", "--data", data.toString())).isZero();
        assertThat(said()).contains("(SM4) seals from now on");
        assertThat(run("rotate", "--data", data.toString())).as("the cipher stays when none is named").isZero();
        assertThat(said()).contains("(SM4)");
        assertThat(run("wrap", "file", "master", "--data", data.toString())).isZero();
        assertThat(Files.exists(keys.resolveSibling("master"))).isTrue();
        assertThat(Keyring.loadOrCreate(keys).states()).hasSize(3);
        assertThat(Keyring.loadOrCreate(keys).covers(first)).isTrue();
        assertThat(run("rotate", "--index", "--data", data.toString())).isZero();
        assertThat(said()).contains("People are found by the key");
        assertThat(run("rotate", "--index", "--data", data.toString())).isEqualTo(1);
        assertThat(said()).contains("being changed already");
        assertThat(Keyring.loadOrCreate(keys).covers(first)).isTrue();
        assertThat(run("rotate", "--cipher", "DES", "--data", data.toString())).isEqualTo(1);
        assertThat(run("wrap", "paper", "--data", data.toString())).isEqualTo(1);
    }

    @Test
    void theStateIsCountedOverAllDistricts() {
        TestServer.get().world("base");
        assertThat(run("status", "--data", TestPostgres.data().toString())).isZero();
        assertThat(said()).contains("seals").containsPattern("[1-9][0-9,]* sealed fields, 0 left").contains("first  index").containsPattern("[1-9][0-9,]* blind indexes, 0 left");
        assertThat(run("retire", "--data", TestPostgres.data().toString())).as("the only key, of no known age, is dropped by nobody").isZero();
        assertThat(Keyring.loadOrCreate(BackupFile.keys(TestPostgres.data())).states()).hasSize(1);
    }
}
