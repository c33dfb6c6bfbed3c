package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class RefusalTest {

    @TempDir
    Path home;

    @Test
    void aHomeThatThisProcessHolds() throws Exception {
        try (var first = PostgresServer.start(home, 0, Durability.THROWAWAY)) {
            refusedStart(0).hasMessageContaining("in use by another Jinlin (process " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--data");
            assertThat(Sql.superuser(first).query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void aHomeThatAnotherProcessHolds() throws Exception {
        try (var process = ServerProcess.start(home)) {
            long postmaster = Long.parseLong(process.await("ready"));
            refusedStart(0).hasMessageContaining("in use by another Jinlin (process");
            refusedStart(0).hasMessageContaining("in use by another Jinlin (process");
            assertThat(ProcessHandle.of(postmaster)).isPresent();
            process.interruptGroup();
            process.awaitEnd();
        }
    }

    @Test
    void aRefusedStartGivesTheHomeBack() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refusedStart(taken.getLocalPort());
        }
        PostgresServer.start(home, 0, Durability.THROWAWAY).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17\n", "19\n", "9.6\n", "\n"})
    void dataOfAnotherVersion(String version) throws Exception {
        Path file = Files.createDirectories(home.resolve("cluster")).resolve("PG_VERSION");
        Files.writeString(file, version);
        refusedStart(0).hasMessageContaining("belong to PostgreSQL " + version.strip()).hasMessageContaining("brings 18");
        assertThat(file).hasContent(version);
        assertThat(filesIn(home)).containsExactly("cluster");
    }

    @Test
    void aClusterDirectoryWithOtherThingsInIt() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("cluster")).resolve("holiday.jpg"), "x");
        refusedStart(0).hasMessageContaining("holds no PostgreSQL data").hasMessageContaining("move it away");
        assertThat(home.resolve("cluster/holiday.jpg")).hasContent("x");
        assertThat(filesIn(home)).containsExactly("cluster");
    }

    @Test
    void aTakenPortAndNothingIsCreated() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refusedStart(taken.getLocalPort()).hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
            assertThat(filesIn(home)).containsExactly("lock");
        }
    }

    @Test
    void dataWhosePasswordIsLost() throws Exception {
        PostgresServer.start(home, 0, Durability.THROWAWAY).close();
        Files.delete(home.resolve("secrets/postgres"));
        refusedStart(0).hasMessageContaining("password").hasMessageContaining("put back");
        assertThat(home.resolve("secrets/postgres")).doesNotExist();
    }

    @Test
    void dataWhosePasswordIsAnother() throws Exception {
        PostgresServer.start(home, 0, Durability.THROWAWAY).close();
        Files.writeString(home.resolve("secrets/postgres"), "another");
        refusedStart(0).hasMessageContaining("is not that of the data").hasMessageContaining("put back");
        assertThat(Orphans.of(home.toRealPath().resolve("cluster"))).isEmpty();
    }

    @Test
    void dataThatPostgresCannotStartFrom() throws Exception {
        PostgresServer.start(home, 0, Durability.THROWAWAY).close();
        Files.delete(home.resolve("cluster/global/pg_control"));
        refusedStart(0).hasMessageContaining("did not start (").hasMessageContaining("postgres.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below", "/proc/jinlin", "/dev/null"})
    void aHomeThatCannotBeWritten(String name) throws Exception {
        Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> PostgresServer.start(home.resolve(name), 0, Durability.THROWAWAY))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageContaining("cannot write to").hasMessageContaining("--data").hasMessageNotContaining("Exception");
        assertThat(home.resolve("file")).hasContent("x");
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64", "Linux, x86", "FreeBSD, amd64"})
    void aMachineTheProgramsWereNotBuiltFor(String system, String processor) {
        assertThatThrownBy(() -> Binaries.archive(system, processor))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageContaining(system).hasMessageContaining(processor).hasMessageContaining("JINLIN_DB_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "x86_64", "aarch64", "arm64"})
    void archivesOfSupportedMachinesAreOnTheClassPath(String processor) {
        assertThat(Binaries.class.getResource(Binaries.archive("Linux", processor))).isNotNull();
    }

    @Test
    void programsThatCannotBeUnpacked() throws Exception {
        Files.writeString(home.resolve("cache"), "x");
        assertThatThrownBy(() -> Binaries.unpack(home.resolve("cache")))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("cannot be unpacked");
    }

    @Test
    void programsAreUnpackedOnceAndNothingElseIsLeft() throws Exception {
        Binaries first = Binaries.unpack(home);
        var time = Files.getLastModifiedTime(first.program("postgres"));
        assertThat(Binaries.unpack(home)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.program("postgres"))).isEqualTo(time);
        assertThat(filesIn(home)).hasSize(1);
        assertThat(first.majorVersion()).isEqualTo(18);
        assertThat(first.program("initdb")).isExecutable();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusedStart(int port) {
        return assertThatThrownBy(() -> PostgresServer.start(home, port, Durability.THROWAWAY)).isInstanceOf(DatabaseProblem.class);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
