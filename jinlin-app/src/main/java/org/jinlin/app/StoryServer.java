package org.jinlin.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Reading;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;

/// The whole server on a database that is thrown away, seen from this machine only, under a clock that only stories move. Its
/// jobs are off: a story says itself when time goes by and when the calendar is asked.
final class StoryServer implements AutoCloseable {

    /// A Friday, 14:00 in Fujian.
    static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    private static final int FIRST_DISTRICT = 1001;

    private final ConfigurableApplicationContext context;
    private int next = FIRST_DISTRICT;

    private StoryServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param data an empty directory
    /// @param port 0 for any
    static StoryServer start(Path data, int port) {
        return new StoryServer(new SpringApplicationBuilder(JinlinApplication.class).run("--server.port=" + port, "--server.address=127.0.0.1",
                "--jinlin.clock=" + START, "--jinlin.data=" + data, "--jinlin.demo=", "--jinlin.jobs=false", "--jinlin.tells=false", "--jinlin.warm-up=0s", "--jinlin.rates-kept=0s", "--jinlin.dash-kept=0s", "--jinlin.dash-slow-kept=0s", "--jinlin.password.cost=4", "--jinlin.reports.person-day=0", "--jinlin.reports.device-day=0", "--jinlin.reports.address-day=0", "--jinlin.sign-in.staff-idle=12h",
                "--jinlin.database.url=", "--jinlin.database.port=0", "--jinlin.database.durability=throwaway", "--logging.level.root=error", "--logging.level.org.jinlin=error"));
    }

    String address() {
        return "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    MessageSource messages() {
        return context;
    }

    /// A small world of its own at the time at which every story begins.
    ///
    /// @param tells gets how to sign in to it
    StoryWorld world(Reading pack, String language, Consumer<List<DemoAccount>> tells) {
        context.getBean(JinlinClock.class).set(START);
        var playbook = context.getBean(PlaybookVersions.class).publish(pack, START, 0);
        int district = next++;
        List<DemoAccount> accounts = StoryWorld.make(context, district, new Binding(playbook.code(), playbook.version()));
        tells.accept(accounts);
        return new StoryWorld(context, address(), district, language, accounts);
    }

    @Override
    public void close() {
        context.close();
    }
}
