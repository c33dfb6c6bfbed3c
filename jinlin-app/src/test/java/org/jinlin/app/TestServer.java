package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Numberer;
import org.jinlin.org.Binding;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.proof.StatementLog;
import org.jinlin.proof.TestDatabase;
import org.jinlin.proof.TestPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole server on a real PostgreSQL, once for all tests of a run, under a clock that stands until a test moves it.
/// Its jobs are off: a test turns the wheels itself, so nothing depends on how fast the machine is.
///
/// Its database is the [org.jinlin.proof.Shadow] of ours: spread by district, and guarded. [#plain] and [#on] are further servers on a
/// database as everybody has it, for the few tests that prove that there is no difference.
public final class TestServer implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z"); // a Friday, 14:00 in Fujian
    private static final AtomicInteger DISTRICTS = new AtomicInteger(1000);
    private static final TestServer ONE = onShadow();

    /// Started when the first test asks for it.
    private static final class Plain {
        private static final TestServer SERVER = on(TestPostgres.unprepared("plain"));
    }

    private final ConfigurableApplicationContext context;
    private final TestDatabase database;
    private final Map<String, Playbook> published = new ConcurrentHashMap<>();
    private final StatementLog statements = new StatementLog();

    private TestServer(TestDatabase database, String... way) {
        this.database = database;
        var arguments = new ArrayList<>(List.of("--server.port=0", "--jinlin.clock=" + START, "--jinlin.data=" + TestPostgres.data(), "--jinlin.demo=",
                "--jinlin.password.cost=4", "--jinlin.reports.person-day=0", "--jinlin.reports.device-day=0", "--jinlin.reports.address-day=0", "--jinlin.sign-in.staff-idle=12h", "--jinlin.sign-in.address-tries=100000", "--jinlin.sms.provider=file", "--jinlin.jobs=false", "--jinlin.warm-up=0s", "--jinlin.rates-kept=0s", "--jinlin.dash-kept=0s", "--jinlin.dash-slow-kept=0s",
                "--jinlin.targets.response=99", "--jinlin.targets.resolution=95"));
        // what is said twice is both to Spring, with a comma between
        arguments.removeIf(given -> Arrays.stream(way).anyMatch(own -> own.startsWith(given.substring(0, given.indexOf('=') + 1))));
        arguments.addAll(List.of(way));
        context = new SpringApplicationBuilder(JinlinApplication.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(statements)).run(arguments.toArray(String[]::new));
        RewoundClock.STARTED.add(this);
    }

    /// Beside a PostgreSQL that runs on the data directory already.
    private static TestServer onShadow() {
        return new TestServer(TestPostgres.spread(DatabaseSetup.NAME), "--jinlin.database.join=true");
    }

    /// The way of an operator who has a PostgreSQL already: the server finds an empty database and makes it ready. Whoever
    /// starts one closes it before that PostgreSQL.
    ///
    /// @param more settings of this server alone
    public static TestServer on(TestDatabase database, String... more) {
        var way = new ArrayList<>(List.of("--jinlin.database.url=" + database.url(), "--jinlin.database.user=" + database.superuser().name(),
                "--jinlin.database.password=" + database.superuser().password()));
        way.addAll(List.of(more));
        return new TestServer(database, way.toArray(String[]::new));
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
    public TestDatabase database() {
        return database;
    }

    /// Every distinct statement that this server has sent to its database.
    public StatementLog statements() {
        return statements;
    }

    @Override
    public void close() {
        RewoundClock.STARTED.remove(this);
        context.close();
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
        return world(playbook, "");
    }

    /// The same with further accounts, as the end of a world file lists them.
    TestWorld world(String playbook, String accounts) {
        return world(published.computeIfAbsent(playbook, code -> bean(PlaybookVersions.class).publish(Playbooks.load(code), now(), 0)), accounts);
    }

    /// The same under a pack of the tests, which lies in `packs`.
    public TestWorld worldOf(String pack) {
        return world(published.computeIfAbsent("packs/" + pack, _ -> bean(PlaybookVersions.class).publish(Playbooks.read(pack(pack), pack), now(), 0)), "");
    }

    /// A playbook of a test's own, published.
    Playbook publish(Reading reading) {
        return bean(PlaybookVersions.class).publish(reading, now(), 0);
    }

    private static PackSource pack(String pack) {
        var texts = new HashMap<String, String>();
        for (String file : List.of("playbook.yml", "terms.yml")) {
            texts.put(pack + "/" + file, resource("/packs/" + pack + "/" + file));
        }
        return PackSource.of(texts).orElse(PackSource.builtIn());
    }

    TestWorld world(Playbook version, String more) {
        int district = DISTRICTS.incrementAndGet();
        String world = TestServer.class.getResource("/worlds/" + version.code() + ".yml") == null ? "small" : version.code();
        var file = WorldFile.read("worlds/" + world + ".yml", (resource("/worlds/" + world + ".yml") + more).replace("\"{district}\"", Integer.toString(district))
                .replace("{district}", Integer.toString(district)).replace("{code}", "99" + district));
        var accounts = bean(World.class).load("small", file, new Binding(version.code(), version.version()));
        return new TestWorld(this, district, accounts);
    }

    /// A tenant as a story sees it.
    StoryWorld story(int district, List<DemoAccount> accounts) {
        return new StoryWorld(context, address(), district, "zh", accounts);
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
