package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing out at the single sign-on after signing out here, and what it tells us by itself.
@Hidden
@RestController
class OpenidOutPages {

    static final String OUT = "/sign-out/openid";
    private static final String BACK = OUT + "/back";

    private final OpenidOut openid;
    private final OwnAddress address;
    private final PageFrames frames;

    OpenidOutPages(OpenidOut openid, OwnAddress address, PageFrames frames) {
        this.openid = openid;
        this.address = address;
        this.frames = frames;
    }

    /// Asks whether to sign out there too.
    @GetMapping(OUT)
    JteModel ask(HttpServletRequest request, Optional<Actor> actor) {
        return page(request, actor, openid.waits(step(request)), false, null);
    }

    /// A link and no form: browsers follow no form to another site here.
    @GetMapping(OUT + "/go")
    ResponseEntity<?> go(HttpServletRequest request, Optional<Actor> actor) {
        String back = address.of(request).map(site -> site + BACK).orElse("");
        return switch (openid.go(step(request), back)) {
            case Outcome.Refused<OpenidEntrance.Sent>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page(request, actor, openid.waits(step(request)), false, refusal));
            case Outcome.Done<OpenidEntrance.Sent>(OpenidEntrance.Sent sent) -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, SessionCookies.openid(request, sent.step()).toString())
                    .header(HttpHeaders.LOCATION, sent.address()).build();
        };
    }

    /// Where the provider leads back to.
    @GetMapping(BACK)
    ResponseEntity<?> back(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String state) {
        boolean gone = openid.isBack(step(request), state);
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.OPENID).toString()).body(page(request, actor, false, gone, null));
    }

    /// The provider itself, not a browser: no cookie of ours comes with it, and what it says is signed (OpenID Connect Back-Channel Logout 1.0, 2.5 and 2.8).
    @PostMapping(path = OUT + "/back-channel", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> told(HttpServletRequest request, @RequestParam(name = "logout_token", defaultValue = "") String token) {
        boolean taken = openid.told(token, Browser.of(request));
        var answer = ResponseEntity.status(taken ? HttpStatus.OK : HttpStatus.BAD_REQUEST).header(HttpHeaders.CACHE_CONTROL, "no-store").contentType(MediaType.APPLICATION_JSON);
        return taken ? answer.build() : answer.body("{\"error\":\"invalid_request\"}");
    }

    private JteModel page(HttpServletRequest request, Optional<Actor> actor, boolean asks, boolean gone, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, actor);
        return SignInAnswers.PAGES.signOutOpenid(frame, openid.name(), asks, gone, refusal == null ? null : SignInAnswers.sentence(frame, refusal));
    }

    private static String step(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.OPENID).orElse("");
    }
}
