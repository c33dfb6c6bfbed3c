package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The oldest version we promise to run on, where Debian has installed it.
@EnabledIf(value = "isInstalled", disabledReason = "Debian's PostgreSQL 15 is not installed")
class OldestPostgresTest {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15");

    @TempDir
    static Path home;

    private static PostgresServer server;

    @TempDir
    Path secrets;

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("bin/initdb"));
    }

    @BeforeAll
    static void start() throws Exception {
        Path real = home.toRealPath();
        ServerUser user = ServerUser.of(Cluster.directory(real));
        new Secrets(real.resolve("secrets")).findOrCreate("postgres");
        var arguments = List.of("-D", real + "/cluster", "-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + real + "/secrets/postgres",
                "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var created = Command.run(user.command(PROGRAMS.resolve("bin/initdb"), arguments));
        assertThat(created.success()).as(created.output()).isTrue();
        server = PostgresServer.start(new Cluster(real, new Binaries(PROGRAMS, 15), user), 0, Durability.THROWAWAY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isPreparedByASuperuserAndThenByAnybody() throws SQLException {
        Sql.superuser(server).run("create role clerk login password 'pencil'");
        Sql.superuser(server).run("create database town owner clerk");
        String url = server.jdbcUrl("town");
        assertThatThrownBy(() -> OutsideDatabase.prepare(url, "clerk", "pencil", secrets))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("alter role clerk createrole");
        Sql.superuser(server).run("alter role clerk createrole");
        var prepared = OutsideDatabase.prepare(url, "clerk", "pencil", secrets);
        assertThat(OutsideDatabase.prepare(url, "postgres", server.superuser().password(), secrets)).isEqualTo(prepared);
        assertThatCode(() -> Sql.as(prepared.owner(), url).run("create schema kit")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Sql.as(prepared.app(), url).run("create schema mine")).hasMessageContaining("permission denied");
    }
}
