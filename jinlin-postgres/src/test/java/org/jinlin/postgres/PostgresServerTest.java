package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class PostgresServerTest {

    @TempDir
    static Path home;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(home, 0, Durability.DURABLE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "max_wal_size, 2GB",
        "shared_buffers, 256MB",
        "max_connections, 100",
        "log_timezone, UTC",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "log_min_error_statement, panic",
        "log_error_verbosity, terse",
        "server_encoding, UTF8",
    })
    void aDurableServerRunsWith(String setting, String value) throws SQLException {
        assertThat(Sql.superuser(server).query("show " + setting)).isEqualTo(value);
    }

    @Test
    void aThrowawayServerTradesDurabilityForSpeed(@TempDir Path other) throws SQLException {
        try (var throwaway = PostgresServer.start(other, 0, Durability.THROWAWAY)) {
            assertThat(Sql.superuser(throwaway).query("show fsync")).isEqualTo("off");
            assertThat(Sql.superuser(throwaway).query("show synchronous_commit")).isEqualTo("off");
            assertThat(Sql.superuser(throwaway).query("show max_connections")).isEqualTo("300");
        }
    }

    @Test
    void everyWayInWantsAPassword() throws Exception {
        var superuser = Sql.superuser(server);
        assertThat(superuser.query("select string_agg(distinct auth_method, ',') from pg_hba_file_rules")).isEqualTo("scram-sha-256");
        assertThat(superuser.query("select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'postgres'")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "", " ", "trust", "' or true --"})
    void aWrongPasswordIsRefusedOverTcp(String password) {
        assertThatThrownBy(() -> Sql.as(new Credentials("postgres", password), server.jdbcUrl("postgres")).query("select 1"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void anUnknownRoleIsRefusedOverTcp() {
        assertThatThrownBy(() -> Sql.as(new Credentials("root", server.superuser().password()), server.jdbcUrl("postgres")).query("select 1"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void passwordsAreLongAllDifferentAndForNobodyElseToRead() throws Exception {
        assertThat(server.superuser().password()).hasSize(32).isNotEqualTo(server.owner().password()).isNotEqualTo(server.app().password());
        assertThat(server.owner().password()).isNotEqualTo(server.app().password());
        assertThat(mode(home.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(home.resolve("secrets/postgres"))).isEqualTo("rw-------");
        assertThat(mode(home.resolve("secrets/jinlin_app"))).isEqualTo("rw-------");
        assertThat(mode(home.resolve("cluster"))).isEqualTo("rwx------");
        assertThat(home.resolve("password.new")).doesNotExist();
    }

    @Test
    void trigramsKnowChineseCharacters() throws SQLException {
        server.createDatabase("trigrams");
        var superuser = Sql.as(server.superuser(), server.jdbcUrl("trigrams"));
        superuser.run("create extension pg_trgm");
        assertThat(superuser.query("select cardinality(show_trgm('水管漏水'))")).isEqualTo("5");
        assertThat(superuser.query("select upper('straße é')")).isEqualTo("STRASSE É");
    }

    @Test
    void theLogNamesNothingThatPeopleWrote() throws Exception {
        server.createDatabase("private");
        var owner = Sql.as(server.owner(), server.jdbcUrl("private"));
        owner.run("create table phone (number text primary key)");
        owner.run("insert into phone values ('13900000000')");
        assertThatThrownBy(() -> owner.run("insert into phone values ('13900000000')")).isInstanceOf(SQLException.class);
        assertThat(Files.readString(home.resolve("postgres.log"))).contains("duplicate key").doesNotContain("13900000000");
    }

    @Test
    void rowsAndPasswordsOutliveARestart(@TempDir Path other) throws SQLException {
        String password;
        try (var first = PostgresServer.start(other, 0, Durability.DURABLE)) {
            first.createDatabase("jinlin");
            Sql.as(first.owner(), first.jdbcUrl("jinlin")).run("create schema kit");
            Sql.as(first.owner(), first.jdbcUrl("jinlin")).run("create table kit.note as select '近邻 👋🏽' as words");
            password = first.superuser().password();
        }
        try (var second = PostgresServer.start(other, 0, Durability.DURABLE)) {
            second.createDatabase("jinlin");
            assertThat(Sql.as(second.owner(), second.jdbcUrl("jinlin")).query("select words from kit.note")).isEqualTo("近邻 👋🏽");
            assertThat(second.superuser().password()).isEqualTo(password);
        }
    }

    @Test
    void listensOnTheChosenPort(@TempDir Path other) throws Exception {
        int port = Ports.pickFree();
        try (var chosen = PostgresServer.start(other, port, Durability.THROWAWAY)) {
            assertThat(chosen.port()).isEqualTo(port);
            assertThat(chosen.jdbcUrl("jinlin")).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/jinlin");
        }
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void aSecondCloseDoesNothing(@TempDir Path other) {
        var first = PostgresServer.start(other, 0, Durability.THROWAWAY);
        first.close();
        try (var second = PostgresServer.start(other, 0, Durability.THROWAWAY)) {
            first.close();
            assertThat(second.process().isAlive()).isTrue();
            assertThatThrownBy(() -> PostgresServer.start(other, 0, Durability.THROWAWAY)).hasMessageContaining("in use");
        }
    }

    @Test
    void anOversizedLogIsPutAside(@TempDir Path other) throws Exception {
        Files.write(other.resolve("postgres.log"), new byte[10_000_001]);
        try (var _ = PostgresServer.start(other, 0, Durability.THROWAWAY)) {
            assertThat(other.resolve("postgres.log.1")).hasSize(10_000_001);
            assertThat(Files.size(other.resolve("postgres.log"))).isLessThan(10_000);
        }
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
