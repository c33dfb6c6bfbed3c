package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends GateTest {

    @Test
    void signing_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use() {
        Visitor visitor = stranger();
        var answer = signIn(visitor, login, PASSWORD);
        assertThat(answer.cookie("jinlin_session")).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
        assertThat(answer.body()).doesNotContain(visitor.cookies.get("jinlin_session"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void me_shows_ids_as_text_and_the_own_name_masked() {
        var me = signedIn().get("/api/me").json();
        assertThat(me.get("person").isString()).isTrue();
        assertThat(me.get("person").asString()).isEqualTo(Long.toString(person));
        assertThat(me.get("posts").get(0).get("unit").asString()).isEqualTo("9007199254740993");
        assertThat(me.get("name").asString()).isEqualTo("L\uFF0A\uFF0A");
        assertThat(me.get("phone").asString()).isEqualTo("138****0001");
    }

    @Test
    void signing_out_ends_the_session_at_the_server() {
        Visitor visitor = signedIn();
        String token = visitor.cookies.get("jinlin_session");
        assertThat(visitor.send("DELETE", "/api/sessions/current", null, null).status()).isEqualTo(204);
        assertThat(visitor.cookies).doesNotContainKey("jinlin_session");
        visitor.cookies.put("jinlin_session", token);
        assertThat(visitor.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_the_same() {
        var wrong = signIn(stranger(), login, "wrong password");
        var unknown = signIn(stranger(), "nobody-" + login, PASSWORD);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("SIGN_IN_WRONG");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(wrong.cookie("jinlin_session")).isEmpty();
    }

    @Test
    void a_blocked_account_is_told_so_and_its_open_session_ends() {
        Visitor visitor = signedIn();
        accounts.setBlocked(CHANGTAI, person, true);
        assertThat(visitor.get("/api/me").status()).isEqualTo(401);
        var answer = signIn(stranger(), login, PASSWORD);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("SIGN_IN_BLOCKED");
    }

    @Test
    void guessing_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            signIn(stranger(), login, "wrong");
        }
        var answer = signIn(stranger(), login, PASSWORD);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().get("detail").asString()).contains("1");
    }

    @Test
    void over_long_input_is_a_wrong_password_and_no_failure() {
        assertThat(signIn(stranger(), "x".repeat(100_000), PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(stranger(), login, "x".repeat(100_000)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "\"text\"", "{}",
        "{\"login\": \"a\"}", "{\"login\": {}, \"password\": 1}", "{\"login\": null, \"password\": null}"})
    void a_malformed_body_is_refused_with_a_sentence(String body) {
        var answer = stranger().json("POST", "/api/sessions", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(answer.json().get("detail").asString()).isNotBlank();
    }

    @Test
    void a_session_of_long_ago_is_none() {
        Visitor visitor = signedIn();
        clock.advance(Duration.ofHours(12));
        assertThat(visitor.get("/api/me").status()).isEqualTo(401);
        assertThat(visitor.get("/desk").status()).isEqualTo(303);
        assertThat(visitor.get("/").body()).isEqualTo("nobody");
    }

    @Test
    void signing_in_again_ends_what_was_open_in_this_browser() {
        Visitor visitor = signedIn();
        String old = visitor.cookies.get("jinlin_session");
        assertThat(signIn(visitor, login, PASSWORD).status()).isEqualTo(201);
        assertThat(visitor.cookies.get("jinlin_session")).isNotEqualTo(old);
        assertThat(accounts.bySession(old)).isEmpty();
    }

    @Test
    void a_program_makes_a_token_once_and_uses_it_until_it_is_revoked() {
        Visitor visitor = signedIn();
        var made = visitor.json("POST", "/api/tokens", "{\"name\": \"hotline\", \"expiresAt\": \"2026-03-02T06:00:00Z\"}");
        assertThat(made.status()).isEqualTo(201);
        Visitor program = stranger().with("Authorization", "Bearer " + made.json().get("token").asString());
        assertThat(program.get("/api/me").json().get("person").asString()).isEqualTo(Long.toString(person));
        assertThat(visitor.get("/api/tokens").body()).contains("hotline").doesNotContain(made.json().get("token").asString());
        String id = made.json().get("id").asString();
        assertThat(visitor.send("DELETE", "/api/tokens/" + id, null, null).status()).isEqualTo(204);
        assertThat(program.get("/api/me").code()).isEqualTo("TOKEN_INVALID");
        assertThat(visitor.send("DELETE", "/api/tokens/" + id, null, null).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void an_expired_token_is_refused_even_with_a_session_beside_it() {
        Visitor visitor = signedIn();
        var made = visitor.json("POST", "/api/tokens", "{\"name\": \"brief\", \"expiresAt\": \"2026-03-02T05:00:00Z\"}");
        String token = made.json().get("token").asString();
        clock.advance(Duration.ofHours(1));
        var answer = visitor.with("Authorization", "Bearer " + token).get("/api/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "bearer jinlin_", "Basic bGluOnB3", "jinlin_x"})
    void other_authorizations_let_nobody_in(String authorization) {
        assertThat(stranger().with("Authorization", authorization).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void a_token_makes_no_further_token() {
        String token = signedIn().json("POST", "/api/tokens", "{\"name\": \"first\"}").json().get("token").asString();
        var answer = stranger().with("Authorization", "Bearer " + token).json("POST", "/api/tokens", "{\"name\": \"second\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("TOKEN_NEEDS_SESSION");
    }

    @Test
    void who_looked_at_me_is_told() {
        people.contact(people.actor(CHANGTAI, person), person, 5, "check my own number");
        var looks = signedIn().get("/api/me/looks").json();
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).get("reason").asString()).isEqualTo("check my own number");
        assertThat(looks.get(0).get("matter").asString()).isEqualTo("5");
    }
}
