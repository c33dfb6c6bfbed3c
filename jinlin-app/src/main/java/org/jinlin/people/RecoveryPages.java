package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Giving an account back: two of the community on one page, its owner with the code on the other.
@Hidden
@RestController
class RecoveryPages {

    private final Recoveries recoveries;
    private final SignInAnswers answers;
    private final PageFrames frames;

    RecoveryPages(Recoveries recoveries, SignInAnswers answers, PageFrames frames) {
        this.recoveries = recoveries;
        this.answers = answers;
        this.frames = frames;
    }

    @GetMapping("/recoveries")
    ResponseEntity<?> list(HttpServletRequest request, Actor actor) {
        return page(request, actor, HttpStatus.OK, "", "", null);
    }

    @PostMapping("/recoveries")
    ResponseEntity<?> start(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String who, @RequestParam(defaultValue = "") String reason) {
        return switch (recoveries.start(actor, who.strip(), reason)) {
            case Outcome.Refused<Long>(Refusal refusal) -> page(request, actor, HttpStatus.UNPROCESSABLE_CONTENT, who, reason, refusal);
            case Outcome.Done<Long> done -> page(request, actor, HttpStatus.OK, "", "", null);
        };
    }

    @PostMapping("/recoveries/{id:\\d{1,18}}")
    ResponseEntity<?> confirm(HttpServletRequest request, Actor actor, @PathVariable long id) {
        return switch (recoveries.confirm(actor, id)) {
            case Outcome.Refused<String>(Refusal refusal) -> page(request, actor, HttpStatus.UNPROCESSABLE_CONTENT, "", "", refusal);
            case Outcome.Done<String>(String code) -> ResponseEntity.ok(SignInAnswers.PAGES.recoveryCode(frames.of(request, Optional.of(actor)), code));
        };
    }

    private ResponseEntity<?> page(HttpServletRequest request, Actor actor, HttpStatus status, String who, String reason, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!recoveries.isFor(actor)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).body(SignInAnswers.PAGES.problem(frame, HttpStatus.NOT_FOUND.value()));
        }
        return ResponseEntity.status(status).body(SignInAnswers.PAGES.recoveries(frame, recoveries.waiting(actor), who, reason, refusal == null ? null : SignInAnswers.sentence(frame, refusal)));
    }

    @GetMapping("/recover")
    JteModel form(HttpServletRequest request, Optional<Actor> actor) {
        return SignInAnswers.PAGES.recover(frames.of(request, actor), "", null);
    }

    @PostMapping("/recover")
    ResponseEntity<?> use(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String fresh, @RequestParam(defaultValue = "") String again) {
        PageFrame frame = frames.of(request, actor);
        Outcome<Entered> outcome = fresh.equals(again) ? recoveries.use(login.strip(), code, fresh, Browser.of(request)) : Outcome.refused("PASSWORD_NOT_TWICE");
        return switch (outcome) {
            case Outcome.Refused<Entered>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(SignInAnswers.PAGES.recover(frame, login, SignInAnswers.sentence(frame, refusal)));
            case Outcome.Done<Entered>(Entered entered) -> answers.of(request, entered, SignInAnswers.HOME);
        };
    }
}
