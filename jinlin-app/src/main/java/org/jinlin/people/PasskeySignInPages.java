package org.jinlin.people;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with a passkey, alone or after a password.
@Hidden
@RestController
class PasskeySignInPages {

    private final PasskeyEntrance passkeys;
    private final OwnAddress address;
    private final SignInAnswers answers;
    private final PageFrames frames;

    PasskeySignInPages(PasskeyEntrance passkeys, OwnAddress address, SignInAnswers answers, PageFrames frames) {
        this.passkeys = passkeys;
        this.address = address;
        this.answers = answers;
        this.frames = frames;
    }

    /// The page that asks the device.
    @PostMapping("/sign-in/passkey/begin")
    ResponseEntity<?> begin(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String next) {
        Optional<URI> site = address.of(request);
        Outcome<Passkeys.Asked> begun = site.isEmpty() ? Outcome.refused("PASSKEY_NOT_HERE") : passkeys.ask(first(request), Browser.of(request));
        String local = SignInAnswers.local(next);
        return switch (begun) {
            case Outcome.Refused<Passkeys.Asked>(Refusal refusal) -> refused(request, actor, local, refusal);
            case Outcome.Done<Passkeys.Asked>(Passkeys.Asked asked) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.passkey(request, asked.step()).toString())
                    .body(SignInAnswers.PAGES.signInPasskey(frames.of(request, actor), local, PageKept.carried(request, local), asked, site.orElseThrow().getHost()));
        };
    }

    /// What the device signed.
    @PostMapping("/sign-in/passkey")
    ResponseEntity<?> enter(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String credential, @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String authenticator, @RequestParam(defaultValue = "") String signature, @RequestParam(defaultValue = "") String handle, @RequestParam @Nullable String next) {
        Optional<URI> site = address.of(request);
        String step = SessionCookies.value(request, SessionCookies.PASSKEY).orElse("");
        var answer = new PasskeyAnswer(credential, client, authenticator, signature, handle);
        Outcome<Entered> entered = site.isEmpty() ? Outcome.refused("PASSKEY_NOT_HERE") : passkeys.enter(step, first(request), site.orElseThrow(), answer, Browser.of(request));
        String local = SignInAnswers.local(next);
        return switch (entered) {
            case Outcome.Refused<Entered>(Refusal refusal) -> refused(request, actor, local, refusal);
            case Outcome.Done<Entered>(Entered in) -> answers.of(request, in, local);
        };
    }

    /// Back to where another way can be chosen.
    private ResponseEntity<?> refused(HttpServletRequest request, Optional<Actor> actor, String next, Refusal refusal) {
        String first = first(request);
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(passkeys.waits(first) ? answers.step(request, first, true, next, refusal) : answers.anew(request, actor, next, "", refusal));
    }

    private static String first(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.STEP).orElse("");
    }
}
