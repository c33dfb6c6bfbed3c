package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Ids;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;

/// A tenant of a test, its people signed in as they are needed, by the name they have in the world file.
public final class TestWorld {

    private static final Duration SESSION_IDLE = Duration.ofHours(12);

    private final TestServer server;
    private final int district;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, SignedIn> clients = new HashMap<>();

    private record SignedIn(TestClient client, Instant at) {}

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

    /// Somebody's browser: `clerk`, `resident-02` ... Sessions end after twelve idle hours; then the person signs in again.
    public TestClient as(String name) {
        Instant old = server.now().minus(SESSION_IDLE);
        return clients.compute(name, (person, known) -> known != null && known.at().isAfter(old) ? known
                : new SignedIn(TestClient.signedIn(server.address(), login(person), password(person)), server.now())).client();
    }

    /// Everybody who has an account, by name.
    List<String> names() {
        return passwords.keySet().stream().map(login -> login.replace("-" + district, "")).sorted().toList();
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

    /// The same tenant as a story sees it.
    StoryWorld story() {
        return server.story(district, passwords.entrySet().stream().map(entry -> new DemoAccount("", entry.getKey(), entry.getValue())).toList());
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

    /// The playbook that holds at the top of the tree.
    Playbook playbook() {
        var orgs = server.bean(Orgs.class);
        var binding = orgs.binding(district, orgs.tree(district).root().id(), server.now()).orElseThrow();
        return server.bean(PlaybookVersions.class).get(binding.code(), binding.version());
    }

    /// Appoints somebody from today on.
    void appoint(String name, String role, String place) {
        enrol(List.of(), List.of(new NewAppointment(person(name), role, Long.parseLong(unit(place)), today())), List.of());
    }

    /// Links somebody from today on to a new household at a place.
    void link(String name, String kind, String place) {
        link(name, kind, place, place, List.of());
    }

    void link(String name, String kind, String place, String door, List<String> tags) {
        long household = server.bean(Ids.class).next();
        enrol(List.of(new NewHousehold(household, Long.parseLong(unit(place)), door, tags)), List.of(),
                List.of(new NewLink(kind, person(name), household, null, today(), null)));
    }

    private void enrol(List<NewHousehold> households, List<NewAppointment> appointments, List<NewLink> links) {
        server.bean(Enrolment.class).enrol(district, households, List.of(), appointments, links, List.of()).orThrow();
    }

    public long person(String name) {
        return Long.parseLong(as(name).get("/api/me").json().get("person").asString());
    }

    private LocalDate today() {
        return server.now().atZone(server.bean(Orgs.class).tenant(district).zone()).toLocalDate();
    }

    public void pass(String duration) {
        server.pass(Duration.parse(duration), district);
    }
}
