package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class JoinedDatabaseTest {

    @TempDir
    private Path home;

    @Test
    void whoCannotDoWithoutTheFirstServerIsToldThatItDoesNotCome() {
        assertThatThrownBy(() -> JoinedDatabase.await(home, "jinlin", Duration.ofMillis(1))).isInstanceOf(DatabaseProblem.class).hasMessageContaining(home.toString());
        assertThat(home).isEmptyDirectory();
        try (var server = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY)) {
            server.createDatabase("jinlin");
            assertThat(JoinedDatabase.await(home, "jinlin", Duration.ofMillis(1)).url()).isEqualTo(server.jdbcUrl("jinlin"));
        }
    }

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
