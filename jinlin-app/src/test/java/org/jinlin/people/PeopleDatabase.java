package org.jinlin.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.proof.Shadow;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for the tests of this JVM, and a migrated database with two districts for each test class that asks.
public final class PeopleDatabase {

    public static final int CHANGTAI = 21;
    public static final int ZHAOAN = 22;
    /// Noon in both districts.
    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private static final PostgresServer SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private PeopleDatabase(String name) {
        this.name = name;
    }

    public static PeopleDatabase create() {
        var database = new PeopleDatabase("people_" + COUNT.incrementAndGet());
        SERVER.createDatabase(database.name);
        Flyway.configure().dataSource(database.asOwner()).locations("classpath:db/migration").load().migrate();
        Shadow.make(database.asOwner());
        var orgs = new Orgs(new Db(database.asApp()), JinlinClock.movable(NOON));
        for (int district : List.of(CHANGTAI, ZHAOAN)) {
            orgs.createTenant(new Tenant(district, "t" + district, "tenant", ZoneId.of("Asia/Shanghai"), 1),
                    new Unit(1, "district", "root", null), LocalDate.EPOCH, List.of(), List.of());
        }
        return database;
    }

    /// As the program works: row-level security holds.
    public DataSource asApp() {
        return source(SERVER.app());
    }

    public DataSource asOwner() {
        return source(SERVER.owner());
    }

    /// Passes row-level security: to see what really lies in the rows.
    public DataSource asSuperuser() {
        return source(SERVER.superuser());
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
            Path home = Files.createTempDirectory("jinlin-people-test-");
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
