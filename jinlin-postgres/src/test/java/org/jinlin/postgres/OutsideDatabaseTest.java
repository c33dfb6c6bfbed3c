package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs against a server of our own that knows nothing of Jinlin yet.
@Tag("soak")
class OutsideDatabaseTest {

    @TempDir
    static Path home;

    private static PostgresServer server;

    @TempDir
    Path secrets;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(home, 0, Durability.THROWAWAY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void freshDatabase() throws SQLException {
        var superuser = Sql.superuser(server);
        superuser.run("drop database if exists town");
        for (String role : new String[] {"jinlin_owner", "jinlin_app", "clerk"}) {
            superuser.run("drop role if exists " + role);
        }
        superuser.run("create role clerk login password 'pencil'");
        superuser.run("create database town owner clerk");
    }

    @Test
    void aSuperuserPreparesBothRoles() throws SQLException {
        var prepared = prepareAsSuperuser();
        assertThat(prepared.owner().name()).isEqualTo("jinlin_owner");
        assertThat(prepared.app().name()).isEqualTo("jinlin_app");
        var owner = Sql.as(prepared.owner(), url());
        owner.run("create schema kit");
        owner.run("create table kit.note (id int)");
        owner.run("create table public.history (id int)");
        var app = Sql.as(prepared.app(), url());
        assertThat(app.query("select current_user")).isEqualTo("jinlin_app");
        assertThatThrownBy(() -> app.query("select count(*) from kit.note")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.run("create schema mine")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.run("create table public.mine (id int)")).hasMessageContaining("permission denied");
    }

    @Test
    void theOwnerOfTheDatabaseWhoMayCreateRolesPreparesIt() throws SQLException {
        Sql.superuser(server).run("alter role clerk createrole");
        var owner = Sql.as(OutsideDatabase.prepare(url(), "clerk", "pencil", secrets).owner(), url());
        assertThatCode(() -> owner.run("create schema kit")).doesNotThrowAnyException();
        assertThatCode(() -> owner.run("create table public.history (id int)")).doesNotThrowAnyException();
    }

    @Test
    void preparingAgainGivesTheSamePasswords() {
        var first = prepareAsSuperuser();
        assertThat(prepareAsSuperuser()).isEqualTo(first);
    }

    @Test
    void onceTheRolesAreThereAnyUserOfTheDatabaseWillDo() throws SQLException {
        var first = prepareAsSuperuser();
        assertThat(OutsideDatabase.prepare(url(), "clerk", "pencil", secrets)).isEqualTo(first);
        assertThat(OutsideDatabase.prepare(url(), first.owner().name(), first.owner().password(), secrets)).isEqualTo(first);
    }

    @Test
    void aPublicSchemaThatIsOpenToAllIsClosed() throws SQLException {
        var superuser = Sql.as(server.superuser(), url());
        superuser.run("grant create on schema public to public");
        var prepared = prepareAsSuperuser();
        assertThatCode(() -> Sql.as(prepared.owner(), url()).run("create table public.history (id int)")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Sql.as(prepared.app(), url()).run("create table public.mine (id int)")).hasMessageContaining("permission denied");
    }

    /// As in a cluster that was brought over from a PostgreSQL before 15: `public` is the superuser's, and open to all.
    @Test
    void aDatabaseThatWasMadeForTheOwnerCanBeMigratedAfterThePublicSchemaIsClosed() throws SQLException {
        prepareAsSuperuser();
        Sql.superuser(server).run("drop database town");
        Sql.superuser(server).run("create database town owner jinlin_owner");
        var superuser = Sql.as(server.superuser(), url());
        superuser.run("alter schema public owner to postgres");
        superuser.run("grant create on schema public to public");
        var prepared = prepareAsSuperuser();
        assertThatCode(() -> Sql.as(prepared.owner(), url()).run("create table public.history (id int)")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Sql.as(prepared.app(), url()).run("create table public.mine (id int)")).hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPassword() {
        refused(url(), "clerk", "pen").hasMessageContaining("does not take the password of clerk").hasMessageNotContaining("pen ");
    }

    @Test
    void anUnknownUser() {
        refused(url(), "mayor", "pencil").hasMessageContaining("does not take the password of mayor");
    }

    @Test
    void aServerThatDoesNotAnswer() throws Exception {
        refused("jdbc:postgresql://127.0.0.1:" + Ports.pickFree() + "/town?password=hidden", "clerk", "pencil")
                .hasMessageContaining("No PostgreSQL answers at jdbc:postgresql://127.0.0.1").hasMessageNotContaining("hidden");
    }

    @Test
    void aHostThatDoesNotExist() {
        refused("jdbc:postgresql://no.such.host.invalid/town", "clerk", "pencil").hasMessageContaining("No PostgreSQL answers");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        refused(server.jdbcUrl("village"), "postgres", server.superuser().password()).hasMessageContaining("no such database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "postgres://localhost/town", "jdbc:mysql://localhost/town"})
    void aUrlOfSomethingElse(String jdbcUrl) {
        refused(jdbcUrl, "clerk", "pencil").hasMessageContaining("jdbc:postgresql:");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 13, 14})
    void aVersionThatIsTooOld(int major) {
        assertThatThrownBy(() -> OutsideDatabase.requireVersion(major))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("PostgreSQL " + major).hasMessageContaining("15 or newer");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 18, 99})
    void aVersionThatWillDo(int major) {
        assertThatCode(() -> OutsideDatabase.requireVersion(major)).doesNotThrowAnyException();
    }

    @Test
    void aUserWhoMayNotCreateRoles() {
        refused(url(), "clerk", "pencil").hasMessageContaining("alter role clerk createrole");
        assertThat(secrets).isEmptyDirectory();
    }

    @Test
    void aUserWhoMayNotGiveRightsOnTheDatabase() throws SQLException {
        Sql.superuser(server).run("alter role clerk createrole");
        Sql.superuser(server).run("alter database town owner to postgres");
        refused(url(), "clerk", "pencil").hasMessageContaining("may not give rights on the database town");
        assertThat(Sql.superuser(server).query("select count(*) from pg_roles where rolname like 'jinlin%'")).isEqualTo("0");
    }

    @Test
    void rolesWhosePasswordsAreElsewhere() throws Exception {
        prepareAsSuperuser();
        Files.delete(secrets.resolve("jinlin_app"));
        refused(url(), "postgres", server.superuser().password())
                .hasMessageContaining("jinlin_app is there but its password is not").hasMessageContaining("copy");
        assertThat(secrets.resolve("jinlin_app")).doesNotExist();
    }

    @Test
    void rolesWhosePasswordWasChanged() throws SQLException {
        prepareAsSuperuser();
        Sql.superuser(server).run("alter role jinlin_app password 'another'");
        refused(url(), "postgres", server.superuser().password())
                .hasMessageContaining("does not take the password").hasMessageContaining("jinlin_app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"superuser", "bypassrls"})
    void anAppRoleThatStandsAboveRowLevelSecurity(String power) throws SQLException {
        prepareAsSuperuser();
        Sql.superuser(server).run("alter role jinlin_app " + power);
        refused(url(), "postgres", server.superuser().password()).hasMessageContaining("above row-level security");
    }

    @Test
    void aDatabaseThatDoesNotKeepEveryCharacter() throws SQLException {
        var superuser = Sql.superuser(server);
        superuser.run("drop database town");
        superuser.run("create database town encoding 'LATIN1' locale_provider libc locale 'C' template template0");
        refused(url(), "postgres", server.superuser().password()).hasMessageContaining("UTF8");
    }

    private OutsideDatabase prepareAsSuperuser() {
        return OutsideDatabase.prepare(url(), "postgres", server.superuser().password(), secrets);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String url, String user, String password) {
        return assertThatThrownBy(() -> OutsideDatabase.prepare(url, user, password, secrets)).isInstanceOf(DatabaseProblem.class);
    }

    private static String url() {
        return server.jdbcUrl("town");
    }
}
