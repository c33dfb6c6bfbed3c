package org.jinlin.org;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.proof.Shadow;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for the tests of this JVM, and a migrated, empty database for each test class that asks.
public final class OrgDatabase {

    private static final PostgresServer SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private OrgDatabase(String name) {
        this.name = name;
    }

    public static OrgDatabase create() {
        var database = new OrgDatabase("org_" + COUNT.incrementAndGet());
        SERVER.createDatabase(database.name);
        Flyway.configure().dataSource(database.asOwner()).locations("classpath:db/migration").load().migrate();
        Shadow.make(database.asOwner());
        return database;
    }

    /// As the program works: row-level security holds.
    public DataSource asApp() {
        return source(SERVER.app());
    }

    public DataSource asOwner() {
        return source(SERVER.owner());
    }

    private DataSource source(Credentials role) {
        var source = new PGSimpleDataSource();
        source.setUrl(SERVER.jdbcUrl(name));
        source.setUser(role.name());
        source.setPassword(role.password());
        return source;
    }

    private static PostgresServer start() {
        try {
            Path home = Files.createTempDirectory("jinlin-org-test-");
            var server = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(PostgresServer server, Path home) {
        server.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
