package org.jinlin.app;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The one list of what is open without signing in. Every address that is not listed needs a signed-in person.
final class PublicRoutes {

    /// To whom a listed route is open.
    enum Audience { ANYBODY, GUEST }

    /// @param method  null for any; GET includes HEAD
    /// @param pattern as the controller writes it
    record Route(@Nullable HttpMethod method, String pattern, Audience audience) {}

    static final List<Route> ALL = List.of(
            anybody(HttpMethod.POST, "/api/sessions"),
            guest(HttpMethod.POST, "/api/matters"),
            anybody(HttpMethod.POST, "/api/matters/guest"),
            guest(HttpMethod.GET, "/api/matters"),
            guest(HttpMethod.GET, "/api/matters/{number}"),
            guest(HttpMethod.GET, "/api/matters/{number}/moves"),
            guest(HttpMethod.POST, "/api/matters/{number}/moves"),
            guest(HttpMethod.GET, "/api/matters/{number}/proof"),
            anybody(HttpMethod.GET, "/api/roots"),
            anybody(HttpMethod.GET, "/api/roots/audit"),
            guest(HttpMethod.POST, "/api/files"),
            guest(HttpMethod.GET, "/api/files/{id}"),
            anybody(HttpMethod.GET, "/"),
            anybody(HttpMethod.GET, "/sign-in"),
            anybody(HttpMethod.POST, "/sign-in"),
            anybody(HttpMethod.POST, "/sign-in/factor"),
            anybody(HttpMethod.POST, "/sign-in/enrol"),
            anybody(HttpMethod.POST, "/sign-in/passkey/begin"),
            anybody(HttpMethod.POST, "/sign-in/passkey"),
            anybody(HttpMethod.GET, "/sign-in/openid"),
            anybody(HttpMethod.GET, "/sign-in/openid/back"),
            anybody(HttpMethod.GET, "/sign-in/phone"),
            anybody(HttpMethod.POST, "/sign-in/phone"),
            anybody(HttpMethod.POST, "/sign-in/phone/code"),
            anybody(HttpMethod.GET, "/recover"),
            anybody(HttpMethod.POST, "/recover"),
            anybody(HttpMethod.POST, "/sign-out"),
            anybody(HttpMethod.GET, "/sign-out/openid"),
            anybody(HttpMethod.GET, "/sign-out/openid/go"),
            anybody(HttpMethod.GET, "/sign-out/openid/back"),
            anybody(HttpMethod.POST, "/sign-out/openid/back-channel"),
            anybody(HttpMethod.GET, "/welcome"),
            anybody(HttpMethod.POST, "/welcome"),
            anybody(HttpMethod.GET, "/r/new"),
            anybody(HttpMethod.POST, "/r/new"),
            guest(HttpMethod.GET, "/r"),
            guest(HttpMethod.GET, "/r/{number}"),
            guest(HttpMethod.POST, "/r/{number}"),
            guest(HttpMethod.GET, "/r/{number}/done"),
            guest(HttpMethod.GET, "/r/{number}/events"),
            guest(HttpMethod.GET, "/r/{number}/proof"),
            guest(HttpMethod.GET, "/r/{number}/{act}"),
            anybody(HttpMethod.GET, "/check/{number}/{code}"),
            anybody(HttpMethod.GET, "/agreement/{number}/{key}"),
            anybody(HttpMethod.GET, "/agreement/{number}/{key}/pdf"),
            anybody(HttpMethod.GET, "/near"),
            anybody(HttpMethod.POST, "/near"),
            anybody(HttpMethod.GET, "/area"),
            anybody(HttpMethod.GET, "/area/photos/{number}/{id:\\d{1,18}}"),
            anybody(HttpMethod.GET, "/pillars"),
            anybody(HttpMethod.GET, "/fund"),
            anybody(HttpMethod.GET, "/api/public"),
            anybody(HttpMethod.GET, "/api/public/{kind}"),
            anybody(HttpMethod.GET, "/api/pillars"),
            anybody(HttpMethod.GET, "/me"),
            guest(HttpMethod.GET, "/me/data"),
            guest(HttpMethod.POST, "/me/data"),
            guest(HttpMethod.POST, "/me/data/back"),
            guest(HttpMethod.POST, "/me/data/export"),
            guest(HttpMethod.GET, "/me/looks"),
            guest(HttpMethod.GET, "/me/consents"),
            guest(HttpMethod.POST, "/me/consents"),
            guest(HttpMethod.GET, "/me/consents/{id:[0-9]{1,18}}"),
            guest(HttpMethod.GET, "/me/consents/{id:[0-9]{1,18}}/pdf"),
            guest(HttpMethod.GET, "/me/erasure"),
            guest(HttpMethod.POST, "/me/erasure"),
            anybody(HttpMethod.GET, "/erased/{key}"),
            anybody(HttpMethod.GET, "/check/destroyed"),
            anybody(HttpMethod.POST, "/check/destroyed"),
            anybody(HttpMethod.GET, "/api/destroyed/key"),
            anybody(HttpMethod.GET, "/privacy"),
            anybody(HttpMethod.GET, "/feedback"),
            guest(HttpMethod.GET, "/f/{id:\\d{1,18}}"),
            anybody(HttpMethod.GET, "/f/worker.js"),
            anybody(null, "/error"),
            anybody(HttpMethod.GET, "/favicon.ico"),
            anybody(HttpMethod.GET, "/static/**"),
            anybody(HttpMethod.GET, "/health"),
            anybody(HttpMethod.GET, "/health/liveness"),
            anybody(HttpMethod.GET, "/health/readiness"),
            anybody(HttpMethod.GET, "/api/openapi"),
            anybody(HttpMethod.GET, "/api/openapi.yaml"),
            anybody(HttpMethod.GET, "/api/openapi/swagger-config"),
            anybody(HttpMethod.GET, "/api/docs"),
            anybody(HttpMethod.GET, "/api/swagger-ui/**"));

    private PublicRoutes() {}

    /// Matches what the audience may do: a guest may also do what anybody may.
    static RequestMatcher[] openTo(Audience audience) {
        return ALL.stream()
                .filter(route -> route.audience() == Audience.ANYBODY || route.audience() == audience)
                .flatMap(PublicRoutes::matchers)
                .toArray(RequestMatcher[]::new);
    }

    private static Stream<RequestMatcher> matchers(Route route) {
        var paths = PathPatternRequestMatcher.withDefaults();
        if (route.method() == null) {
            return Stream.of(paths.matcher(route.pattern()));
        }
        Stream<HttpMethod> also = route.method() == HttpMethod.GET ? Stream.of(HttpMethod.HEAD) : Stream.empty();
        return Stream.concat(Stream.of(route.method()), also).map(method -> paths.matcher(method, route.pattern()));
    }

    private static Route anybody(@Nullable HttpMethod method, String pattern) {
        return new Route(method, pattern, Audience.ANYBODY);
    }

    private static Route guest(@Nullable HttpMethod method, String pattern) {
        return new Route(method, pattern, Audience.GUEST);
    }
}
