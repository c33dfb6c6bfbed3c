package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class VerifyCommandTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int verify(String... args) {
        return Commands.run("verify", args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data", "data", "--date x", "--data x y", "x --data"})
    void otherWordsAreNotUnderstood(String words) {
        assertThat(verify(words.split(" "))).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("usage:");
    }

    @Test
    void aDirectoryWithoutDataIsRefusedAndStaysAsItIs() {
        assertThat(verify("--data", data.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(data.toString(), "--data");
        assertThat(data).isEmptyDirectory();
        assertThat(verify("--data", data.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(data).isEmptyDirectory();
    }
}
