package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns refusals into `application/problem+json`, with the sentence of the message files under `refusal.CODE`.
@Component
public class Problems {

    /// Refusals that are not about the content of the request, which is 422.
    private static final Map<String, HttpStatus> STATUS = Map.ofEntries(
            Map.entry("REQUEST_MALFORMED", HttpStatus.BAD_REQUEST),
            Map.entry("SIGN_IN_NEEDED", HttpStatus.UNAUTHORIZED),
            Map.entry("SIGN_IN_WRONG", HttpStatus.UNAUTHORIZED),
            Map.entry("TOKEN_INVALID", HttpStatus.UNAUTHORIZED),
            Map.entry("SIGN_IN_BLOCKED", HttpStatus.FORBIDDEN),
            Map.entry("CODE_NEEDED", HttpStatus.UNAUTHORIZED),
            Map.entry("CODE_WRONG", HttpStatus.UNAUTHORIZED),
            Map.entry("STEP_OVER", HttpStatus.UNAUTHORIZED),
            Map.entry("FACTOR_NEEDED", HttpStatus.FORBIDDEN),
            Map.entry("CSRF_INVALID", HttpStatus.FORBIDDEN),
            Map.entry("TOKEN_NEEDS_SESSION", HttpStatus.FORBIDDEN),
            Map.entry("NOT_ALLOWED", HttpStatus.FORBIDDEN),
            Map.entry("NOT_FOUND", HttpStatus.NOT_FOUND),
            Map.entry("METHOD_NOT_ALLOWED", HttpStatus.METHOD_NOT_ALLOWED),
            Map.entry("NOT_ACCEPTABLE", HttpStatus.NOT_ACCEPTABLE),
            Map.entry("WRONG_STAGE", HttpStatus.CONFLICT),
            Map.entry("ALREADY_ENDED", HttpStatus.CONFLICT),
            Map.entry("ENDED_OTHERWISE", HttpStatus.CONFLICT),
            Map.entry("TOO_LATE", HttpStatus.CONFLICT),
            Map.entry("FORBIDDEN_HERE", HttpStatus.CONFLICT),
            Map.entry("LIMIT_REACHED", HttpStatus.CONFLICT),
            Map.entry("CHILDREN_OPEN", HttpStatus.CONFLICT),
            Map.entry("FIRST_NEEDED", HttpStatus.CONFLICT),
            Map.entry("SECOND_PERSON", HttpStatus.CONFLICT),
            Map.entry("PLACE_CODE_USED", HttpStatus.CONFLICT),
            Map.entry("COUNTED_ALREADY", HttpStatus.CONFLICT),
            Map.entry("VOTED_ALREADY", HttpStatus.CONFLICT),
            Map.entry("VOTE_ELSEWHERE", HttpStatus.FORBIDDEN),
            Map.entry("PLACE_CODE_DAY", HttpStatus.CONFLICT),
            Map.entry("MODE_ALREADY_ON", HttpStatus.CONFLICT),
            Map.entry("MODE_NOT_ON", HttpStatus.CONFLICT),
            Map.entry("UNDO_TOO_LATE", HttpStatus.CONFLICT),
            Map.entry("UNDO_OVERTAKEN", HttpStatus.CONFLICT),
            Map.entry("NOTHING_TO_UNDO", HttpStatus.CONFLICT),
            Map.entry("CLIENT_ID_REUSED", HttpStatus.CONFLICT),
            Map.entry("PHOTO_PUBLISHED", HttpStatus.CONFLICT),
            Map.entry("PHOTO_NOT_ON_BOARD", HttpStatus.CONFLICT),
            Map.entry("NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("AUDIT_NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("AUDIT_NAMES_OFF", HttpStatus.FORBIDDEN),
            Map.entry("AUDIT_ENTRY_UNKNOWN", HttpStatus.NOT_FOUND),
            Map.entry("BOUNDARIES_NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("BOUNDARY_NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("POST_TAKEN", HttpStatus.CONFLICT),
            Map.entry("ADMIN_NEEDED", HttpStatus.FORBIDDEN),
            Map.entry("ACCOUNT_LOCKED_ALREADY", HttpStatus.CONFLICT),
            Map.entry("ACCOUNT_OPEN_ALREADY", HttpStatus.CONFLICT),
            Map.entry("SWITCH_SAME", HttpStatus.CONFLICT),
            Map.entry("ASKER_PROTECTED", HttpStatus.FORBIDDEN),
            Map.entry("NO_POST", HttpStatus.FORBIDDEN),
            Map.entry("ROOT_POST_NEEDED", HttpStatus.FORBIDDEN),
            Map.entry("PLAYBOOK_UNKNOWN", HttpStatus.NOT_FOUND),
            Map.entry("NO_UNIT_OF_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("UNIT_NOT_BELOW_YOU", HttpStatus.FORBIDDEN),
            Map.entry("CHANNEL_NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("ASKER_NOT_YOURS", HttpStatus.FORBIDDEN),
            Map.entry("MATTER_UNKNOWN", HttpStatus.NOT_FOUND),
            Map.entry("CHANGED_MEANWHILE", HttpStatus.CONFLICT),
            Map.entry("TOO_LARGE", HttpStatus.CONTENT_TOO_LARGE),
            Map.entry("MEDIA_TYPE_UNSUPPORTED", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
            Map.entry("POINTS_NOT_ENOUGH", HttpStatus.CONFLICT),
            Map.entry("POINTS_NOT_WAITING", HttpStatus.CONFLICT),
            Map.entry("POINTS_OWN", HttpStatus.FORBIDDEN),
            Map.entry("GIFT_UNKNOWN", HttpStatus.NOT_FOUND),
            Map.entry("GIFT_SOLD_OUT", HttpStatus.CONFLICT),
            Map.entry("GIFT_OFTEN", HttpStatus.CONFLICT),
            Map.entry("VOUCHER_UNKNOWN", HttpStatus.NOT_FOUND),
            Map.entry("VOUCHER_OVER", HttpStatus.CONFLICT),
            Map.entry("SIGN_IN_WAIT", HttpStatus.TOO_MANY_REQUESTS),
            Map.entry("REPORTS_WAIT", HttpStatus.TOO_MANY_REQUESTS),
            Map.entry("ASKER_PHONE", HttpStatus.FORBIDDEN),
            Map.entry("ASKER_HOME", HttpStatus.FORBIDDEN),
            Map.entry("SERVER_BUSY", HttpStatus.SERVICE_UNAVAILABLE),
            Map.entry("UNAVAILABLE", HttpStatus.SERVICE_UNAVAILABLE),
            Map.entry("INTERNAL", HttpStatus.INTERNAL_SERVER_ERROR));

    private final MessageSource messages;
    private final JsonMapper json;

    public Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /// The sentence of a refusal; a code without a sentence is our fault and fails.
    public String sentence(Refusal refusal, Locale language) {
        return messages.getMessage("refusal." + refusal.code(), refusal.args().toArray(), language);
    }

    public ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return refused(refusal, STATUS.getOrDefault(refusal.code(), HttpStatus.UNPROCESSABLE_CONTENT), request);
    }

    public ResponseEntity<Object> refused(Refusal refusal, HttpStatus status, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Content-Language", Languages.of(request).getLanguage())
                .body(problem(refusal, status, Languages.of(request)));
    }

    /// The answer that `done` makes of the value, or the problem.
    public <T> ResponseEntity<?> answer(Outcome<T> outcome, HttpServletRequest request, Function<T, ResponseEntity<?>> done) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> done.apply(value);
            case Outcome.Refused<T>(Refusal refusal) -> refused(refusal, request);
        };
    }

    /// Writes the problem where no controller answers: in filters.
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = STATUS.getOrDefault(refusal.code(), HttpStatus.UNPROCESSABLE_CONTENT);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Content-Language", Languages.of(request).getLanguage());
        response.getOutputStream().write(json.writeValueAsBytes(problem(refusal, status, Languages.of(request))));
    }

    private Problem problem(Refusal refusal, HttpStatus status, Locale language) {
        return new Problem(URI.create("urn:jinlin:refusal:" + refusal.code()), status.getReasonPhrase(), status.value(),
                sentence(refusal, language), refusal.code());
    }
}
