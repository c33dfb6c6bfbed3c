package org.jinlin.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jinlin.postgres.PostgresServer;
import org.springframework.boot.SpringApplication;

/// The one PostgreSQL of a test run. The migrations run once; every further database is a copy of that one.
public final class TestPostgres {

    private static final Path DATA = directory();
    private static final PostgresServer SERVER = PostgresServer.start(DATA, 0, PostgresServer.Durability.THROWAWAY);
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Nobody works in it: it could not be copied then.
    private static final class PlainTemplate {
        private static final String NAME = template("plain_template");
    }

    /// The same, spread by district and guarded.
    private static final class SpreadTemplate {
        private static final String NAME = template("spread_template");

        static {
            try (var owner = TestDatabase.of(SERVER, NAME).asOwner()) {
                Shadow.make(owner);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestPostgres() {}

    /// Where the server keeps its files; a program that is told to work on them finds it running.
    public static Path data() {
        return DATA;
    }

    /// A database as an operator makes one, on our PostgreSQL.
    public static TestDatabase unprepared(String name) {
        return unprepared(SERVER, name);
    }

    /// A database as an operator makes one: nothing in it is ready for us. Our roles come to it with the passwords that our
    /// data directory keeps.
    public static TestDatabase unprepared(PostgresServer server, String name) {
        create(server, name);
        return new TestDatabase(server.jdbcUrl(name), SERVER.owner(), SERVER.app(), server.superuser());
    }

    /// A database as everybody has it, migrated and empty.
    public static TestDatabase plain(String name) {
        return copy(PlainTemplate.NAME, name);
    }

    /// The [Shadow] of it: spread by district, and guarded.
    public static TestDatabase spread(String name) {
        TestDatabase copy = copy(SpreadTemplate.NAME, name);
        // to plan a statement over all partitions takes longer than to run it, so a connection plans each one once
        execute(SERVER, "alter database " + name + " set plan_cache_mode = force_generic_plan");
        return copy;
    }

    /// One more shadow, for a test that wants to be alone.
    public static TestDatabase spread() {
        return spread("spread_" + COUNT.incrementAndGet());
    }

    private static String template(String name) {
        prepared(name).migrate();
        return name;
    }

    private static TestDatabase copy(String template, String name) {
        create(SERVER, name + " template " + template + " owner " + SERVER.owner().name());
        return prepared(name); // the rights of a database are not copied with it
    }

    private static TestDatabase prepared(String name) {
        SERVER.createDatabase(name);
        return TestDatabase.of(SERVER, name);
    }

    private static void create(PostgresServer server, String database) {
        execute(server, "create database " + database);
    }

    private static void execute(PostgresServer server, String sql) {
        var superuser = server.superuser();
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), superuser.name(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() {
        try {
            Path data = Files.createTempDirectory("jinlin-test-");
            SpringApplication.getShutdownHandlers().add(TestPostgres::stop); // after the servers have stopped
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop() {
        SERVER.close();
        try (Stream<Path> files = Files.walk(DATA)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
