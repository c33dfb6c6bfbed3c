package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Following;
import org.jinlin.matters.Numberer;
import org.jinlin.matters.SearchReader;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.points.Earnings;
import org.springframework.context.ApplicationContext;

/// The small district in which a story is played, on a server whose clock stands until the story moves it. Its people are
/// signed in as they are needed, by the name they have in the world file.
final class StoryWorld {

    private static final String SMALL = "small";
    private static final Duration SESSION_IDLE = Duration.ofHours(12);

    private final ApplicationContext server;
    private final String address;
    private final int district;
    private final String language;
    private final Map<String, DemoAccount> accounts = new HashMap<>();
    private final Map<String, SignedIn> clients = new HashMap<>();

    private record SignedIn(StoryClient client, Instant at) {}

    StoryWorld(ApplicationContext server, String address, int district, String language, List<DemoAccount> accounts) {
        this.server = server;
        this.address = address;
        this.district = district;
        this.language = language;
        accounts.forEach(account -> this.accounts.put(account.login(), account));
    }

    /// Makes a tenant of its own, as `worlds/CODE.yml` says for packs that need other units, and the small one for all others; how
    /// to sign in to it.
    static List<DemoAccount> make(ApplicationContext server, int district, Binding playbook) {
        boolean own = StoryWorld.class.getResource("/worlds/" + playbook.code() + ".yml") != null;
        String path = "worlds/" + (own ? playbook.code() : SMALL) + ".yml";
        String number = Integer.toString(district);
        var file = WorldFile.read(path, World.resource(path).replace("\"{district}\"", number).replace("{district}", number).replace("{code}", "99" + district));
        return server.getBean(World.class).load(SMALL, file, playbook);
    }

    /// Somebody: `clerk`, `resident-02` ... Sessions end after twelve idle hours; then the person signs in again.
    StoryClient as(String name) {
        Instant old = now().minus(SESSION_IDLE);
        return clients.compute(name, (person, known) -> known != null && known.at().isAfter(old) ? known
                : new SignedIn(StoryClient.signedIn(address, login(person), account(person).password(), language), now())).client();
    }

    /// Somebody who has not signed in.
    StoryClient nobody() {
        return StoryClient.nobody(address, language);
    }

    /// The code of the district, for who has to say which one is meant.
    String code() {
        return server.getBean(Orgs.class).tenant(district).code();
    }

    /// The sign-in name of `clerk`, `resident-02` ...
    String login(String name) {
        return name.matches(".*-\\d\\d") ? name.replaceAll("-(\\d\\d)$", "-" + district + "-$1") : name + "-" + district;
    }

    DemoAccount account(String name) {
        DemoAccount account = accounts.get(login(name));
        if (account == null) {
            throw new IllegalArgumentException("nobody is called " + login(name) + " in " + accounts.keySet());
        }
        return account;
    }

    /// The id of a unit by its name.
    String unit(String name) {
        return server.getBean(Orgs.class).tree(district).units().stream().filter(unit -> unit.name().equals(name)).findFirst()
                .map(Unit::id).map(String::valueOf).orElseThrow(() -> new IllegalArgumentException("no unit is called " + name));
    }

    /// The playbook that holds at the top of the tree.
    Playbook playbook() {
        var orgs = server.getBean(Orgs.class);
        var binding = orgs.binding(district, orgs.tree(district).root().id(), now()).orElseThrow();
        return server.getBean(PlaybookVersions.class).get(binding.code(), binding.version());
    }

    /// Appoints somebody from today on.
    void appoint(String name, String role, String place) {
        enrol(List.of(), List.of(new NewAppointment(person(name), role, Long.parseLong(unit(place)), today())), List.of());
    }

    /// Links somebody from today on to a new household at a place.
    void link(String name, String kind, String place) {
        long household = server.getBean(Ids.class).next();
        enrol(List.of(new NewHousehold(household, Long.parseLong(unit(place)), place, List.of())), List.of(),
                List.of(new NewLink(kind, person(name), household, null, today(), null)));
    }

    private void enrol(List<NewHousehold> households, List<NewAppointment> appointments, List<NewLink> links) {
        server.getBean(Enrolment.class).enrol(district, households, List.of(), appointments, links, List.of()).orThrow();
    }

    long person(String name) {
        return Long.parseLong(as(name).get("/api/me").json().get("person").asString());
    }

    private LocalDate today() {
        return now().atZone(zone()).toLocalDate();
    }

    ZoneId zone() {
        return server.getBean(Orgs.class).tenant(district).zone();
    }

    Instant now() {
        return server.getBean(JinlinClock.class).now();
    }

    /// Time goes by, and every clock wakes that should have by then.
    void pass(Duration duration) {
        server.getBean(JinlinClock.class).advance(duration);
        server.getBean(Following.class).run(district);
        server.getBean(DueScan.class).run(district);
        server.getBean(Numberer.class).run(district);
    }

    /// Figures and the search read on to the end of the log, as the jobs of a server do.
    void readOn() {
        server.getBean(Numberer.class).run(district);
        server.getBean(Facts.class).run(district);
        server.getBean(SearchReader.class).run(district);
    }

    /// Lets points be booked for what was done.
    void book() {
        readOn();
        server.getBean(Earnings.class).run(district);
    }

    /// The calendar opens what is to be open by now.
    void openByCalendar() {
        server.getBean(CalendarOpener.class).run(district);
    }
}
