package org.jinlin.people;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
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

/// One's own passkeys. Only a script can ask a device for one: without it these pages say so, and every other way of signing in is there.
@Hidden
@RestController
class PasskeyPages {

    private static final String PASSKEYS = "/me/passkeys";

    private final Passkeys passkeys;
    private final People people;
    private final OwnAddress address;
    private final PageFrames frames;

    PasskeyPages(Passkeys passkeys, People people, OwnAddress address, PageFrames frames) {
        this.passkeys = passkeys;
        this.people = people;
        this.address = address;
        this.frames = frames;
    }

    @GetMapping(PASSKEYS)
    JteModel list(HttpServletRequest request, Actor actor) {
        return page(request, actor, "", null);
    }

    /// The page that asks the device.
    @PostMapping("/me/passkeys/begin")
    ResponseEntity<?> begin(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password) {
        Optional<URI> site = address.of(request);
        Outcome<Passkeys.Asked> begun = site.isEmpty() ? Outcome.refused("PASSKEY_NOT_HERE") : passkeys.begin(actor, token(request), name, password, Browser.of(request));
        return switch (begun) {
            case Outcome.Refused<Passkeys.Asked>(Refusal refusal) -> unprocessable(page(request, actor, name, refusal));
            case Outcome.Done<Passkeys.Asked>(Passkeys.Asked asked) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.passkey(request, asked.step()).toString())
                    .body(SignInAnswers.PAGES.mePasskeyAdd(frames.of(request, Optional.of(actor)), asked, site.orElseThrow().getHost(), people.masked(actor.district(), actor.personId()).name()));
        };
    }

    /// What the device made.
    @PostMapping(PASSKEYS)
    ResponseEntity<?> add(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String client, @RequestParam(defaultValue = "") String attestation) {
        Optional<URI> site = address.of(request);
        String step = SessionCookies.value(request, SessionCookies.PASSKEY).orElse("");
        Outcome<Boolean> added = site.isEmpty() ? Outcome.refused("PASSKEY_NOT_HERE") : passkeys.add(actor, step, site.orElseThrow(), client, attestation);
        return switch (added) {
            case Outcome.Refused<Boolean>(Refusal refusal) -> unprocessable(page(request, actor, "", refusal));
            case Outcome.Done<Boolean> done -> to(request);
        };
    }

    @PostMapping("/me/passkeys/remove")
    ResponseEntity<?> remove(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String id) {
        passkeys.remove(actor, id);
        return to(request);
    }

    private JteModel page(HttpServletRequest request, Actor actor, String name, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        List<PasskeyLine> lines = passkeys.list(actor).stream().map(seen -> new PasskeyLine(seen.id(), seen.name().isEmpty() ? frame.text("passkeys.unnamed") : seen.name(),
                frame.texts().when(seen.since()), seen.usedAt() == null ? null : frame.texts().when(seen.usedAt()))).toList();
        return SignInAnswers.PAGES.mePasskeys(frame, lines, name, address.of(request).isPresent(), passkeys.asksPassword(actor, token(request)), refusal == null ? null : SignInAnswers.sentence(frame, refusal));
    }

    private static String token(HttpServletRequest request) {
        return SessionCookies.value(request, SessionCookies.SESSION).orElse("");
    }

    private static ResponseEntity<?> unprocessable(JteModel page) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
    }

    private static ResponseEntity<?> to(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, PASSKEYS).header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.PASSKEY).toString()).build();
    }
}
