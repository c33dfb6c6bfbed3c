package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.apache.coyote.CloseNowException;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Languages;
import org.jinlin.people.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps a quarter of the server's threads for requests without a body. Reading a body waits for who sends it: whoever sends many of them,
/// a byte now and then, would otherwise hold everybody up. Those above the limit are told so at once (`SERVER_BUSY`), and none of their bytes is read.
///
/// A type of content with a wildcard in it is none (RFC 9110 8.3) and is refused here, as libraries fail at it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class BodyFilter extends OncePerRequestFilter {

    private static final String RETRY_SECONDS = "5";

    private final Problems problems;
    private final Semaphore bodies;

    /// @param threads of the server, all together
    BodyFilter(Problems problems, @Value("${server.tomcat.threads.max:200}") int threads) {
        this.problems = problems;
        bodies = new Semaphore(Math.max(1, threads * 3 / 4));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getContentType() != null && request.getContentType().contains("*")) {
            refuse(Refusal.of("MEDIA_TYPE_UNSUPPORTED"), HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, request, response);
            return;
        }
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (!bodies.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(Refusal.of("SERVER_BUSY"), HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
            response.flushBuffer();
            // or the server would wait for the rest of the body, to pass it over
            throw new CloseNowException();
        }
        try {
            chain.doFilter(request, response);
        } finally {
            bodies.release();
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// The page of errors would read what was typed, and so the body.
    private void refuse(Refusal refusal, int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SecurityFailures.isApi(request)) {
            problems.write(refusal, request, response);
            return;
        }
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(problems.sentence(refusal, Languages.of(request)).getBytes(StandardCharsets.UTF_8));
    }
}
