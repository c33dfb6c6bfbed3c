package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Accounts;
import org.jinlin.people.CsrfMask;
import org.jinlin.people.Problems;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses unsafe requests that another site makes a browser send. Who is known by a session repeats the session's token;
/// everybody else repeats the cookie `jinlin_csrf` (double submit): in the field `_csrf` or the header `X-CSRF-Token`.
///
/// Bearer tokens are not sent by browsers on their own and need nothing. Neither does a request to the API that carries no
/// cookie of ours and no form: there is nothing to ride on, and no foreign page can send JSON without being asked first. The single sign-on sends its form without
/// one too: whose sessions end is in what it has signed.
final class SecurityCsrfFilter extends OncePerRequestFilter {

    /// Request attribute: what the forms of this page have to repeat.
    static final String ATTRIBUTE = "csrf";
    static final String FIELD = "_csrf";
    static final String HEADER = "X-CSRF-Token";

    private static final String BACK_CHANNEL = "/sign-out/openid/back-channel";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Problems problems;

    SecurityCsrfFilter(Problems problems) {
        this.problems = problems;
    }

    /// A style sheet holds no form, and everybody gets the same.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SecurityFailures.isAsset(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityIdentity identity = SecurityContextHolder.getContext().getAuthentication() instanceof SecurityIdentity known ? known : null;
        boolean safe = SAFE.contains(request.getMethod());
        if (identity != null && identity.proof() == SecurityIdentity.Proof.BEARER || !safe && nothingToRideOn(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> expected = expected(identity, request);
        if (!safe && !repeats(request, expected)) {
            refuse(request, response);
            return;
        }
        String token = expected.orElseGet(() -> safe && !SecurityFailures.isApi(request) ? issue(request, response) : "");
        request.setAttribute(ATTRIBUTE, token);
        chain.doFilter(request, response);
    }

    private static Optional<String> expected(@Nullable SecurityIdentity identity, HttpServletRequest request) {
        return identity != null && identity.csrf() != null ? Optional.of(identity.csrf())
                : SessionCookies.value(request, SessionCookies.CSRF);
    }

    private static String issue(HttpServletRequest request, HttpServletResponse response) {
        String token = Accounts.freshSecret();
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.csrf(request, token).toString());
        return token;
    }

    private static boolean nothingToRideOn(HttpServletRequest request) {
        boolean known = SessionCookies.value(request, SessionCookies.SESSION).isPresent()
                || SessionCookies.value(request, SessionCookies.CLAIM).isPresent();
        boolean signed = request.getMethod().equals("POST") && request.getRequestURI().equals(BACK_CHANNEL);
        return !known && (signed || SecurityFailures.isApi(request) && isJson(request.getContentType()));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, MediaType.APPLICATION_JSON_VALUE, 0, 16)
                && contentType.substring(16).matches("\\s*(;.*)?");
    }

    private static boolean repeats(HttpServletRequest request, Optional<String> expected) {
        String header = request.getHeader(HEADER);
        String given = header != null ? header : request.getParameter(FIELD);
        return expected.isPresent() && given != null && CsrfMask.hides(given, expected.get());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal = Refusal.of("CSRF_INVALID");
        if (SecurityFailures.isApi(request)) {
            problems.write(refusal, request, response);
        } else {
            request.setAttribute(SecurityFailures.REFUSAL, refusal);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
