package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Objects;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Problems problems = new Problems(messages, JsonMapper.builder().build());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/me");

    @ParameterizedTest
    @CsvSource({"SIGN_IN_NEEDED,401", "NOT_ALLOWED,403", "NO_UNIT_OF_YOURS,403", "UNIT_NOT_BELOW_YOU,403", "ROOT_POST_NEEDED,403", "NOT_FOUND,404", "CHANGED_MEANWHILE,409", "TOO_LARGE,413", "SIGN_IN_WAIT,429",
        "SOMETHING_OF_A_MATTER,422"})
    void a_code_has_its_status_and_what_is_about_the_content_422(String code, int status) {
        messages.addMessage("refusal." + code, Locale.CHINESE, "do this");
        assertThat(problems.refused(Refusal.of(code), request).getStatusCode().value()).isEqualTo(status);
    }

    @Test
    void a_room_may_say_another_status() {
        messages.addMessage("refusal.GONE_AWAY", Locale.CHINESE, "do this");
        assertThat(problems.refused(Refusal.of("GONE_AWAY"), HttpStatus.GONE, request).getStatusCode()).isEqualTo(HttpStatus.GONE);
    }

    @Test
    void the_sentence_is_in_the_language_of_the_request_and_filled_in() {
        messages.addMessage("refusal.WAIT_SO_LONG", Locale.CHINESE, "zh {0}");
        messages.addMessage("refusal.WAIT_SO_LONG", Locale.ENGLISH, "en {0}");
        request.setQueryString("lang=en");
        var body = (Problem) Objects.requireNonNull(problems.refused(Refusal.of("WAIT_SO_LONG", 7), request).getBody());
        assertThat(body.detail()).isEqualTo("en 7");
        assertThat(body.code()).isEqualTo("WAIT_SO_LONG");
    }

    @Test
    void a_code_without_a_sentence_is_our_fault() {
        assertThatThrownBy(() -> problems.sentence(Refusal.of("UNHEARD_OF"), Locale.CHINESE)).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void an_outcome_is_answered_with_its_value_or_its_problem() {
        messages.addMessage("refusal.NOT_FOUND", Locale.CHINESE, "do this");
        assertThat(problems.answer(Outcome.done("x"), request, ResponseEntity::ok).getBody()).isEqualTo("x");
        assertThat(problems.answer(Outcome.<String>refused("NOT_FOUND"), request, ResponseEntity::ok).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void a_filter_writes_the_same_problem() throws Exception {
        messages.addMessage("refusal.SIGN_IN_NEEDED", Locale.CHINESE, "\u8BF7\u5148\u767B\u5F55");
        var response = new MockHttpServletResponse();
        problems.write(Refusal.of("SIGN_IN_NEEDED"), request, response);
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"urn:jinlin:refusal:SIGN_IN_NEEDED\","
                + "\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"\u8BF7\u5148\u767B\u5F55\",\"code\":\"SIGN_IN_NEEDED\"}");
    }
}
