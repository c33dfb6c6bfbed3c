package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jinlin.postgres.PostgresServer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// On a real server, and always on one and the same connection: what a transaction leaves behind would show in the next.
class DbTest {

    private static final Scope SCOPE = new Scope(12, Scope.Kind.PERSON, 345);
    private static PostgresServer server;
    private static SingleConnectionDataSource source;
    private static Db db;

    @BeforeAll
    static void start(@TempDir Path folder) throws SQLException {
        server = PostgresServer.start(folder.resolve("postgres"), 0, PostgresServer.Durability.THROWAWAY);
        server.createDatabase("kit");
        var owner = server.owner();
        Connection connection = DriverManager.getConnection(server.jdbcUrl("kit"), owner.name(), owner.password());
        source = new SingleConnectionDataSource(connection, true);
        db = new Db(source);
        db.ref().execute("create schema kit");
        db.ref().execute("create table kit.note (id int primary key)");
    }

    @AfterAll
    static void stop() {
        source.destroy();
        server.close();
    }

    @BeforeEach
    void empty() {
        db.ref().execute("delete from kit.note");
    }

    @Test
    void a_transaction_has_its_scope_and_leaves_none_behind() {
        assertThat(db.<String>read(SCOPE, DbTest::scope)).isEqualTo("12:person:345");
        assertThat(db.<String>write(Scope.service(0, Scope.Kind.SIGN_IN), DbTest::scope)).isEqualTo("0:sign_in:0");
        assertThat(scope(db.ref())).isEmpty();
    }

    @Test
    void all_that_a_read_sees_is_of_one_moment() {
        int seen = db.<Integer>read(SCOPE, sql -> {
            int before = sql.fetchCount(DSL.table("kit.note"));
            elsewhere("insert into kit.note values (1)");
            return before + sql.fetchCount(DSL.table("kit.note"));
        });
        assertThat(seen).isZero();
        assertThat(notes()).isEqualTo(1);
    }

    private static int count(DSLContext sql) {
        return sql.fetchCount(DSL.table("kit.note"));
    }

    private static void elsewhere(String sql) {
        var owner = server.owner();
        try (Connection other = DriverManager.getConnection(server.jdbcUrl("kit"), owner.name(), owner.password()); var statement = other.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_read_cannot_write_and_a_write_after_it_can() {
        assertThatThrownBy(() -> db.read(SCOPE, sql -> note(sql, 1)))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("read-only");
        assertThat(db.<Integer>write(SCOPE, sql -> note(sql, 1))).isEqualTo(1);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_write_that_throws_changes_nothing_and_throws_the_same() {
        var fault = new IllegalStateException("no");
        assertThatThrownBy(() -> db.write(SCOPE, sql -> {
            note(sql, 1);
            throw fault;
        })).isSameAs(fault);
        assertThat(notes()).isZero();
        assertThat(scope(db.ref())).isEmpty();
    }

    @Test
    void a_statement_that_fails_undoes_the_one_before() {
        assertThatThrownBy(() -> db.write(SCOPE, sql -> note(sql, 1) + note(sql, 1)))
                .isInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(notes()).isZero();
    }

    @Test
    void a_refusal_comes_out_and_changes_nothing() {
        Outcome<Integer> refused = db.writeOutcome(SCOPE, sql -> {
            note(sql, 1);
            return Outcome.refused("CHANGED_MEANWHILE", 7);
        });
        assertThat(refused).isEqualTo(Outcome.refused("CHANGED_MEANWHILE", 7));
        assertThat(notes()).isZero();
    }

    @Test
    void what_was_done_is_kept() {
        assertThat(db.writeOutcome(SCOPE, sql -> Outcome.done(note(sql, 1)))).isEqualTo(Outcome.done(1));
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void there_is_no_inner_transaction() {
        assertThatThrownBy(() -> db.write(SCOPE, sql -> sql.transactionResult(inner -> note(inner.dsl(), 1))))
                .isInstanceOf(RuntimeException.class).hasStackTraceContaining("begins at the door");
        assertThat(notes()).isZero();
    }

    @Test
    void a_move_reads_what_it_wrote_and_others_read_past_it() {
        var move = Scope.service(12, Scope.Kind.MOVE);
        int seen = db.<Integer>write(move, sql -> {
            note(sql, 1);
            return db.<Integer>readWithin(Scope.service(12, Scope.Kind.REPORT), DbTest::count);
        });
        assertThat(seen).isEqualTo(1);
    }

    @Test
    void a_read_within_has_its_own_scope_when_nothing_around_it_covers_it() {
        assertThat(db.<String>readWithin(SCOPE, DbTest::scope)).isEqualTo("12:person:345");
        assertThat(db.<String>read(SCOPE, sql -> db.<String>readWithin(SCOPE, DbTest::scope))).isEqualTo("12:person:345");
    }

    @Test
    void a_function_may_give_nothing() {
        assertThat(db.<String>read(SCOPE, sql -> null)).isNull();
    }

    @Test
    void a_database_out_of_reach_is_an_exception_of_data_access() {
        var nowhere = new SingleConnectionDataSource("jdbc:postgresql://127.0.0.1:1/none", true);
        assertThatThrownBy(() -> new Db(nowhere).read(SCOPE, sql -> 1)).isInstanceOf(DataAccessException.class);
    }

    private static String scope(DSLContext sql) {
        return String.valueOf(sql.fetchValue("select coalesce(current_setting('jinlin.scope', true), '')"));
    }

    private static int note(DSLContext sql, int id) {
        return sql.execute("insert into kit.note values (?)", id);
    }

    private static int notes() {
        return db.ref().fetchCount(DSL.table("kit.note"));
    }

    @Test
    void transactions_that_read_in_another_scope_never_wait_for_each_other_in_a_circle() throws Exception {
        var config = new com.zaxxer.hikari.HikariConfig();
        config.setJdbcUrl(server.jdbcUrl("kit"));
        config.setUsername(server.owner().name());
        config.setPassword(server.owner().password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(5_000);
        try (var pool = new com.zaxxer.hikari.HikariDataSource(config); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var narrow = new Db(pool, 4);
            Callable<String> nested = () -> narrow.write(SCOPE, outer -> scope(outer) + narrow.read(Scope.service(12, Scope.Kind.REPORT), inner -> {
                inner.execute("select pg_sleep(0.01)");
                return " " + scope(inner);
            }));
            for (var answer : threads.invokeAll(Collections.nCopies(60, nested))) {
                assertThat(answer.get()).isEqualTo("12:person:345 12:report:0");
            }
        }
    }

    @Test
    void one_connection_is_too_few() {
        assertThatThrownBy(() -> new Db(source, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
