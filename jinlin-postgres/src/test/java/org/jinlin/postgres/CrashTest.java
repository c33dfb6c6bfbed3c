package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
@Timeout(120)
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void aKilledPostmasterIsStartedAgainOnTheSamePort() throws Exception {
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            Sql.superuser(server).run("create table note as select g from generate_series(1, 1000) g");
            ProcessHandle first = server.process();
            kill(List.of(first));
            assertThat(eventually(server, "select count(*) from note")).isEqualTo("1000");
            assertThat(server.process()).isNotEqualTo(first);
            kill(Stream.concat(Stream.of(server.process()), server.process().descendants()).toList());
            assertThat(eventually(server, "select count(*) from note")).isEqualTo("1000");
        }
    }

    @Test
    void aKilledBackendDoesNotStopTheOthers() throws Exception {
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            Sql.superuser(server).run("create table note as select g from generate_series(1, 1000) g");
            kill(List.of(server.process().descendants().findAny().orElseThrow()));
            assertThat(eventually(server, "select count(*) from note")).isEqualTo("1000");
        }
    }

    @Test
    void theServerOfAKilledProcessIsTakenOver() throws Exception {
        try (var process = ServerProcess.start(home)) {
            ProcessHandle orphan = ProcessHandle.of(Long.parseLong(process.await("ready"))).orElseThrow();
            process.kill();
            assertThat(Orphans.isPostgres(orphan.pid())).isTrue();
            try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
                assertThat(Orphans.isPostgres(orphan.pid())).isFalse();
                assertThat(Sql.superuser(server).query("select count(*) from note")).isEqualTo("1000");
            }
        }
    }

    @Test
    void whoWorksOnTheDatabaseFindsItWhereItWasAfterAnyRestart() throws Exception {
        int port;
        try (var process = ServerProcess.start(home)) {
            process.await("ready");
            port = Integer.parseInt(Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3));
            process.kill();
        }
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            assertThat(server.port()).isEqualTo(port);
        }
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            assertThat(server.port()).isEqualTo(port);
        }
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", port));
            try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
                assertThat(server.port()).isNotEqualTo(port);
            }
        }
    }

    @Test
    void theOrphanIsFoundAfterItsDirectoryWasRenamed() throws Exception {
        try (var process = ServerProcess.start(home.resolve("before"))) {
            ProcessHandle orphan = ProcessHandle.of(Long.parseLong(process.await("ready"))).orElseThrow();
            process.kill();
            Files.move(home.resolve("before"), home.resolve("after"));
            try (var server = PostgresServer.start(home.resolve("after"), 0, Durability.DURABLE)) {
                assertThat(Orphans.isPostgres(orphan.pid())).isFalse();
                assertThat(Sql.superuser(server).query("select count(*) from note")).isEqualTo("1000");
            }
        }
    }

    @Test
    void rowsSurviveWhenEverythingIsKilledAtOnce() throws Exception {
        try (var process = ServerProcess.start(home)) {
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(process.await("ready"))).orElseThrow();
            var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
            process.kill();
            kill(all);
        }
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            assertThat(Sql.superuser(server).query("select count(*) from note")).isEqualTo("1000");
        }
    }

    @Test
    void ctrlCLeavesTheServerToTheApplication() throws Exception {
        try (var process = ServerProcess.start(home)) {
            long postmaster = Long.parseLong(process.await("ready"));
            process.interruptGroup();
            assertThat(process.await("counted")).isEqualTo("1000");
            process.awaitEnd();
            assertThat(Orphans.isPostgres(postmaster)).isFalse();
        }
        assertThat(Orphans.of(home.toRealPath().resolve("cluster"))).isEmpty();
    }

    @Test
    void aNumberInThePidFileThatBelongsToSomebodyElseIsNoObstacle() throws Exception {
        PostgresServer.start(home, 0, Durability.DURABLE).close();
        Path pidFile = home.resolve("cluster/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().parent().orElseThrow().pid() + "\n" + home + "/cluster\n");
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            assertThat(Sql.superuser(server).query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void anotherServerIsNotMistakenForAnOrphan() throws Exception {
        PostgresServer.start(home.resolve("b"), 0, Durability.THROWAWAY).close();
        try (var other = PostgresServer.start(home.resolve("a"), 0, Durability.THROWAWAY)) {
            Files.copy(home.resolve("a/cluster/postmaster.pid"), home.resolve("b/cluster/postmaster.pid"));
            Orphans.stop(home.toRealPath().resolve("b/cluster"), () -> { throw new AssertionError("nothing to stop"); });
            assertThat(Sql.superuser(other).query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void aCreationThatWasCutShortIsBegunAgain() throws Exception {
        Files.createDirectories(home.resolve("cluster.new/base/1"));
        Files.writeString(home.resolve("cluster.new/PG_VERSION"), "18\n");
        Files.writeString(home.resolve("password.new"), "half");
        new Secrets(home.resolve("secrets")).findOrCreate("postgres");
        Files.writeString(home.resolve("secrets/jinlin_owner.new"), "half");
        try (var server = PostgresServer.start(home, 0, Durability.THROWAWAY)) {
            server.createDatabase("jinlin");
            assertThat(server.owner().password()).hasSize(32);
            assertThat(home.resolve("cluster.new")).doesNotExist();
            assertThat(home.resolve("password.new")).doesNotExist();
        }
    }

    private static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        assertThat(Patience.wait(PATIENCE, () -> processes.stream().noneMatch(process -> Orphans.isPostgres(process.pid())))).isTrue();
    }

    /// Asks again until the server is back.
    private static String eventually(PostgresServer server, String sql) {
        var answer = new AtomicReference<String>();
        assertThat(Patience.wait(PATIENCE, () -> {
            try {
                answer.set(Sql.superuser(server).query(sql));
                return true;
            } catch (SQLException e) {
                return false;
            }
        })).isTrue();
        return answer.get();
    }
}
