package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jinlin.kit.ProofKey;
import org.jinlin.matters.Destruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A proof is checked by a command, without a server.
class DestroyedCommandTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... args) {
        return Commands.run("destroyed", args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String document() {
        String body = "{\"kind\":\"person\",\"matters\":1}";
        return new Destruction(1, "person", Instant.EPOCH, body, ProofKey.loadOrCreate(data.resolve("secrets").resolve("proof")).sign(body)).document();
    }

    @Test
    void whatWasSignedHoldsAndOneChangedLetterDoesNot() throws IOException {
        Path file = Files.writeString(data.resolve("proof.json"), document());
        assertThat(run(file.toString(), "--data", data.toString())).isZero();
        Files.writeString(file, document().replace("person", "Person"));
        assertThat(run(file.toString(), "--data", data.toString())).isEqualTo(1);
        Files.writeString(file, "x".repeat(200_000));
        assertThat(run(file.toString(), "--data", data.toString())).isEqualTo(1);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(run(file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("genuine: signed", "NOT genuine", "cannot be read");
    }

    @Test
    void withoutAKeyOrAFileNothingHoldsAndNothingIsMade() {
        assertThat(run("proof.json", "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("no key to check with");
        assertThat(data).isEmptyDirectory();
        document();
        assertThat(run(data.resolve("none").toString(), "--data", data.toString())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a --date x", "a --data", "--data x a b"})
    void otherWordsAreNotUnderstood(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("usage:");
    }
}
