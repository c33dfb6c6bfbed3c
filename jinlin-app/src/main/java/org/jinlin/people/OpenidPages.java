package org.jinlin.people;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in by the single sign-on of the house, and tying one's own account to it.
@Hidden
@RestController
class OpenidPages {

    private static final String OWN = "/me/single-sign-on";
    private static final String BACK = "/sign-in/openid/back";

    private final OpenidEntrance openid;
    private final OpenidLinks links;
    private final OwnPassword owner;
    private final OwnAccount own;
    private final OwnAddress address;
    private final SignInAnswers answers;
    private final PageFrames frames;

    OpenidPages(OpenidEntrance openid, OpenidLinks links, OwnPassword owner, OwnAccount own, OwnAddress address, SignInAnswers answers, PageFrames frames) {
        this.openid = openid;
        this.links = links;
        this.owner = owner;
        this.own = own;
        this.address = address;
        this.answers = answers;
        this.frames = frames;
    }

    /// A link and no form: browsers follow no form to another site here.
    @GetMapping("/sign-in/openid")
    ResponseEntity<?> begin(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String next) {
        String local = SignInAnswers.local(next);
        return switch (openid.begin(back(request), local, Browser.of(request))) {
            case Outcome.Refused<OpenidEntrance.Sent>(Refusal refusal) -> refused(request, actor, local, refusal);
            case Outcome.Done<OpenidEntrance.Sent>(OpenidEntrance.Sent sent) -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, SessionCookies.openid(request, sent.step()).toString())
                    .header(HttpHeaders.LOCATION, sent.address()).build();
        };
    }

    /// Where the provider leads back to.
    @GetMapping(BACK)
    ResponseEntity<?> back(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String code, @RequestParam @Nullable String state, @RequestParam(name = "iss") @Nullable String issuer) {
        String step = SessionCookies.value(request, SessionCookies.OPENID).orElse("");
        return switch (openid.back(actor, step, new OpenidEntrance.Brought(code, state, issuer), Browser.of(request))) {
            case Outcome.Refused<OpenidEntrance.Back>(Refusal refusal) -> refused(request, actor, SignInAnswers.HOME, refusal);
            case Outcome.Done<OpenidEntrance.Back>(OpenidEntrance.Back done) -> done.entered().isPresent() ? in(request, done) : to(request);
        };
    }

    private ResponseEntity<?> in(HttpServletRequest request, OpenidEntrance.Back done) {
        ResponseEntity<?> answer = answers.of(request, done.entered().orElseThrow(), done.next());
        var headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, (done.hint().isEmpty() ? SessionCookies.openidHintEnded(request) : SessionCookies.openidHint(request, done.hint())).toString());
        return new ResponseEntity<Object>(answer.getBody(), headers, answer.getStatusCode());
    }

    @GetMapping(OWN)
    JteModel own(HttpServletRequest request, Actor actor) {
        return page(request, actor, null, null);
    }

    /// Shows the way there; coming back ties both together.
    @PostMapping(OWN)
    ResponseEntity<?> link(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String password) {
        return switch (openid.beginLink(actor, token(request), password, back(request), OWN, Browser.of(request))) {
            case Outcome.Refused<OpenidEntrance.Sent>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page(request, actor, null, refusal));
            case Outcome.Done<OpenidEntrance.Sent>(OpenidEntrance.Sent sent) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.openid(request, sent.step()).toString())
                    .body(page(request, actor, sent.address(), null));
        };
    }

    @PostMapping("/me/single-sign-on/end")
    ResponseEntity<?> end(HttpServletRequest request, Actor actor) {
        links.unlink(actor);
        return to(request);
    }

    private JteModel page(HttpServletRequest request, Actor actor, @Nullable String way, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        boolean asks = own.of(actor).filter(claim -> !owner.isFresh(claim, token(request))).isPresent();
        return SignInAnswers.PAGES.meOpenid(frame, openid.isOffered(), openid.name(), links.isLinked(actor), asks, way, refusal == null ? null : SignInAnswers.sentence(frame, refusal));
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Optional<Actor> actor, String next, Refusal refusal) {
        var answer = ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.OPENID).toString());
        Optional<Actor> person = actor.filter(known -> known.kind() == Actor.Kind.PERSON);
        return answer.body(person.isPresent() ? page(request, person.get(), null, refusal) : answers.anew(request, actor, next, "", refusal));
    }

    private String back(HttpServletRequest request) {
        return address.of(request).map(site -> site + BACK).orElse("");
    }

    private static String token(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.SESSION).orElse("");
    }

    private static ResponseEntity<?> to(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, OWN).header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.OPENID).toString()).build();
    }
}
