package org.jinlin.app;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jinlin.kit.Ids;
import org.jinlin.org.Orgs;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.TotpCodes;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Somebody in a world of tests who is not made up, and of whom all is asked that is asked of real people.
final class RealPerson {

    static final String PASSWORD = "tea at four by the river";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestWorld world;
    private final long id;
    private final String login;
    private String secret = "";

    private RealPerson(TestWorld world, @Nullable String phone) {
        this.world = world;
        this.id = world.server().bean(Ids.class).next();
        this.login = "real-person-" + COUNT.incrementAndGet();
        world.server().bean(Enrolment.class).enrol(world.district(), List.of(), List.of(new NewPerson(id, "Lin " + login, phone, null, null, Long.parseLong(world.unit("1号楼")), false)), List.of(), List.of(),
                List.of(new NewAccount(id, login, PASSWORD))).orThrow();
    }

    static RealPerson resident(TestWorld world) {
        return new RealPerson(world, null);
    }

    static RealPerson staff(TestWorld world, String role, String place) {
        var person = new RealPerson(world, null);
        person.appoint(role, place);
        return person;
    }

    void appoint(String role, String place) {
        LocalDate today = world.server().now().atZone(world.server().bean(Orgs.class).tenant(world.district()).zone()).toLocalDate();
        world.server().bean(Enrolment.class).enrol(world.district(), List.of(), List.of(), List.of(new NewAppointment(id, role, Long.parseLong(world.unit(place)), today)), List.of(), List.of()).orThrow();
    }

    long id() {
        return id;
    }

    String login() {
        return login;
    }

    String secret() {
        return secret;
    }

    /// Gives the password, and answers what comes then.
    PageClient.Html password(PageClient client) {
        return client.get("/sign-in").form("/sign-in").set("login", login).set("password", PASSWORD).send();
    }

    /// The code for a page that shows the secret.
    String first(PageClient.Html page) {
        secret = TotpCodes.secret(page.body());
        return code(0);
    }

    String code(int steps) {
        return TotpCodes.code(secret, world.server().now(), steps);
    }

    /// Sets the second factor up: the page with the codes for paper.
    PageClient.Html enrolled() {
        var page = password(new PageClient(world.server().address()));
        return page.form("/sign-in/enrol").set("code", first(page)).send();
    }

    String enrol() {
        enrolled();
        return secret;
    }

    /// Signs in with all that is asked.
    PageClient signedIn() {
        var client = new PageClient(world.server().address());
        var page = password(client);
        if (page.status() == 200 && page.body().contains("/sign-in/enrol")) {
            page.form("/sign-in/enrol").set("code", first(page)).send();
        } else if (page.status() == 200) {
            page.form("/sign-in/factor").set("code", code(0)).send();
        }
        return client;
    }

    static List<String> papers(PageClient.Html page) {
        return Pattern.compile("<code class=\"long\">([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</code>").matcher(page.body()).results().map(found -> found.group(1)).toList();
    }

    /// All rows of a table of the room of people, as text.
    String rows(String table) {
        return String.join("\n", DSL.using(world.server().database().superuserSource(), SQLDialect.POSTGRES).fetch("select row_to_json(t)::text from people." + table + " t").getValues(0, String.class));
    }
}
