package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    @TempDir
    static Path home;

    private static PostgresServer server;
    private static Sql owner;
    private static Sql app;
    private static Sql superuser;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(home, 0, Durability.THROWAWAY);
        server.createDatabase("jinlin");
        owner = Sql.as(server.owner(), server.jdbcUrl("jinlin"));
        app = Sql.as(server.app(), server.jdbcUrl("jinlin"));
        superuser = Sql.as(server.superuser(), server.jdbcUrl("jinlin"));
        owner.run("create schema kit");
        owner.run("create table kit.note (id bigint primary key)");
        owner.run("insert into kit.note values (1)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jinlin_owner", "jinlin_app"})
    void neitherRoleHasAnyPowerOverTheServer(String role) throws SQLException {
        assertThat(superuser.query("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls from pg_roles"
                + " where rolname = '" + role + "'")).isEqualTo("f");
        assertThat(superuser.query("select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = '" + role + "'"))
                .isEqualTo("0");
    }

    @Test
    void theOwnerOwnsTheDatabaseAndTheAppOwnsNothing() throws SQLException {
        assertThat(superuser.query("select pg_get_userbyid(datdba) from pg_database where datname = 'jinlin'")).isEqualTo("jinlin_owner");
        assertThat(superuser.query("select count(*) from pg_shdepend where refobjid = 'jinlin_app'::regrole and deptype = 'o'")).isEqualTo("0");
    }

    @Test
    void theAppReadsOnceTheOwnerLetsIt() throws SQLException {
        assertThatThrownBy(() -> app.query("select count(*) from kit.note")).hasMessageContaining("permission denied");
        owner.run("create schema shown");
        owner.run("create table shown.note as select 1 as id");
        owner.run("grant usage on schema shown to jinlin_app");
        owner.run("grant select on shown.note to jinlin_app");
        assertThat(app.query("select count(*) from shown.note")).isEqualTo("1");
        assertThatThrownBy(() -> app.run("delete from shown.note")).hasMessageContaining("permission denied");
    }

    @Test
    void rowLevelSecurityHoldsForTheApp() throws SQLException {
        owner.run("create schema walled");
        owner.run("create table walled.note as select 1 as id");
        owner.run("alter table walled.note enable row level security");
        owner.run("grant usage on schema walled to jinlin_app");
        owner.run("grant select on walled.note to jinlin_app");
        assertThat(app.query("select count(*) from walled.note")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "create schema mine",
        "create table public.mine (id int)",
        "create temporary table mine (id int)",
        "create role mine",
        "create database mine",
        "alter role jinlin_app superuser",
        "alter role jinlin_app bypassrls",
        "set role jinlin_owner",
        "set session authorization postgres",
        "create extension pg_trgm",
        "copy (select 1) to '/tmp/jinlin'",
        "copy (select 1) to program 'true'",
        "select pg_read_file('postgresql.conf')",
        "select rolpassword from pg_authid",
        "drop database jinlin",
        "drop table kit.note",
        "insert into kit.note values (2)",
    })
    void theAppMayNot(String sql) {
        assertThatThrownBy(() -> app.run(sql)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "create role mine",
        "create database mine",
        "alter role jinlin_owner superuser",
        "copy (select 1) to program 'true'",
        "select rolpassword from pg_authid",
    })
    void theOwnerMayNot(String sql) {
        assertThatThrownBy(() -> owner.run(sql)).isInstanceOf(SQLException.class);
    }

    @Test
    void theOwnerMayCreateTheTrustedExtensionsThatSearchNeeds() {
        assertThatCode(() -> owner.run("create extension btree_gist")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template1"})
    void theRolesConnectToNoOtherDatabase(String database) {
        assertThatThrownBy(() -> Sql.as(server.app(), server.jdbcUrl(database)).query("select 1")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Sql.as(server.owner(), server.jdbcUrl(database)).query("select 1")).hasMessageContaining("permission denied");
    }

    @Test
    void creatingADatabaseAgainChangesNothing() throws SQLException {
        var password = server.app().password();
        server.createDatabase("jinlin");
        server.createDatabase("jinlin");
        assertThat(owner.query("select count(*) from kit.note")).isEqualTo("1");
        assertThat(server.app().password()).isEqualTo(password);
        assertThat(app.query("select current_user")).isEqualTo("jinlin_app");
    }

    @Test
    void aLostPasswordOfARoleIsReplaced() throws Exception {
        Files.delete(home.resolve("secrets/jinlin_app"));
        server.createDatabase("jinlin");
        app = Sql.as(server.app(), server.jdbcUrl("jinlin"));
        assertThat(app.query("select current_user")).isEqualTo("jinlin_app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jinlin", "1st", "a-b", "x; drop database postgres", "近邻", "a\"b", "a b"})
    void anOddDatabaseNameIsRefused(String name) {
        assertThatThrownBy(() -> server.createDatabase(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDatabaseNameOverTheLimitOfPostgresIsRefused() {
        assertThatThrownBy(() -> server.createDatabase("a".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
