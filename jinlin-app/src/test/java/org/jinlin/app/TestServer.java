package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Numberer;
import org.jinlin.org.Binding;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole server on a real PostgreSQL, once for all tests of a run, under a clock that stands until a test moves it.
/// Its jobs are off: a test turns the wheels itself, so nothing depends on how fast the machine is.
public final class TestServer {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z"); // a Friday, 14:00 in Fujian
    private static final AtomicInteger DISTRICTS = new AtomicInteger(1000);
    private static final Map<String, Playbook> PUBLISHED = new ConcurrentHashMap<>();
    private static final TestServer ONE = new TestServer();

    private final ConfigurableApplicationContext context;

    private TestServer() {
        try {
            Path data = Files.createTempDirectory("jinlin-test-");
            context = new SpringApplicationBuilder(JinlinApplication.class).run(
                    "--server.port=0", "--jinlin.clock=" + START, "--jinlin.data=" + data, "--jinlin.demo=", "--jinlin.password.cost=4", "--jinlin.jobs=false", "--jinlin.database.durability=throwaway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestServer get() {
        return ONE;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
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
        var version = PUBLISHED.computeIfAbsent(playbook, code -> bean(PlaybookVersions.class).publish(Playbooks.load(code), now(), 0));
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
