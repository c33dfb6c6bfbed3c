package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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

/// One's own account: where one is signed in, the password, and the second factor.
@Hidden
@RestController
class SessionPages {

    private static final String SESSIONS = "/me/sessions";

    private final Sessions sessions;
    private final SecondFactors factors;
    private final Remembered remembered;
    private final OpenidSettings openid;
    private final PageFrames frames;

    SessionPages(Sessions sessions, SecondFactors factors, Remembered remembered, OpenidSettings openid, PageFrames frames) {
        this.sessions = sessions;
        this.factors = factors;
        this.remembered = remembered;
        this.openid = openid;
        this.frames = frames;
    }

    @GetMapping(SESSIONS)
    JteModel sessions(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        List<SessionLine> lines = sessions.list(actor, token(request)).stream().map(seen -> new SessionLine(agent(frame, seen.agent()), frame.texts().when(seen.since()), seen.here(), seen.id())).toList();
        List<SessionLine.Told> told = sessions.events(actor).stream().map(event -> new SessionLine.Told(frame.texts().when(event.at()), frame.text("sessions.event." + event.kind().name().toLowerCase(Locale.ROOT)))).toList();
        return SignInAnswers.PAGES.meSessions(frame, lines, told, remembered.isOffered(actor), openid.isOffered());
    }

    @PostMapping(SESSIONS)
    ResponseEntity<?> end(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String session) {
        if (session.equals("others")) {
            sessions.endOthers(actor, token(request));
        } else {
            sessions.end(actor, session);
        }
        return to(SESSIONS);
    }

    /// Remembers this phone, for who holds no post.
    @PostMapping("/me/remember")
    ResponseEntity<?> remember(HttpServletRequest request, Actor actor) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, SESSIONS);
        SessionCookies.value(request, SessionCookies.REMEMBERED).ifPresent(remembered::forget);
        remembered.remember(actor).ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, SessionCookies.remembered(request, cookie).toString()));
        return answer.build();
    }

    @GetMapping("/me/password")
    JteModel password(HttpServletRequest request, Actor actor) {
        return SignInAnswers.PAGES.mePassword(frames.of(request, Optional.of(actor)), null, false);
    }

    @PostMapping("/me/password")
    ResponseEntity<?> changePassword(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String old, @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Boolean> outcome = fresh.equals(again) ? sessions.changePassword(actor, token(request), old, fresh, Browser.of(request)) : Outcome.refused("PASSWORD_NOT_TWICE");
        return switch (outcome) {
            case Outcome.Refused<Boolean>(Refusal refusal) -> unprocessable(SignInAnswers.PAGES.mePassword(frame, SignInAnswers.sentence(frame, refusal), false));
            case Outcome.Done<Boolean> done -> ResponseEntity.ok(SignInAnswers.PAGES.mePassword(frame, null, true));
        };
    }

    @GetMapping("/me/factors")
    JteModel factors(HttpServletRequest request, Actor actor) {
        return SignInAnswers.PAGES.meFactors(frames.of(request, Optional.of(actor)), factors.held(actor), null);
    }

    /// Begins to set the codes of a phone up; what held before holds until the new one is proved.
    @PostMapping("/me/factors")
    ResponseEntity<?> begin(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String old, @RequestParam(defaultValue = "") String password) {
        Browser browser = Browser.of(request);
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (factors.begin(actor, old, !password.isEmpty() && sessions.isOwn(actor, password, browser), browser)) {
            case Outcome.Refused<String>(Refusal refusal) -> unprocessable(SignInAnswers.PAGES.meFactors(frame, factors.held(actor), SignInAnswers.sentence(frame, refusal)));
            case Outcome.Done<String>(String step) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.step(request, step).toString()).body(begun(request, actor, step, null));
        };
    }

    @PostMapping("/me/factors/confirm")
    ResponseEntity<?> confirm(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String code) {
        String step = SessionCookies.value(request, SessionCookies.STEP).orElse("");
        return switch (factors.set(actor, step, code)) {
            case Outcome.Refused<SecondFactors.Enrolled>(Refusal refusal) -> factors.begun(actor, step).isEmpty() ? to("/me/factors") : unprocessable(begun(request, actor, step, refusal));
            case Outcome.Done<SecondFactors.Enrolled>(SecondFactors.Enrolled enrolled) -> ResponseEntity.ok()
                    .header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.STEP).toString())
                    .body(SignInAnswers.PAGES.signInCodes(frames.of(request, Optional.of(actor)), enrolled.codes(), SESSIONS, new PageKept(SESSIONS, List.of())));
        };
    }

    private JteModel begun(HttpServletRequest request, Actor actor, String step, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        String secret = factors.begun(actor, step).orElse("");
        return SignInAnswers.PAGES.meFactor(frame, secret, SignInAnswers.code(secret), refusal == null ? null : SignInAnswers.sentence(frame, refusal));
    }

    private static String agent(PageFrame frame, String agent) {
        String[] words = agent.split(" ", 2);
        return words.length < 2 ? frame.text("sessions.agent.other") : name(frame, words[0]) + " · " + name(frame, words[1]);
    }

    private static String name(PageFrame frame, String word) {
        return frame.texts().find("sessions.agent." + word.replace(' ', '_')).orElse(frame.text("sessions.agent.other"));
    }

    private static String token(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.SESSION).orElse("");
    }

    private static ResponseEntity<?> unprocessable(JteModel page) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
    }

    private static ResponseEntity<?> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, address).build();
    }
}
