package org.jinlin.app;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jinlin.app.RoutesTest.Served;
import org.jinlin.kit.Ids;
import org.jinlin.matters.SearchReader;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;

/// Everybody who may knock at a route, and what stands for the variables of an address: real numbers of a request that the
/// resident 01 of the building 1 in the community of the clerk made, and of what followed from it.
///
/// Roles: `nobody`, `guest` and `other_guest` with a claim link each, every account of the small world, `clerk_beside` and
/// `worker_beside` of the unit beside, `ended` whose post is over, the three administrators `system`, `security` and `audit`, and four of
/// another district behind an `@`.
final class AccessWorld {

    /// Accounts that the small world does not have: the same posts at the unit beside, and a resident who was clerk until today.
    private static final String BESIDE = """
              clerk_beside-{district}: {of: clerks, skip: 1, label: 旁边社区的经办人}
              worker_beside-{district}: {of: grid_workers, skip: 1, label: 旁边网格的网格员}
              ended-{district}: {of: residents, skip: 3, label: 卸任的经办人}
            """;
    private static final List<String> OF_THE_OTHER = List.of("clerk", "head", "resident-01", "worker");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*})*)?}");

    private final EveryPageWorld pages = new EveryPageWorld(0, BESIDE);
    private final Map<String, Supplier<AccessKnock>> roles = new LinkedHashMap<>();
    private final Map<String, AccessKnock> knocks = new LinkedHashMap<>();
    /// By the name of the variable as controllers write it. Whoever adds a route with a new one adds it here.
    private final Map<String, Supplier<String>> variables = new LinkedHashMap<>();
    /// Addresses of which the page lists know none, in the words of [EveryPageWorld].
    private static final Map<String, String> ADDRESSES = Map.of(
            "/print/agreement/{number}/pdf", "/print/agreement/{mediation}/pdf",
            "/agreement/{number}/{key}/pdf", "{agreement}/pdf",
            "/charts/{chart}/picture.svg", "/charts/structure/picture.svg",
            "/f/case/{number}/reveal", "/f/case/{submitted}/reveal",
            "/f/callback/{number}/reveal", "/f/callback/{callback}/reveal",
            "/f/visit/{number}/reveal", "/f/visit/{visit}/reveal",
            "/u/{number}/reveal", "/u/{order}/reveal");

    AccessWorld() {
        TestWorld world = pages.world();
        endThePostOf("ended");
        world.server().bean(SearchReader.class).run(world.district());
        roles.put("nobody", () -> AccessKnock.nobody(pages.address()));
        String claim = pages.of(EveryPage.ALL.stream().filter(page -> page.who().equals(EveryPage.GUEST)).findFirst().orElseThrow()).cookie("jinlin_claim").orElseThrow();
        roles.put("guest", () -> AccessKnock.guest(pages.address(), claim));
        String another = anotherGuest();
        roles.put("other_guest", () -> AccessKnock.guest(pages.address(), another));
        world.names().forEach(name -> roles.put(name, () -> AccessKnock.signedIn(world, name)));
        Stream.of(Administrator.values()).forEach(this::appoint);
        OF_THE_OTHER.forEach(name -> roles.put("@" + name, () -> AccessKnock.signedIn(pages.other(), name)));
        roles.forEach((name, knock) -> knocks.put(name, knock.get()));
        String photo = world.as("resident-01").get("/api/matters/" + pages.value("submitted") + "/moves").body().replaceAll("(?s).*?\"files\":\\[\"(\\d+).*", "$1");
        variables.putAll(Map.of("number", () -> pages.value("submitted"), "kind", () -> "request", "figure", () -> "heard_of", "obligation", () -> "knock", "act", () -> "add", "verb", () -> "dispatch",
                "chart", () -> "structure", "key", () -> "0", "code", () -> "base", "version", () -> pages.value("base").replaceAll(".*/", "")));
        variables.put("id", () -> photo);
    }

    private void endThePostOf(String name) {
        TestWorld world = pages.world();
        long garden = Long.parseLong(world.unit("花园社区"));
        world.server().bean(Enrolment.class).enrol(world.district(), List.of(), List.of(), List.of(new NewAppointment(world.person(name), "clerk", garden, LocalDate.parse("2026-11-01"))), List.of(), List.of()).orThrow();
        world.server().bean(People.class).endAppointment(world.district(), world.person(name), "clerk", garden, LocalDate.parse("2026-11-20"));
    }

    /// The small world has nobody to spare who holds no post.
    private void appoint(Administrator kind) {
        TestWorld world = pages.world();
        long id = world.server().bean(Ids.class).next();
        String login = kind.code() + "-administrator-" + world.district();
        world.server().bean(Enrolment.class).enrol(world.district(), List.of(), List.of(new NewPerson(id, "演示管理员" + kind.ordinal(), null, null, null, Long.parseLong(world.unit("1号楼")), true)), List.of(), List.of(),
                List.of(new NewAccount(id, login, RealPerson.PASSWORD))).orThrow();
        world.server().bean(Administrators.class).first(world.district(), id, kind, "启用系统").orThrow();
        roles.put(kind.code(), () -> AccessKnock.signedIn(pages.address(), login, RealPerson.PASSWORD));
    }

    private String anotherGuest() {
        var answer = AccessKnock.nobody(pages.address()).json("POST", "/api/matters/guest?district=" + pages.world().code(),
                Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", pages.world().unit("2号楼")), "fields", Map.of("text", "另一位访客的事")));
        return answer.text().replaceAll("(?s).*\"claim\":\"([^\"]+)\".*", "$1");
    }

    EveryPageWorld pages() {
        return pages;
    }

    List<String> roles() {
        return List.copyOf(knocks.keySet());
    }

    /// Who has signed in once, for all routes but those that sign out.
    AccessKnock as(String role) {
        return knocks.get(role);
    }

    /// The same with a session of its own, which may end.
    AccessKnock anew(String role) {
        return roles.get(role).get();
    }

    /// The address at which a route is knocked at, with things that exist.
    ///
    /// @throws IllegalStateException for a variable that has no value yet
    String address(Served route) {
        if (route.path().equals("/api/tokens/{id}")) {
            return tokenOfTheAsker();
        }
        String known = EveryPage.ALL.stream().filter(page -> page.route().equals(route.path())).map(EveryPage::path).findFirst().orElse(ADDRESSES.getOrDefault(route.path(), route.path()));
        String path = known;
        for (String name : pages.names()) {
            path = path.replace("{" + name + "}", pages.value(name));
        }
        return VARIABLE.matcher(path).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), route)));
    }

    /// Made anew each time, as the asker takes it away.
    private String tokenOfTheAsker() {
        TestClient asker = pages.world().as("resident-01");
        asker.get("/api/tokens").json().valueStream().forEach(token -> asker.delete("/api/tokens/" + token.get("id").asString()));
        return "/api/tokens/" + asker.post("/api/tokens", Map.of("name", "of 01")).json().get("id").asString();
    }

    private String value(String variable, Served route) {
        Supplier<String> value = variables.get(variable);
        if (value == null) {
            throw new IllegalStateException("add what stands for {" + variable + "} of " + route.path() + " to AccessWorld.variables, or its address to AccessWorld.ADDRESSES");
        }
        return value.get();
    }
}
