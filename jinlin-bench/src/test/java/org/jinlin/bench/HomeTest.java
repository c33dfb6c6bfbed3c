package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A bench works in its own directories only, and says in one sentence why it does not.
class HomeTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"lifecycle", "spike", "read", "clock", "flowable"})
    void noBenchTouchesDataThatAreNotItsOwn(String bench) throws IOException {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18");

        assertThat(refused(bench, "--data", directory.toString()))
                .isEqualTo(directory + " holds no database of a bench: name one that './jinlin bench seed --data DIR' made.");
        assertThat(files()).containsExactlyInAnyOrder("", "cluster", "cluster/PG_VERSION");
    }

    @Test
    void seedingFillsNoDirectoryThatHasSomethingInIt() throws IOException {
        Files.writeString(directory.resolve("letter"), "dear");

        assertThat(refused("seed", "--matters", "1", "--data", directory.toString())).isEqualTo(directory + " is not empty: name a new directory with --data.");
        assertThat(files()).containsExactlyInAnyOrder("", "letter");
    }

    @Test
    void seedingTwiceIsRefused() {
        Home.create(directory, 0).finish(new Tenants(Map.of()), 7);

        assertThat(refused("seed", "--matters", "1", "--data", directory.toString())).contains("holds the database of a bench already");
        assertThat(Home.open(directory, 0).matters()).isEqualTo(7);
    }

    @Test
    void whatWasNotFinishedIsNotMeasured() {
        Home.create(directory, 0);

        assertThat(refused("lifecycle", "--data", directory.toString())).isEqualTo(directory + " was not finished: delete it and run './jinlin bench seed' again.");
    }

    @Test
    void tooLittleDiskIsSaidBefore() throws IOException {
        assertThatExceptionOfType(BenchProblem.class).isThrownBy(() -> Home.requireRoom(directory, 1L << 30, 5L << 30))
                .withMessage(directory + " has 1.0 GiB free and the bench needs about 5.0: make room, or name a directory elsewhere with --data.");
        assertThatExceptionOfType(BenchProblem.class).isThrownBy(() -> Home.create(directory.resolve("new"), Long.MAX_VALUE / 2)).withMessageContaining("GiB free");
        assertThat(files()).containsExactly("");
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsMade() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertThat(refused("lifecycle", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo("Port " + taken.getLocalPort() + " is taken by another program: choose another one with --port.");
        }
    }

    @Test
    void itsOwnPasswordsComeBack() {
        Home.create(directory, 0).finish(new Tenants(Map.of("worker-701-01", "secret")), 3);

        assertThat(Home.open(directory, 0).tenants().passwords()).containsEntry("worker-701-01", "secret");
        assertThat(directory.resolve("jinlin-bench.properties")).satisfies(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }

    @Test
    void anUnknownBenchIsNotUnderstood() {
        var err = new ByteArrayOutputStream();

        assertThat(Bench.run(new String[] {"lifecycles"}, System.out, new PrintStream(err))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("assignment, clock, flowable, ledger, lifecycle, pages, read, sealing, seed, spike");
    }

    private String refused(String... arguments) {
        var err = new ByteArrayOutputStream();
        assertThat(Bench.run(arguments, System.out, new PrintStream(err, true, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString()).toList().stream();
        }
    }
}
