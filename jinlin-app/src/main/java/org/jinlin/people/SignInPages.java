package org.jinlin.people;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in and out on pages.
@Hidden
@RestController
class SignInPages {

    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final String HOME = "/";

    private final Accounts accounts;
    private final Landing landing;
    private final PageFrames frames;

    SignInPages(Accounts accounts, Landing landing, PageFrames frames) {
        this.accounts = accounts;
        this.landing = landing;
        this.frames = frames;
    }

    @GetMapping("/sign-in")
    JteModel form(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String next) {
        return page(request, actor, local(next), "", null);
    }

    /// Leads to where somebody wanted to go, without a wish to where the day of this person begins; with a form that was being
    /// filled in, back to that form.
    @PostMapping("/sign-in")
    ResponseEntity<?> signIn(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password, @RequestParam @Nullable String next) {
        return switch (accounts.signIn(login.strip(), password)) {
            case Outcome.Refused<SignedIn>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(page(request, actor, local(next), login, refusal));
            case Outcome.Done<SignedIn>(SignedIn signedIn) -> signedIn(request, signedIn, local(next));
        };
    }

    private ResponseEntity<?> signedIn(HttpServletRequest request, SignedIn signedIn, String next) {
        // whoever used this browser before is signed out, or the old cookie's session would live on unseen
        SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
        String cookie = SessionCookies.session(request, signedIn.token()).toString();
        PageKept kept = PageKept.carried(request, next);
        Optional<Actor> actor = accounts.bySession(signedIn.token()).map(Session::actor);
        if (kept.isEmpty()) {
            String to = next.equals(HOME) ? actor.map(known -> landing.of(known).path()).orElse(HOME) : next;
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, cookie).header(HttpHeaders.LOCATION, to).build();
        }
        PageFrame frame = frames.of(request, actor, signedIn.csrf(), next);
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie).body(PAGES.kept(frame, kept, false, null));
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.SESSION).toString())
                .header("Clear-Site-Data", "\"cache\"")
                .header(HttpHeaders.LOCATION, HOME)
                .build();
    }

    private JteModel page(HttpServletRequest request, Optional<Actor> actor, String next, String login, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, actor);
        PageKept kept = PageKept.carried(request, next);
        String error = refusal == null ? null : frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
        return kept.isEmpty() ? PAGES.signIn(frame, next, login, error) : PAGES.kept(frame, kept, true, error);
    }

    /// Only our own addresses: a link from outside must not lead on to elsewhere.
    private static String local(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? next : HOME;
    }
}
