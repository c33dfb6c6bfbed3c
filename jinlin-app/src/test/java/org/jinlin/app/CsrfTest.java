package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What another site could make a browser send.
class CsrfTest extends GateTest {

    @Test
    void without_the_sessions_token_nothing_unsafe_is_done() {
        Visitor visitor = signedIn();
        visitor.headers.clear();
        var api = visitor.json("POST", "/api/tokens", "{\"name\": \"x\"}");
        assertThat(api.status()).isEqualTo(403);
        assertThat(api.code()).isEqualTo("CSRF_INVALID");
        assertThat(visitor.form("/desk", "a=b").status()).isEqualTo(403);
        assertThat(visitor.send("DELETE", "/api/sessions/current", null, null).status()).isEqualTo(403);
        assertThat(visitor.get("/api/tokens").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null", "undefined"})
    void a_wrong_token_is_none(String token) {
        Visitor visitor = signedIn().with("X-CSRF-Token", token);
        assertThat(visitor.form("/desk", "a=b").status()).isEqualTo(403);
    }

    @Test
    void the_token_of_another_session_is_wrong() {
        String others = signedIn().headers.get("X-CSRF-Token");
        Visitor visitor = signedIn().with("X-CSRF-Token", others);
        assertThat(visitor.form("/desk", "a=b").status()).isEqualTo(403);
    }

    @Test
    void a_session_is_not_satisfied_with_a_repeated_cookie() {
        Visitor visitor = signedIn().with("X-CSRF-Token", "mine");
        visitor.cookies.put("jinlin_csrf", "mine");
        assertThat(visitor.form("/desk", "a=b").status()).isEqualTo(403);
    }

    @Test
    void the_field_of_a_form_does_as_well_as_the_header() {
        Visitor visitor = signedIn();
        String token = visitor.headers.remove("X-CSRF-Token");
        assertThat(visitor.form("/desk", "a=b&_csrf=" + token).body()).isEqualTo("worked " + person);
    }

    @Test
    void a_visitor_without_a_session_repeats_the_cookie_of_the_page() {
        Visitor visitor = stranger();
        assertThat(visitor.form("/sign-in", "a=b").status()).isEqualTo(403);
        var page = visitor.get("/");
        assertThat(page.cookie("jinlin_csrf")).contains("HttpOnly", "SameSite=Lax");
        assertThat(visitor.form("/sign-in", "a=b&_csrf=wrong").status()).isEqualTo(403);
        assertThat(visitor.form("/sign-in", "a=b&_csrf=" + visitor.cookies.get("jinlin_csrf")).body()).isEqualTo("form taken");
    }

    @Test
    void the_cookie_stays_the_same_over_pages_so_that_two_windows_work() {
        Visitor visitor = stranger();
        visitor.get("/");
        assertThat(visitor.get("/").cookie("jinlin_csrf")).isEmpty();
    }

    @Test
    void a_guest_of_a_claim_link_repeats_the_cookie_too() {
        Visitor guest = stranger();
        guest.cookies.put("jinlin_claim", accounts.claimLink(CHANGTAI, person));
        assertThat(guest.json("POST", "/api/matters", "{\"words\": \"x\"}").code()).isEqualTo("CSRF_INVALID");
        guest.get("/");
        guest.with("X-CSRF-Token", guest.cookies.get("jinlin_csrf"));
        assertThat(guest.json("POST", "/api/matters", "{\"words\": \"x\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "text/json", "application/jsonx"})
    void what_a_foreign_form_can_send_is_no_request_to_the_api(String type) {
        assertThat(stranger().send("POST", "/api/sessions", type, "{\"login\": \"a\", \"password\": \"b\"}").status()).isEqualTo(403);
    }

    @Test
    void a_bearer_needs_no_token_of_a_form() {
        String token = signedIn().json("POST", "/api/tokens", "{\"name\": \"x\"}").json().get("token").asString();
        assertThat(stranger().with("Authorization", "Bearer " + token).form("/desk", "a=b").body()).isEqualTo("worked " + person);
    }
}
