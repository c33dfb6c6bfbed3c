package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every answer carries, and in which language and form failures speak.
class SecurityHeadersTest extends GateTest {

    @Test
    void every_answer_is_strict_also_a_refusal() {
        for (var answer : List.of(stranger().get("/"), stranger().get("/api/me"), signedIn().get("/api/me"), stranger().get("/desk"))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        }
    }

    @Test
    void the_server_keeps_no_session_of_its_own() {
        assertThat(stranger().get("/").cookie("JSESSIONID")).isEmpty();
        assertThat(signedIn().get("/desk").cookie("JSESSIONID")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zh-CN,zh;q=0.9 | zh", "en-GB,en;q=0.9 | en", "fr,en;q=0.5 | en", "fr | zh", "zh-TW | zh", "'' | zh", "*;;q=x | zh"})
    void a_problem_speaks_the_browsers_language_or_chinese(String accepted, String language) {
        var answer = stranger().with("Accept-Language", accepted).get("/api/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
    }

    @Test
    void a_chosen_language_goes_first_and_is_remembered() {
        Visitor visitor = stranger().with("Accept-Language", "zh");
        assertThat(visitor.get("/?lang=en").cookie("jinlin_language")).startsWith("jinlin_language=en");
        assertThat(visitor.get("/api/me").json().get("detail").asString()).isEqualTo("Sign in first.");
        assertThat(visitor.get("/api/me?lang=zh").header("Content-Language")).isEqualTo("zh");
        assertThat(visitor.get("/api/me?lang=../etc").header("Content-Language")).isEqualTo("en");
    }

    @Test
    void a_problem_has_all_its_fields() {
        var problem = stranger().get("/api/me").json();
        assertThat(problem.get("type").asString()).isEqualTo("urn:jinlin:refusal:SIGN_IN_NEEDED");
        assertThat(problem.get("title").asString()).isEqualTo("Unauthorized");
        assertThat(problem.get("status").asInt()).isEqualTo(401);
        assertThat(problem.get("code").asString()).isEqualTo("SIGN_IN_NEEDED");
    }

    @Test
    void an_outcome_is_its_value_or_its_problem() {
        Visitor visitor = signedIn();
        assertThat(visitor.get("/api/matters/7").body()).isEqualTo("{\"words\":\"7 for PERSON\"}");
        var refused = visitor.get("/api/matters/none");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void failures_of_the_api_are_problems_that_tell_nothing_of_what_was_sent() {
        Visitor visitor = signedIn();
        assertProblem(visitor.get("/api/broken"), 500, "INTERNAL");
        assertProblem(visitor.get("/api/nothing"), 404, "NOT_FOUND");
        assertProblem(visitor.get("/api/numbers/Wang"), 400, "REQUEST_MALFORMED");
        assertProblem(visitor.json("PUT", "/api/me", "{}"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(visitor.send("POST", "/api/tokens", "text/plain", "Wang"), 415, "MEDIA_TYPE_UNSUPPORTED");
        assertProblem(visitor.json("POST", "/api/tokens", "{\"name\": \"Wang"), 400, "REQUEST_MALFORMED");
    }

    @Test
    void a_refusal_keeps_every_character_that_it_did_not_take() {
        assertThat(signedIn().json("POST", "/api/tokens", "{\"name\": \"\uD83D\uDE00\uD83D\uDE00\"}").json().get("name").asString())
                .isEqualTo("\uD83D\uDE00\uD83D\uDE00");
    }

    private static void assertProblem(Visitor.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Wang", "13800000000", "Exception");
    }
}
