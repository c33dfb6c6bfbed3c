package org.jinlin.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;

/// A tenant of a test, its people signed in as they are needed, by the name they have in the world file.
public final class TestWorld {

    private static final Duration SESSION_IDLE = Duration.ofHours(12);

    private final TestServer server;
    private final int district;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, TestClient> clients = new HashMap<>();

    TestWorld(TestServer server, int district, List<DemoAccount> accounts) {
        this.server = server;
        this.district = district;
        accounts.forEach(account -> passwords.put(account.login(), account.password()));
    }

    public int district() {
        return district;
    }

    public TestServer server() {
        return server;
    }

    /// Somebody's browser: `clerk`, `resident-02` ...
    public TestClient as(String name) {
        return clients.computeIfAbsent(name, person -> TestClient.signedIn(server.address(), login(person), password(person)));
    }

    /// The sign-in name of `clerk`, `resident-02` ...
    public String login(String name) {
        return name.matches(".*-\\d\\d") ? name.replaceAll("-(\\d\\d)$", "-" + district + "-$1") : name + "-" + district;
    }

    public String password(String name) {
        String password = passwords.get(login(name));
        if (password == null) {
            throw new IllegalArgumentException("nobody is called " + login(name) + " in " + passwords.keySet());
        }
        return password;
    }

    /// The tenant's code.
    public String code() {
        return server.bean(Orgs.class).tenant(district).code();
    }

    /// The id of a unit by its name.
    public String unit(String name) {
        return server.bean(Orgs.class).tree(district).units().stream().filter(unit -> unit.name().equals(name)).findFirst()
                .map(Unit::id).map(String::valueOf).orElseThrow(() -> new IllegalArgumentException("no unit is called " + name));
    }

    /// Lets time pass. Sessions end after twelve idle hours: whoever is asked for afterwards signs in again.
    public void pass(String duration) {
        server.pass(Duration.parse(duration), district);
        if (Duration.parse(duration).compareTo(SESSION_IDLE) >= 0) {
            clients.clear();
        }
    }
}
