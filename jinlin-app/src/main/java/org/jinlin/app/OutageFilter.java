package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers while the database is away. Around everything else, as whoever asks is looked up in the database too. What is no
/// text in any encoding is refused here as well.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class OutageFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

    private final OutageAnswer answer;

    OutageFilter(OutageAnswer answer) {
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (!response.isCommitted() && isUnreadable(request, e)) {
                // the server would log the text that it could not read
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            if (response.isCommitted() || !Outage.is(e)) {
                throw e;
            }
            log.warn("{} {} came while the database was away", request.getMethod(), request.getRequestURI());
            answer.write(request, response, request.getRequestURI());
        }
    }

    /// A form with files that cannot be taken apart has an answer of its own.
    private static boolean isUnreadable(HttpServletRequest request, Exception e) {
        boolean files = request.getContentType() != null && request.getContentType().startsWith("multipart/");
        return !files && (e instanceof InvalidParameterException || e.getCause() instanceof InvalidParameterException) || Outage.isNoText(e);
    }
}
