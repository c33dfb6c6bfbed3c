package org.jinlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.People;
import org.springframework.stereotype.Component;

/// Loads the demo world of a pack, `playbooks/CODE/world.yml`, into a fresh tenant.
///
/// A world is the same every time, down to its ids. It is loaded in three steps, each one transaction: the tenant with its
/// units, the people, and last the binding of the playbook, which says that the world is whole. Whatever was cut off in the
/// middle goes on where it stopped at the next start.
@Component
public class World {

    private final Orgs orgs;
    private final People people;
    private final Enrolment enrolment;
    private final DemoPasswords passwords;
    private final JinlinClock clock;

    public World(Orgs orgs, People people, Enrolment enrolment, Keyring keyring, JinlinClock clock) {
        this.orgs = orgs;
        this.people = people;
        this.enrolment = enrolment;
        this.passwords = DemoPasswords.of(keyring);
        this.clock = clock;
    }

    /// Makes sure that the world is there, and says how to sign in to it.
    ///
    /// @param playbook the version that is to hold in the whole tenant
    /// @throws IllegalArgumentException when the world file has a fault
    public List<DemoAccount> load(String code, Binding playbook) {
        return load(code, file(code), playbook);
    }

    /// The same for a world that is described elsewhere, such as a tenant of a bench.
    public List<DemoAccount> load(String code, WorldFile file, Binding playbook) {
        int district = file.tenant().district();
        var known = orgs.tenantByCode(file.tenant().code());
        if (known.isEmpty() || orgs.binding(district, known.get().rootId(), clock.now()).isEmpty()) {
            var plan = WorldPlan.of(code, file, World::resource);
            if (known.isEmpty()) {
                orgs.createTenant(plan.tenant(), plan.root(), file.tenant().since(), plan.units(), plan.areas());
            }
            enrol(plan);
            orgs.bind(district, plan.root().id(), playbook, file.tenant().since().atStartOfDay(file.tenant().zone()).toInstant());
        }
        return accounts(file);
    }

    static WorldFile file(String code) {
        return WorldFile.read("playbooks/" + code + "/world.yml", resource("playbooks/" + code + "/world.yml"));
    }

    /// The people go in together: when one of them holds a post, all are there.
    private void enrol(WorldPlan plan) {
        int district = plan.tenant().district();
        var roles = plan.appointments().stream().map(Enrolment.NewAppointment::role).collect(Collectors.toSet());
        if (roles.isEmpty() || !people.staffed(district, roles).isEmpty()) {
            return;
        }
        var accounts = new ArrayList<NewAccount>();
        plan.accountHolders().forEach((login, person) -> accounts.add(new NewAccount(person, login, passwords.of(login))));
        enrolment.enrol(district, plan.households(), plan.persons(), plan.appointments(), plan.links(), accounts).orThrow();
    }

    private List<DemoAccount> accounts(WorldFile file) {
        return file.accounts().entrySet().stream().flatMap(entry -> WorldPlan.logins(entry.getKey(), entry.getValue()).stream()
                .map(login -> new DemoAccount(entry.getValue().label(), login, passwords.of(login)))).toList();
    }

    static String resource(String path) {
        try (InputStream stream = World.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
