package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.app.PublicRoutes.Audience;
import org.jinlin.proof.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may go where: every route with its audience is written down, and whoever has not signed in is refused everywhere
/// else. A new route is closed until somebody opens it on purpose.
class RoutesTest {

    /// @param path as the controller writes it
    record Served(String method, String path, String audience) {

        @Override
        public String toString() {
            return String.format("%-7s %-36s %s", method, path, audience);
        }
    }

    static List<Served> served() {
        return TestServer.get().beans(RequestMappingHandlerMapping.class).flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream().flatMap(path -> methods(info.getMethodsCondition().getMethods())
                        .map(method -> new Served(method, path, audience(method, example(path))))))
                .sorted((a, b) -> (a.path() + " " + a.method()).compareTo(b.path() + " " + b.method())).distinct().toList();
    }

    static List<Served> closed() {
        return served().stream().filter(route -> !route.audience().equals("anybody")).toList();
    }

    @Test
    void routesAndTheirAudiencesAreTheOnesWrittenDown() {
        Golden.assertSame("routes.txt", String.join("\n", served().stream().map(Served::toString).toList()) + "\n");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void whoHasNotSignedInIsRefused(Served route) {
        assertRefused(route, TestClient.anonymous(TestServer.get().address()));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void aMadeUpTokenOrCookieIsNoSignIn(Served route) {
        String address = TestServer.get().address();

        assertRefused(route, TestClient.anonymous(address).with("Authorization", "Bearer made-up"));
        assertThat(TestClient.anonymous(address).with("Cookie", "jinlin_session=made-up; jinlin_claim=made-up").send(route.method(), example(route.path())).status())
                .isIn(303, 401, 403);
    }

    private static void assertRefused(Served route, TestClient stranger) {
        var answer = stranger.send(route.method(), example(route.path()));
        if (route.path().startsWith("/api/")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(401);
            assertThat(answer.code()).isIn("SIGN_IN_NEEDED", "TOKEN_INVALID");
        } else if (answer.status() != 403) { // a form without the secret of its page
            if (answer.status() == 401) { // a program with a bad token is told so, wherever it knocks
                assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
                return;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(303);
            assertThat(answer.response().headers().firstValue("Location")).get().asString().startsWith("/sign-in");
        }
    }

    @Test
    void aSignedInPersonWithoutTheSecretOfThePageChangesNothing() {
        var clerk = TestServer.get().world("base").as("clerk").with("X-CSRF-Token", "made-up");

        for (Served route : closed()) {
            if (!route.method().equals("GET")) {
                assertThat(clerk.send(route.method(), example(route.path())).status()).as(route.toString()).isEqualTo(403);
            }
        }
    }

    @Test
    void whatDoesNotExistIsClosedToo() {
        var stranger = TestClient.anonymous(TestServer.get().address());

        for (String path : List.of("/api/nothing", "/admin", "/actuator", "/actuator/env", "/actuator/health", "/env", "/beans", "/actuator/beans", "/api/matters/1/nothing", "/.git/config", "/static/../application.yml")) {
            assertThat(stranger.get(path).status()).as(path).isIn(303, 400, 401, 404);
        }
    }

    /// A route that was renamed must not stay open under its old name.
    @Test
    void everyOpenRouteOfAControllerIsServed() {
        var served = served();
        assertThat(PublicRoutes.ALL.stream().filter(route -> route.pattern().startsWith("/api/matters") || route.pattern().startsWith("/api/files") || route.pattern().startsWith("/api/sessions"))
                .filter(route -> served.stream().noneMatch(one -> (route.method() == null || one.method().equals(route.method().name())) && example(one.path()).equals(example(route.pattern())))))
                .isEmpty();
    }

    @Test
    void noOpenRouteIsListedTwice() {
        assertThat(PublicRoutes.ALL).doesNotHaveDuplicates();
    }

    private static Stream<String> methods(Set<? extends Enum<?>> methods) {
        return methods.isEmpty() ? Stream.of("any") : methods.stream().map(Enum::name);
    }

    private static String example(String path) {
        return path.replaceAll("\\{[^{}]*(\\{[^}]*\\})?[^{}]*\\}", "1").replace("**", "x");
    }

    private static String audience(String method, String path) {
        var parser = new PathPatternParser();
        return PublicRoutes.ALL.stream().filter(route -> route.method() == null || route.method().name().equals(method))
                .filter(route -> parser.parse(route.pattern()).matches(PathContainer.parsePath(path)))
                .map(PublicRoutes.Route::audience).min(Audience::compareTo).map(audience -> audience.name().toLowerCase()).orElse("signed-in");
    }
}
