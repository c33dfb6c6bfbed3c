package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jinlin.app.RoutesTest.Served;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Another site in the browser of somebody who is signed in, at every route that changes something. [CsrfTest] has the rules; this has
/// the routes, and finds new ones by itself.
class CsrfEverywhereAttackTest {

    private static final Set<String> SAFE = Set.of("GET", "any");
    private static AccessWorld world;
    private static AccessKnock clerk;

    @BeforeAll
    static void open() {
        world = new AccessWorld();
        clerk = world.anew("clerk");
    }

    private static List<Served> unsafe() {
        return RoutesTest.served().stream().filter(route -> !SAFE.contains(route.method())).toList();
    }

    @Test
    void thereAreRoutesThatChangeSomething() {
        assertThat(unsafe()).hasSizeGreaterThan(25).extracting(Served::path).contains("/desk/{number}", "/api/tokens/{id}", "/sign-out", "/api/matters/{number}/moves");
    }

    @Test
    void noRouteTakesAnUnsafeRequestWithoutTheSecretOfItsPage() {
        String others = PageClient.signedIn(world.pages().world(), "head").get("/r/new").form("/r/new").value("_csrf");
        for (Served route : unsafe()) {
            String address = world.address(route).replaceAll("\\?.*", "");
            String type = address.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
            for (String secret : List.of("", "x", "null", others, others.substring(1))) {
                for (String body : List.of("{}", "do=note&_csrf=" + (secret.isEmpty() ? "x" : secret))) {
                    var answer = clerk.repeating(secret).send(route.method(), address, type, body.getBytes());
                    assertThat(answer.status()).as(secret + " at " + route).isEqualTo(route.path().equals("/sign-out") ? 303 : 403);
                }
            }
        }
        assertThat(clerk.get("/api/me").status()).as("nobody was signed out").isEqualTo(200);
    }

    /// What a foreign page can send without being asked first, with the cookies of its victim.
    @Test
    void noContentOfAForeignFormIsTaken() {
        for (Served route : unsafe()) {
            if (!route.path().startsWith("/api/")) {
                continue;
            }
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                var answer = clerk.repeating("").send(route.method(), world.address(route), type, "{\"name\": \"foreign\"}".getBytes(), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");
                assertThat(answer.status()).as(type + " at " + route).isEqualTo(403);
            }
        }
        assertThat(clerk.get("/api/tokens").text()).doesNotContain("foreign");
    }

    /// A link changes nothing, wherever it leads and whatever it carries.
    @Test
    void noLinkChangesAnything() {
        String number = world.pages().value("submitted");
        String before = Bad.of(world.pages().world(), number);
        for (Served route : unsafe()) {
            clerk.get(world.address(route).replaceAll("\\?.*", "") + "?do=accept&f.nature=service&reason=x&go=send&f.text=x&name=x&_method=POST");
        }
        assertThat(Bad.of(world.pages().world(), number)).isEqualTo(before);
        assertThat(clerk.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void noAnswerInvitesOtherSites() {
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example")) {
            for (String path : List.of("/api/me", "/api/matters", "/desk", "/api/sessions", "/api/openapi")) {
                for (String method : List.of("GET", "OPTIONS")) {
                    var answer = clerk.send(method, path, "application/json", new byte[0], "Origin", origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "x-csrf-token");
                    assertThat(answer.response().headers().map().keySet()).as(path).noneMatch(name -> name.toLowerCase().startsWith("access-control-allow"));
                }
            }
        }
    }
}
