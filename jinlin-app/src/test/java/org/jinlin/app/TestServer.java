package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Numberer;
import org.jinlin.org.Binding;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.proof.Shadow;
import org.jinlin.proof.StatementLog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole server on a real PostgreSQL, once for all tests of a run, under a clock that stands until a test moves it.
/// Its jobs are off: a test turns the wheels itself, so nothing depends on how fast the machine is.
///
/// Its database is the [Shadow] of ours: spread by district, and guarded. [#plain] is a second server on a database as
/// everybody has it, for the few tests that prove that there is no difference.
public final class TestServer {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z"); // a Friday, 14:00 in Fujian
    private static final AtomicInteger DISTRICTS = new AtomicInteger(1000);
    private static final Path DATA = directory();
    private static final TestServer ONE = new TestServer(true);

    /// Started when the first test asks for it.
    private static final class Plain {
        private static final TestServer SERVER = new TestServer(false);
    }

    private final ConfigurableApplicationContext context;
    private final Map<String, Playbook> published = new ConcurrentHashMap<>();
    private final StatementLog statements = new StatementLog();

    private TestServer(boolean shadow) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--jinlin.clock=" + START, "--jinlin.data=" + DATA, "--jinlin.demo=", "--jinlin.password.cost=4", "--jinlin.jobs=false",
                "--jinlin.database.durability=throwaway"));
        if (shadow) {
            prepareShadow();
        } else {
            arguments.addAll(onPlainDatabase());
        }
        context = new SpringApplicationBuilder(JinlinApplication.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(statements)).run(arguments.toArray(String[]::new));
    }

    /// The migrations run here first; the server finds nothing left to migrate.
    private static void prepareShadow() {
        try (var server = PostgresServer.start(DATA, 0, PostgresServer.Durability.THROWAWAY)) {
            server.createDatabase(DatabaseSetup.NAME);
            var database = Database.of(server, DatabaseSetup.NAME);
            database.migrate();
            try (var owner = database.asOwner()) {
                Shadow.make(owner);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The way of an operator who has a PostgreSQL already, here a second database in the first server's.
    private static List<String> onPlainDatabase() {
        PostgresServer postgres = ONE.postgres();
        postgres.createDatabase("plain");
        return List.of("--jinlin.database.url=" + postgres.jdbcUrl("plain"), "--jinlin.database.user=" + postgres.superuser().name(),
                "--jinlin.database.password=" + postgres.superuser().password());
    }

    /// On the shadow database: what tests use.
    public static TestServer get() {
        return ONE;
    }

    /// On a plain database.
    public static TestServer plain() {
        return Plain.SERVER;
    }

    /// The database below, for tests that look past the product.
    public Database database() {
        return new Database(bean(DatabaseSetup.Prepared.class).url(), ONE.postgres().owner(), ONE.postgres().app(), ONE.postgres().superuser());
    }

    /// A plain database without a server on it, migrated. Whoever asks for the same name gets the same one, and leaves it empty.
    public static Database migratedDatabase(String name) {
        ONE.postgres().createDatabase(name);
        var database = Database.of(ONE.postgres(), name);
        database.migrate();
        return database;
    }

    /// Every distinct statement that this server has sent to its database.
    public StatementLog statements() {
        return statements;
    }

    private PostgresServer postgres() {
        return Objects.requireNonNull(bean(DatabaseSetup.Prepared.class).server());
    }

    /// A database and how its roles come in.
    public record Database(String url, Credentials owner, Credentials app, Credentials superuser) {

        static Database of(PostgresServer server, String name) {
            return new Database(server.jdbcUrl(name), server.owner(), server.app(), server.superuser());
        }

        void migrate() {
            Flyway.configure().dataSource(url, owner.name(), owner.password()).locations("classpath:db/migration").load().migrate();
        }

        /// As the migrations work: row-level security is passed.
        public Connection asOwner() throws SQLException {
            return DriverManager.getConnection(url, owner.name(), owner.password());
        }

        /// May everything.
        public Connection asSuperuser() throws SQLException {
            return DriverManager.getConnection(url, superuser.name(), superuser.password());
        }

        /// As the program works: row-level security holds.
        public Connection asApp() throws SQLException {
            return DriverManager.getConnection(url, app.name(), app.password());
        }
    }

    private static Path directory() {
        try {
            Path data = Files.createTempDirectory("jinlin-test-");
            SpringApplication.getShutdownHandlers().add(() -> delete(data)); // after the servers have stopped
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All of a kind.
    public <T> Stream<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values().stream();
    }

    public String address() {
        return "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /// Back to the Friday at 14:00 at which every story begins.
    public void rewind() {
        bean(JinlinClock.class).set(START);
    }

    public Instant now() {
        return bean(JinlinClock.class).now();
    }

    /// The small world in a tenant of its own, under a built-in playbook.
    public TestWorld world(String playbook) {
        int district = DISTRICTS.incrementAndGet();
        var version = published.computeIfAbsent(playbook, code -> bean(PlaybookVersions.class).publish(Playbooks.load(code), now(), 0));
        var file = WorldFile.read("worlds/small.yml", resource("/worlds/small.yml").replace("\"{district}\"", Integer.toString(district))
                .replace("{district}", Integer.toString(district)).replace("{code}", "99" + district));
        var accounts = bean(World.class).load("small", file, new Binding(version.code(), version.version()));
        return new TestWorld(this, district, accounts);
    }

    /// Lets time pass: clocks wake as they would, and the log is numbered.
    public void pass(Duration duration, int district) {
        bean(JinlinClock.class).advance(duration);
        settle(district);
    }

    public void settle(int district) {
        bean(DueScan.class).run(district);
        bean(Numberer.class).run(district);
    }

    static String resource(String path) {
        try (var in = TestServer.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
