package org.jinlin.people;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// Makes the frame of a page out of its request.
@Component
public class PageFrames {

    /// The parameter and the cookie of large print: `?elder=1` turns it on, `?elder=0` off.
    public static final String ELDER = "elder";

    public static final String ELDER_COOKIE = "jinlin_elder";

    /// Request attribute that the gate sets: what forms repeat.
    private static final String CSRF = "csrf";

    private final MessageSource messages;
    private final JinlinClock clock;
    private final Orgs orgs;
    private final People people;
    private final Landing landing;
    private final PageModes modes;
    /// Looked up at the first page: commands start without the web.
    private final ObjectProvider<ResourceUrlProvider> assets;
    private final Map<String, @Nullable String> addresses = new ConcurrentHashMap<>();

    PageFrames(MessageSource messages, JinlinClock clock, Orgs orgs, People people, Landing landing, PageModes modes, ObjectProvider<ResourceUrlProvider> assets) {
        this.messages = messages;
        this.clock = clock;
        this.orgs = orgs;
        this.people = people;
        this.landing = landing;
        this.modes = modes;
        this.assets = assets;
    }

    public PageFrame of(HttpServletRequest request, Optional<Actor> actor) {
        Object csrf = request.getAttribute(CSRF);
        return of(request, actor, csrf == null ? "" : csrf.toString(), request.getRequestURI());
    }

    /// The words of pages for an answer that is no page.
    public PageTexts texts(Actor actor, Locale language) {
        return new PageTexts(messages, language, orgs.tenant(actor.district()).zone(), clock.now());
    }

    /// @param csrf what forms of this page repeat, where the gate could not say
    /// @param path the address that the page speaks of, where the request's own is that of the error page
    public PageFrame of(HttpServletRequest request, Optional<Actor> actor, String csrf, String path) {
        Optional<Tenant> tenant = actor.map(known -> orgs.tenant(known.district())).or(this::onlyTenant);
        ZoneId zone = tenant.map(Tenant::zone).orElse(ZoneOffset.UTC);
        var texts = new PageTexts(messages, Languages.of(request), zone, clock.now());
        String query = PageFrame.without(request.getQueryString(), List.of(Languages.PARAMETER, ELDER));
        return new PageFrame(texts, isElder(request), csrf.isEmpty() ? "" : CsrfMask.over(csrf), actor.map(this::viewer).orElse(PageFrame.Viewer.NOBODY),
                tenant.map(Tenant::name).orElse(null), tenant.flatMap(known -> modes.of(known.district(), actor, texts)).orElse(null), path, query, isAnswer(request), this::versioned);
    }

    /// For a page that says that the database is away: nobody is known, and no time of a district can be told.
    ///
    /// @param csrf as it came with the form, masked already
    /// @param path that was asked for
    public PageFrame withoutDatabase(HttpServletRequest request, String csrf, String path) {
        var texts = new PageTexts(messages, Languages.of(request), ZoneOffset.UTC, clock.now());
        String query = PageFrame.without(request.getQueryString(), List.of(Languages.PARAMETER, ELDER));
        return new PageFrame(texts, isElder(request), csrf, PageFrame.Viewer.NOBODY, null, null, path, query, isAnswer(request), this::versioned);
    }

    /// Whether a form was sent. The page of errors is asked for with GET whatever failed (Servlet 6.1, 10.9.2).
    private static boolean isAnswer(HttpServletRequest request) {
        return !(request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String failed ? failed : request.getMethod()).equals("GET");
    }

    private Optional<Tenant> onlyTenant() {
        List<Tenant> tenants = orgs.tenants();
        return tenants.size() == 1 ? Optional.of(tenants.getFirst()) : Optional.empty();
    }

    private PageFrame.Viewer viewer(Actor actor) {
        return new PageFrame.Viewer(actor.kind() == Actor.Kind.PERSON, actor.kind() == Actor.Kind.GUEST, actor.isStaff(), !actor.lay().isEmpty(), () -> people.masked(actor.district(), actor.personId()).name(), landing.of(actor).path(),
                Long.toString(actor.personId()));
    }

    /// A page names up to thirty files, each with its hash: they change with the program only.
    private String versioned(String file) {
        String known = addresses.computeIfAbsent(file, asked -> assets.getObject().getForLookupPath(asked));
        return known == null ? file : known;
    }

    /// Whether large print is chosen: by this request, else by an earlier one.
    static boolean isElder(HttpServletRequest request) {
        return chosenElder(request).orElseGet(() -> SessionCookies.value(request, ELDER_COOKIE).filter("1"::equals).isPresent());
    }

    /// What this very request chooses; read from the query only, as asking for parameters would swallow a form.
    public static Optional<Boolean> chosenElder(HttpServletRequest request) {
        return request.getQueryString() == null ? Optional.empty()
                : Stream.of(request.getQueryString().split("&")).filter(part -> part.startsWith(ELDER + "="))
                        .map(part -> part.endsWith("=1")).findFirst();
    }
}
