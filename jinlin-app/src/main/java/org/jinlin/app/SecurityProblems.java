package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/// Turns whatever goes wrong under `/api` into a problem. Its sentence never repeats the request or an exception's text:
/// they may hold names. Pages have a page of errors of their own.
// before Spring's own, whose problems quote the request
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class SecurityProblems {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);

    private static final Map<Integer, String> CODES = Map.of(404, "NOT_FOUND", 405, "METHOD_NOT_ALLOWED", 406, "NOT_ACCEPTABLE",
            413, "TOO_LARGE", 415, "MEDIA_TYPE_UNSUPPORTED");

    private final Problems problems;

    SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> problem(Exception e, HttpServletRequest request) throws Exception {
        if (!SecurityFailures.isApi(request) || e instanceof AuthenticationException || e instanceof AccessDeniedException) {
            throw e;
        }
        int status = status(e);
        if (status >= 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        }
        return problems.refused(refusal(status), request);
    }

    /// What is said where only a status is known.
    static Refusal refusal(int status) {
        return Refusal.of(status >= 500 ? "INTERNAL" : CODES.getOrDefault(status, "REQUEST_MALFORMED"));
    }

    private static int status(Exception e) {
        return switch (e) {
            case ErrorResponse known -> known.getStatusCode().value();
            case HttpMessageNotReadableException unreadable -> 400;
            case TypeMismatchException mismatch -> 400;
            case MultipartException parts -> 400;
            // found by a library that reads parameters itself: no text in any encoding, and a name that no form has
            case InvalidParameterException unreadable -> 400;
            case RequestRejectedException unreadable -> 400;
            default -> Outage.isNoText(e) ? 400 : 500;
        };
    }
}
