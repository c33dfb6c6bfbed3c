package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in by phone, or proving the phone of the own account: first the number, then the code that came.
@Hidden
@RestController
class PhonePages {

    private final PhoneProofs proofs;
    private final SignInAnswers answers;
    private final PageFrames frames;
    private final Orgs orgs;

    PhonePages(PhoneProofs proofs, SignInAnswers answers, PageFrames frames, Orgs orgs) {
        this.proofs = proofs;
        this.answers = answers;
        this.frames = frames;
        this.orgs = orgs;
    }

    @GetMapping("/sign-in/phone")
    JteModel form(HttpServletRequest request, Optional<Actor> actor) {
        return SignInAnswers.PAGES.signInPhone(frames.of(request, actor), PageKept.back(request), "", proofs.isOffered(), null);
    }

    @PostMapping("/sign-in/phone")
    ResponseEntity<?> send(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String phone, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, actor);
        PageKept kept = PageKept.back(request);
        if (show != null) {
            return ResponseEntity.ok(SignInAnswers.PAGES.signInPhone(frame, kept, phone, proofs.isOffered(), null));
        }
        return switch (proofs.send(actor, phone, Browser.of(request))) {
            case Outcome.Refused<String>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(SignInAnswers.PAGES.signInPhone(frame, kept, phone, proofs.isOffered(), SignInAnswers.sentence(frame, refusal)));
            case Outcome.Done<String>(String step) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.step(request, step).toString())
                    .body(code(frame, actor, kept, null));
        };
    }

    @PostMapping("/sign-in/phone/code")
    ResponseEntity<?> prove(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String district) {
        String step = SessionCookies.value(request, SessionCookies.STEP).orElse("");
        PageFrame frame = frames.of(request, actor);
        PageKept kept = PageKept.back(request);
        return switch (proofs.prove(actor, step, code, district, Browser.of(request))) {
            case Outcome.Refused<Optional<Entered>>(Refusal refusal) when refusal.code().equals("STEP_OVER") || refusal.code().equals("PHONE_TAKEN") -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(SignInAnswers.PAGES.signInPhone(frame, kept, "", proofs.isOffered(), SignInAnswers.sentence(frame, refusal)));
            case Outcome.Refused<Optional<Entered>>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(code(frame, actor, kept, SignInAnswers.sentence(frame, refusal)));
            case Outcome.Done<Optional<Entered>>(Optional<Entered> entered) -> entered.isPresent() ? answers.of(request, entered.get(), kept.target())
                    : kept.isEmpty() ? ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, kept.target()).build() : ResponseEntity.ok(SignInAnswers.PAGES.kept(frame, kept, false, null));
        };
    }

    private JteModel code(PageFrame frame, Optional<Actor> actor, PageKept kept, @Nullable String error) {
        List<Tenant> tenants = orgs.tenants();
        return SignInAnswers.PAGES.signInPhoneCode(frame, kept, actor.isPresent() || tenants.size() < 2 ? List.of() : tenants, error);
    }
}
