package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Accounts;
import org.jinlin.people.ApiTokens;
import org.jinlin.people.Browser;
import org.jinlin.people.Problems;
import org.jinlin.people.Remembered;
import org.jinlin.people.SessionCookies;
import org.jinlin.people.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who makes a request: by `Authorization: Bearer`, else the session's cookie, else the cookie of a claim link.
/// A claim link itself is exchanged for its cookie and left, so that its token does not stay in the address bar.
final class SecurityActorFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String CLAIM = "claim";

    private final Accounts accounts;
    private final Remembered remembered;
    private final ApiTokens tokens;
    private final Problems problems;

    SecurityActorFilter(Accounts accounts, Remembered remembered, ApiTokens tokens, Problems problems) {
        this.accounts = accounts;
        this.remembered = remembered;
        this.tokens = tokens;
        this.problems = problems;
    }

    /// Whoever asks for a style sheet need not be looked up.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SecurityFailures.isAsset(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> claim = claimInLink(request);
        if (claim.isPresent()) {
            exchange(claim.get(), request, response);
            return;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        Optional<SecurityIdentity> identity = bearer ? byBearer(authorization.substring(BEARER.length()).strip()) : byCookie(request).or(() -> again(request, response));
        if (bearer && identity.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(Refusal.of("TOKEN_INVALID"), request, response);
            return;
        }
        identity.ifPresent(known -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(known);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, new SecurityCookies(response));
    }

    private Optional<SecurityIdentity> byBearer(String token) {
        return tokens.byBearer(token).map(actor -> new SecurityIdentity(actor, SecurityIdentity.Proof.BEARER, null));
    }

    private Optional<SecurityIdentity> byCookie(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.SESSION).flatMap(accounts::bySession)
                .map(session -> new SecurityIdentity(session.actor(), SecurityIdentity.Proof.SESSION, session.csrf()))
                .or(() -> SessionCookies.value(request, SessionCookies.REMEMBERED).isPresent() && request.getMethod().equals("GET") ? Optional.empty() : SessionCookies.value(request, SessionCookies.CLAIM).flatMap(accounts::byClaim)
                        .map(guest -> new SecurityIdentity(guest, SecurityIdentity.Proof.CLAIM, null)));
    }

    /// A remembered phone, when a page is asked for: what stood in a form is not sent under a session that the form does not know.
    private Optional<SecurityIdentity> again(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie = SessionCookies.value(request, SessionCookies.REMEMBERED);
        if (cookie.isEmpty() || !request.getMethod().equals("GET") || SecurityFailures.isApi(request)) {
            return Optional.empty();
        }
        Optional<Remembered.Again> again = remembered.again(cookie.get(), Browser.of(request));
        if (again.isEmpty()) {
            response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.REMEMBERED).toString());
            return Optional.empty();
        }
        SignedIn session = again.get().session();
        again.get().cookie().ifPresent(turned -> response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.remembered(request, turned).toString()));
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.session(request, session.token()).toString());
        if (session.device() != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.device(request, session.device()).toString());
        }
        return accounts.bySession(session.token()).map(known -> new SecurityIdentity(known.actor(), SecurityIdentity.Proof.SESSION, known.csrf()));
    }

    private static Optional<String> claimInLink(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || SecurityFailures.isApi(request)) {
            return Optional.empty();
        }
        return query(request).filter(part -> part.startsWith(CLAIM + "=")).map(part -> part.substring(CLAIM.length() + 1)).findFirst();
    }

    /// A link that no longer holds leads to the same page without it; the page says what to do.
    private void exchange(String token, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.byClaim(token).isPresent()) {
            ResponseCookie cookie = SessionCookies.claim(request, token);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        List<String> rest = query(request).filter(part -> !part.startsWith(CLAIM + "=")).toList();
        String path = "/" + request.getRequestURI().replaceFirst("^/+", "");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, rest.isEmpty() ? path : rest.stream().collect(Collectors.joining("&", path + "?", "")));
    }

    private static Stream<String> query(HttpServletRequest request) {
        return request.getQueryString() == null ? Stream.empty() : Stream.of(request.getQueryString().split("&"));
    }
}
