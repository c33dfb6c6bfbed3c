package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The oldest version we promise to run on, where Debian has installed it.
@EnabledIf(value = "org.jinlin.postgres.OldestPostgres#isInstalled", disabledReason = OldestPostgres.NOT_INSTALLED)
class OldestPostgresTest {

    @TempDir
    static Path home;

    private static PostgresServer server;

    @TempDir
    Path secrets;

    @BeforeAll
    static void start() throws IOException {
        server = OldestPostgres.start(home);
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
        assertThatCode(() -> Sql.as(prepared.owner(), url).run("create table public.history (id int)")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Sql.as(prepared.app(), url).run("create schema mine")).hasMessageContaining("permission denied");
    }
}
