package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jinlin.matters.MoveSearch;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Writes down what was refused to staff: pages that are not theirs, and matters that are there and that they may not see. Whoever tries
/// numbers one after the other leaves a trace, and is told nothing. Of an address that leads nowhere nothing is written.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class AuditRefusals extends OncePerRequestFilter {

    private static final String WRITTEN = AuditRefusals.class.getName();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}-[0-9]{6}-[0-9]{1,9}");

    private final Audit audit;
    private final MoveSearch moves;

    AuditRefusals(Audit audit, MoveSearch moves) {
        this.audit = audit;
        this.moves = moves;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                answered(request, status);
                super.setStatus(status);
            }

            @Override
            public void sendError(int status) throws IOException {
                answered(request, status);
                super.sendError(status);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
                answered(request, status);
                super.sendError(status, message);
            }
        });
    }

    /// Before anything of the answer goes out, and once a request.
    private void answered(HttpServletRequest request, int status) {
        boolean refused = status == HttpStatus.FORBIDDEN.value() || status == HttpStatus.NOT_FOUND.value();
        if (refused && request.getAttribute(WRITTEN) == null) {
            request.setAttribute(WRITTEN, true);
            staff().ifPresent(actor -> refused(actor, request.getRequestURI(), status));
        }
    }

    private static Optional<Actor> staff() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SecurityIdentity identity ? Optional.of(identity.actor()).filter(Actor::isStaff) : Optional.empty();
    }

    private void refused(Actor actor, String path, int status) {
        Optional<AuditSubject> matter = Stream.of(path.split("/")).filter(part -> NUMBER.matcher(part).matches()).findFirst()
                .flatMap(number -> moves.matter(actor.district(), number)).map(AuditSubject::matter);
        if (matter.isPresent() || status == HttpStatus.FORBIDDEN.value()) {
            audit.addAlone(AuditNote.of(actor, AuditAct.ACCESS, matter.orElse(AuditSubject.NONE)).asRefused());
        }
    }
}
