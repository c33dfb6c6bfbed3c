package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Knocks at every route there is as a stranger.
class PublicRoutesTest extends GateTest {

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Test
    void every_route_that_is_not_listed_refuses_a_stranger() {
        Doors doors = Doors.of(mappings);
        assertThat(doors.closed()).extracting(Doors.Door::pattern).contains("/api/me", "/api/tokens/{id}", "/desk");
        doors.assertClosedToStrangers(port);
    }

    @Test
    void an_address_that_does_not_exist_refuses_a_stranger_like_one_that_does() {
        assertThat(stranger().get("/api/nothing").status()).isEqualTo(401);
        assertThat(stranger().get("/nothing").status()).isEqualTo(303);
        assertThat(stranger().get("/actuator/env").status()).isEqualTo(303);
    }

    @Test
    void detours_do_not_pass_the_gate() {
        for (String path : List.of("/api/me/", "/API/me", "/api/me;a=b", "/api/sessions/../me", "/api/./me", "//api/me", "/api/%6de",
                "/static/../api/me",
                "/static/%2e%2e/api/me", "/api/me%2f", "/desk.html", "/desk/")) {
            var answer = stranger().get(path);
            assertThat(answer.status()).as(path).isIn(303, 400, 401, 404);
            assertThat(answer.body()).as(path).doesNotContain("desk of", "\"person\"");
        }
    }

    @Test
    void head_and_options_tell_no_more_than_get() {
        assertThat(stranger().send("HEAD", "/", null, null).status()).isEqualTo(200);
        assertThat(stranger().send("HEAD", "/api/me", null, null).status()).isEqualTo(401);
        assertThat(stranger().send("OPTIONS", "/api/me", null, null).status()).isEqualTo(401);
    }

    @Test
    void the_description_of_the_api_is_open_and_asks_nobody_for_an_actor() {
        var described = stranger().get("/api/openapi");
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.json().get("paths").has("/api/tokens")).isTrue();
        assertThat(described.json().at("/paths/~1api~1tokens/get/parameters").isMissingNode()).isTrue();
        assertThat(described.json().at("/paths/~1api~1matters/post/responses/200").toString()).contains("Said").doesNotContain("Outcome");
        String docs = stranger().get("/api/docs").header("Location");
        assertThat(stranger().get(docs.replaceFirst("^http://[^/]*", "")).status()).isEqualTo(200);
    }

    @Test
    void no_route_is_listed_twice() {
        var seen = new HashSet<String>();
        for (var route : PublicRoutes.ALL) {
            assertThat(seen.add(route.method() + " " + route.pattern())).as(route.toString()).isTrue();
        }
    }
}
