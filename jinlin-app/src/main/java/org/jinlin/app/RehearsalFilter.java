package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Puts a request of the server to itself into the rehearsal that it belongs to. Before everything else: who makes a request
/// is looked up in the database. Whoever shows no key of a rehearsal that is under way is served as ever.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RehearsalFilter extends OncePerRequestFilter {

    static final String HEADER = "Jinlin-Rehearsal";

    private final Rehearsals rehearsals;

    RehearsalFilter(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            rehearsals.within(request.getHeader(HEADER), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
