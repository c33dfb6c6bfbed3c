package org.jinlin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TortureTest {

    /// `mvn verify` has packaged it before.
    private static final Path JAR = Path.of("../jinlin-app/target/jinlin.jar");

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int torture(Path jar, String... args) throws Exception {
        return Torture.run(jar, new PrintStream(said, true, StandardCharsets.UTF_8), args);
    }

    @Test
    @Tag("soak")
    void aMinuteOfEveryFaultBreaksNothing() throws Exception {
        int code = torture(JAR, "--minutes", "1", "--seed", "20");
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).endsWith(", 0 broken\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes", "--minutes 0", "--minutes x", "--minutes 601", "--seed -1", "--seed x", "--port 70000", "--port -1", "--days 1", "now", "--data"})
    void otherWordsAreNotUnderstood(String words) throws Exception {
        assertThat(torture(anyFile(), words.split(" "))).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(Options.USAGE);
    }

    @Test
    void aDirectoryThatIsNotOursIsLeftAlone() throws Exception {
        Files.writeString(home.resolve("theirs"), "kept");
        assertThat(torture(anyFile(), "--data", home.toString())).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(home.toString(), "--data").hasLineCount(1);
        assertThat(home.resolve("theirs")).hasContent("kept");
        assertThat(home.toFile().list()).hasSize(1);
    }

    @Test
    void aFileInPlaceOfADirectoryIsLeftAlone() throws Exception {
        Path file = Files.writeString(home.resolve("theirs"), "kept");
        assertThat(torture(anyFile(), "--data", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("kept");
    }

    @Test
    void aTakenPortIsRefusedBeforeAnythingIsMade() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(torture(anyFile(), "--port", Integer.toString(taken.getLocalPort()), "--data", home.resolve("new").toString())).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains(Integer.toString(taken.getLocalPort()), "--port").hasLineCount(1);
        }
        assertThat(home.resolve("new")).doesNotExist();
    }

    @Test
    void withoutAProductThereIsNoTorture() throws Exception {
        assertThat(torture(home.resolve("jinlin.jar"), "--data", home.resolve("new").toString())).isEqualTo(2);
        assertThat(home.resolve("new")).doesNotExist();
    }

    @Test
    void itsOwnDirectoryIsMadeAnewAndTheClockMoves() throws IOException {
        Home first = Home.make(home.resolve("own"), 1);
        first.moveClock(90_000);
        first.moveClock(-30_000);
        assertThat(first.clockAhead()).isEqualTo(60_000);
        Files.createDirectories(first.data());
        assertThat(Home.make(home.resolve("own"), 1).data()).doesNotExist();
        assertThat(first.clockAhead()).isZero();
    }

    @Test
    void tooLittleRoomIsRefused() {
        Path own = home.resolve("own");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Home.make(own, Integer.MAX_VALUE)).isInstanceOf(Problem.class).hasMessageContaining("MB");
        assertThat(own).doesNotExist();
    }

    private Path anyFile() throws IOException {
        return Files.writeString(Files.createTempFile("jinlin", ".jar"), "");
    }
}
