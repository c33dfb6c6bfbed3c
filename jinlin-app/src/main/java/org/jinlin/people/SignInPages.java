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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in and out on pages: name and password, then the second factor of whom it is asked.
@Hidden
@RestController
class SignInPages {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Remembered remembered;
    private final OpenidOut openid;
    private final SignInAnswers answers;

    SignInPages(Accounts accounts, SecondFactors factors, Remembered remembered, OpenidOut openid, SignInAnswers answers) {
        this.accounts = accounts;
        this.factors = factors;
        this.remembered = remembered;
        this.openid = openid;
        this.answers = answers;
    }

    @GetMapping("/sign-in")
    JteModel form(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String next) {
        return answers.anew(request, actor, SignInAnswers.local(next), "", null);
    }

    /// Leads to where somebody wanted to go, without a wish to where the day of this person begins; with a form that was being
    /// filled in, back to that form.
    @PostMapping("/sign-in")
    ResponseEntity<?> signIn(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password, @RequestParam @Nullable String next) {
        return switch (accounts.signIn(login.strip(), password, Browser.of(request))) {
            case Outcome.Refused<Entered>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(answers.anew(request, actor, SignInAnswers.local(next), login, refusal));
            case Outcome.Done<Entered>(Entered entered) -> answers.of(request, entered, SignInAnswers.local(next));
        };
    }

    /// The code of a phone or of the paper.
    @PostMapping("/sign-in/factor")
    ResponseEntity<?> factor(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String code, @RequestParam @Nullable String next) {
        String step = SessionCookies.value(request, SessionCookies.STEP).orElse("");
        return switch (factors.pass(step, code, Browser.of(request))) {
            case Outcome.Refused<Entered>(Refusal refusal) -> refused(request, actor, step, true, SignInAnswers.local(next), refusal);
            case Outcome.Done<Entered>(Entered entered) -> answers.of(request, entered, SignInAnswers.local(next));
        };
    }

    /// The first code of a phone that has just taken over the secret.
    @PostMapping("/sign-in/enrol")
    ResponseEntity<?> enrol(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String code, @RequestParam @Nullable String next) {
        String step = SessionCookies.value(request, SessionCookies.STEP).orElse("");
        return switch (factors.enrol(step, code, Browser.of(request))) {
            case Outcome.Refused<SecondFactors.Enrolled>(Refusal refusal) -> refused(request, actor, step, false, SignInAnswers.local(next), refusal);
            case Outcome.Done<SecondFactors.Enrolled>(SecondFactors.Enrolled enrolled) -> enrolled.entered().orElseThrow() instanceof Entered.Open(SignedIn session)
                    ? answers.enrolled(request, session, enrolled.codes(), SignInAnswers.local(next)) : answers.of(request, enrolled.entered().orElseThrow(), SignInAnswers.local(next));
        };
    }

    /// A step that is over begins anew with the password.
    private ResponseEntity<?> refused(HttpServletRequest request, Optional<Actor> actor, String step, boolean enrolled, String next, Refusal refusal) {
        JteModel page = refusal.code().equals("STEP_OVER") ? answers.anew(request, actor, next, "", refusal) : answers.step(request, step, enrolled, next, refusal);
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
    }

    /// Whoever came by the single sign-on is asked whether to sign out there too.
    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request, Optional<Actor> actor) {
        SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
        SessionCookies.value(request, SessionCookies.REMEMBERED).ifPresent(remembered::forget);
        // out first: the provider may take its time
        Optional<String> there = actor.flatMap(who -> SessionCookies.value(request, SessionCookies.OPENID_HINT).flatMap(hint -> openid.begin(who, hint)));
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.SESSION).toString())
                .header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.REMEMBERED).toString())
                .header(HttpHeaders.SET_COOKIE, SessionCookies.openidHintEnded(request).toString())
                .header("Clear-Site-Data", "\"cache\"");
        there.ifPresent(step -> answer.header(HttpHeaders.SET_COOKIE, SessionCookies.openid(request, step).toString()));
        return answer.header(HttpHeaders.LOCATION, there.isPresent() ? OpenidOutPages.OUT : SignInAnswers.HOME).build();
    }
}
