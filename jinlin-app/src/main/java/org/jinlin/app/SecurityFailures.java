package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// What somebody gets who may not come here: the API a problem, a page the way to the sign-in.
final class SecurityFailures implements AuthenticationEntryPoint, AccessDeniedHandler {

    /// Request attribute: the refusal for the page of errors.
    static final String REFUSAL = "refusal";

    private final Problems problems;

    SecurityFailures(Problems problems) {
        this.problems = problems;
    }

    static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/api") || path.startsWith("/api/");
    }

    /// What is the same for everybody and kept by everybody.
    static boolean isAsset(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) && request.getRequestURI().startsWith(request.getContextPath() + "/static/");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (isApi(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(Refusal.of("SIGN_IN_NEEDED"), request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/sign-in" + next(request));
    }

    /// Where to go on after the sign-in: the page that was asked for. A form that was sent is not sent again.
    private static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return "?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        boolean person = SecurityContextHolder.getContext().getAuthentication() instanceof SecurityIdentity identity
                && identity.actor().kind() == Actor.Kind.PERSON;
        if (!person) {
            commence(request, response, new InsufficientAuthenticationException("a guest", e));
            return;
        }
        Refusal refusal = Refusal.of("NOT_ALLOWED");
        if (isApi(request)) {
            problems.write(refusal, request, response);
        } else {
            request.setAttribute(REFUSAL, refusal);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
