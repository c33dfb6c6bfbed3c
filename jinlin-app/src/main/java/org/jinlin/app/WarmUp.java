package org.jinlin.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.NodeLease;
import org.jinlin.org.Binding;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Does what people are about to do, over HTTP, until the code is warm, before the server says that it is ready: a fresh one
/// answers several times more slowly. All of it happens in a tenant of its own inside one transaction, which is undone.
/// A server that cannot warm itself says so once and goes on cold.
@Component("warmUpHealthIndicator")
class WarmUp implements HealthIndicator {

    /// Whoever asks for traffic before this is over gets slow answers.
    static final Status WARMING = new Status("WARMING");

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final String CODE = "rehearsal";
    /// Each server its own, down from the highest number there can be; no division has such a one.
    private static final int HIGHEST_DISTRICT = 99_999;

    private final Rehearsals rehearsals;
    private final PlaybookVersions versions;
    private final World world;
    private final JinlinClock clock;
    private final Duration length;
    private final int district;
    private volatile boolean over;

    /// @param length zero for none
    @Autowired
    WarmUp(Rehearsals rehearsals, PlaybookVersions versions, World world, JinlinClock clock, NodeLease lease, @Value("${jinlin.warm-up}") Duration length) {
        this(rehearsals, versions, world, clock, HIGHEST_DISTRICT - lease.node(), length);
    }

    /// @param district of the rehearsed tenant. What this process keeps in memory of it stays there: one is not rehearsed in twice
    WarmUp(Rehearsals rehearsals, PlaybookVersions versions, World world, JinlinClock clock, int district, Duration length) {
        this.rehearsals = rehearsals;
        this.versions = versions;
        this.world = world;
        this.clock = clock;
        this.district = district;
        this.length = length;
        this.over = length.isZero();
    }

    @Override
    public Health health() {
        return (over ? Health.up() : Health.status(WARMING)).build();
    }

    /// Readiness is said by Spring when all who listen to this event are done.
    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) {
        if (!over && event.getApplicationContext() instanceof WebServerApplicationContext server) {
            run("http://localhost:" + server.getWebServer().getPort());
        }
        over = true;
    }

    /// Plays until the time is over, once at least, and answers how often.
    int run(String address) {
        long began = System.nanoTime();
        int rounds = 0;
        try (var rehearsal = rehearsals.begin()) {
            var play = new WarmUpPlay(address, rehearsal.key(), rehearsals.within(rehearsal.key(), this::settle));
            do {
                play.once();
                rounds++;
            } while (System.nanoTime() - began < length.toNanos());
            log.info("warm after {} rounds in {} ms", rounds, Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (Exception e) {
            log.warn("the server could not warm itself, and its first answers will be slow", e);
        }
        return rounds;
    }

    private List<DemoAccount> settle() {
        var source = PackSource.of(Map.of(CODE + "/playbook.yml", World.resource(CODE + "/playbook.yml"))).orElse(PackSource.builtIn());
        Playbook playbook = versions.publish(Playbooks.read(source, CODE), clock.now(), 0);
        String file = CODE + "/world.yml";
        String number = Integer.toString(district);
        return world.load(CODE, WorldFile.read(file, World.resource(file).replace("\"{district}\"", number).replace("{district}", number)), new Binding(playbook.code(), playbook.version()));
    }
}
