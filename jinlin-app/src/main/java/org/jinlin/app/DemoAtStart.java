package org.jinlin.app;

import java.util.HashSet;
import java.util.List;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Loads the demo world on the first start and tells how to sign in to it.
@Component
class DemoAtStart {

    private final World world;
    private final PlaybookVersions versions;
    private final JinlinClock clock;
    private final String code;

    DemoAtStart(World world, PlaybookVersions versions, JinlinClock clock, @Value("${jinlin.demo}") String code) {
        this.world = world;
        this.versions = versions;
        this.clock = clock;
        this.code = code;
    }

    /// Before the warm-up: a person may look at once, and a balancer waits until the server is ready.
    @EventListener
    @Order(0)
    void ready(ApplicationReadyEvent event) {
        List<DemoAccount> accounts = code.isBlank() ? List.of() : load();
        boolean tells = event.getApplicationContext().getEnvironment().getProperty("jinlin.tells", Boolean.class, true);
        if (tells && event.getApplicationContext() instanceof WebServerApplicationContext server) {
            tell(server.getWebServer().getPort(), accounts);
        }
    }

    List<DemoAccount> load() {
        Playbook playbook = versions.publish(Playbooks.load(code), clock.now(), 0);
        return world.load(code, new Binding(playbook.code(), playbook.version()));
    }

    /// Standard output, not the log: this is for the person who typed the command.
    private static void tell(int port, List<DemoAccount> accounts) {
        System.out.println("Jinlin is at http://localhost:" + port);
        var labels = new HashSet<String>();
        accounts.stream().filter(account -> labels.add(account.label()))
                .forEach(account -> System.out.printf("  %-28s %-16s %s%n", account.login(), account.password(), account.label()));
    }
}
