package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedDatabaseTest {

    @TempDir
    private Path home;

    @Test
    void aCommandJoinsTheServerThatRunsOnTheDirectory() throws Exception {
        assertThat(JoinedDatabase.find(home, "jinlin")).isEmpty();
        try (var server = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY)) {
            server.createDatabase("jinlin");
            var joined = JoinedDatabase.find(home, "jinlin").orElseThrow();
            assertThat(joined.url()).isEqualTo(server.jdbcUrl("jinlin"));
            try (var connection = DriverManager.getConnection(joined.url(), joined.owner().name(), joined.owner().password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        assertThat(JoinedDatabase.find(home, "jinlin")).isEmpty();
    }

    @Test
    void aDamagedPidFileIsNoServer() throws Exception {
        Files.createDirectories(home.resolve("cluster"));
        Files.writeString(home.resolve("cluster").resolve("postmaster.pid"), "1\nnothing\n");
        assertThat(JoinedDatabase.find(home, "jinlin")).isEmpty();
    }

    @Test
    void noDirectoryIsNoServerAndNothingIsMade() {
        assertThat(JoinedDatabase.find(home.resolve("nowhere"), "jinlin")).isEmpty();
        assertThat(home.resolve("nowhere")).doesNotExist();
    }
}
