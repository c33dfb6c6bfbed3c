package org.jinlin.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

/// Loads the demo worlds on the first start and tells how to sign in to it.
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

    /// All worlds of the demo, one after the other. What is there already is left as it is.
    List<DemoAccount> load() {
        List<String> packs = Demos.packs(code);
        var accounts = new ArrayList<DemoAccount>();
        long began = System.nanoTime();
        for (int i = 0; i < packs.size(); i++) {
            accounts.addAll(load(packs.get(i), packs.size() > 1));
            if (packs.size() > 1) {
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf(Locale.ROOT, "%d of %d worlds: %s; %.0f s, about %.0f s left%n", i + 1, packs.size(), packs.get(i), seconds, seconds / (i + 1) * (packs.size() - i - 1));
            }
        }
        return accounts;
    }

    /// @param several whether there are other worlds: sign-in names are one for the whole installation
    private List<DemoAccount> load(String pack, boolean several) {
        Playbook playbook = versions.publish(Playbooks.load(pack), clock.now(), 0);
        WorldFile file = World.file(pack);
        return world.load(pack, several ? file.withLoginsOf(pack) : file, new Binding(playbook.code(), playbook.version()));
    }

    /// Standard output, not the log: this is for the person who typed the command.
    private static void tell(int port, List<DemoAccount> accounts) {
        System.out.println("Jinlin is at http://localhost:" + port);
        var labels = new HashSet<String>();
        accounts.stream().filter(account -> labels.add(account.login().replaceFirst("-.*", "") + account.label()))
                .forEach(account -> System.out.printf("  %-28s %-16s %s%n", account.login(), account.password(), account.label()));
    }
}
