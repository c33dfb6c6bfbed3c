package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Carries the loss of the database past Spring to [OutageFilter]. Spring takes any "Broken pipe" or "Connection reset" among
/// the causes for a caller who hung up, and answers 200 with nothing in it: a move that was never made would look acknowledged.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageResolver implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (Outage.is(e)) {
            throw new DatabaseAway(e);
        }
        return null;
    }

    /// Says only that the cause was carried here.
    static final class DatabaseAway extends RuntimeException {

        private static final long serialVersionUID = 1;

        DatabaseAway(Exception cause) {
            super(cause);
        }
    }
}
