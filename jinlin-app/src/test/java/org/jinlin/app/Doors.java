package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jinlin.app.PublicRoutes.Audience;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// All routes that controllers have, to be knocked at.
record Doors(List<Door> all) {

    private static final Set<RequestMethod> ANY = Set.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE);

    record Door(String method, String pattern) {

        String path() {
            // a variable may say its form, with braces of its own: {id:[0-9]{1,19}}
            return pattern.replaceAll("\\{([^{}]|\\{[^}]*})*}", "1").replace("**", "x").replace("*", "x");
        }

        boolean isListedForAnybody() {
            return PublicRoutes.ALL.stream().anyMatch(route -> route.audience() == Audience.ANYBODY && route.pattern().equals(pattern)
                    && (route.method() == null || route.method().equals(HttpMethod.valueOf(method))));
        }
    }

    static Doors of(List<RequestMappingHandlerMapping> mappings) {
        return new Doors(mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> {
                    var methods = info.getMethodsCondition().getMethods().isEmpty() ? ANY : info.getMethodsCondition().getMethods();
                    return info.getPatternValues().stream()
                            .flatMap(pattern -> methods.stream().map(method -> new Door(method.name(), pattern)));
                })
                .distinct().toList());
    }

    List<Door> closed() {
        return all.stream().filter(door -> !door.isListedForAnybody()).toList();
    }

    /// Knocks as a stranger whose forms are in order, so that it is the gate that refuses and not the check of forms.
    void assertClosedToStrangers(int port) {
        for (Door door : closed()) {
            Visitor visitor = new Visitor(port);
            visitor.cookies.put("jinlin_csrf", "of-my-own");
            visitor.with("X-CSRF-Token", "of-my-own");
            var answer = visitor.json(door.method(), door.path(), door.method().equals("GET") ? null : "{}");
            if (door.pattern().startsWith("/api/")) {
                assertThat(answer.status()).as(door.toString()).isEqualTo(401);
                assertThat(answer.header("Content-Type")).as(door.toString()).startsWith("application/problem+json");
                assertThat(answer.code()).as(door.toString()).isEqualTo("SIGN_IN_NEEDED");
            } else {
                assertThat(answer.status()).as(door.toString()).isEqualTo(303);
                assertThat(answer.header("Location")).as(door.toString()).startsWith("/sign-in");
            }
        }
    }
}
