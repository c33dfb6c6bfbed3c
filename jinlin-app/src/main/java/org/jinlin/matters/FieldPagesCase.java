package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One matter on the phone of who goes out (`/f/case`) or carries out (`/u`), and the two errands with a page of their own: asking
/// the asker whether it is good (`/f/callback`), and a visit at home (`/f/visit`).
@Hidden
@RestController
class FieldPagesCase {

    /// The moves that a page of its own is for; whoever comes there without one of them is shown the matter as it stands.
    static final List<String> CALLS = List.of("call_back", "call_missed");
    static final List<String> VISITS = List.of("record_visit", "nobody_home", "decline");

    private final FieldCase cases;
    private final FieldNext next;
    private final PageFrames frames;

    FieldPagesCase(FieldCase cases, FieldNext next, PageFrames frames) {
        this.cases = cases;
        this.next = next;
        this.frames = frames;
    }

    /// @param wanted the move whose form is to stand open
    /// @param done   the move that was just made
    @GetMapping({"/f/case/{number}", "/f/callback/{number}", "/f/visit/{number}", "/u/{number}"})
    ResponseEntity<JteModel> show(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(name = "do", required = false) @Nullable String wanted,
            @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var at = FieldAddress.of(request.getRequestURI(), number);
        return cases.screen(actor, number, at.path(), at.back(), wanted, frame)
                .map(screen -> page(HttpStatus.OK, frame, at, done == null ? screen : screen.with(MatterPages.done(screen.matter(), done, frame))))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// After a move that gives the matter out of hand, back to the list, which says what happens next.
    @PostMapping({"/f/case/{number}", "/f/callback/{number}", "/f/visit/{number}", "/u/{number}"})
    ResponseEntity<?> move(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var at = FieldAddress.of(request.getRequestURI(), number);
        return switch (cases.make(actor, number, request, show != null, frame)) {
            case Outcome.Refused<Result>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Result>(Result.Again(var status, var screen)) -> page(HttpStatus.valueOf(status.value()), frame, at, cases.screen(actor, screen, at.path(), at.back(), null, frame));
            case Outcome.Done<Result>(Result.Made(String verb)) ->
                MatterPages.seeOther(next.isAway(actor, number, frame) ? at.back() + "?done=" + number : at.path() + "?done=" + verb);
        };
    }

    /// The asker's name and phone in clear, in this one answer only; the look and its reason are written down.
    @PostMapping({"/f/case/{number}/reveal", "/f/callback/{number}/reveal", "/f/visit/{number}/reveal", "/u/{number}/reveal"})
    ResponseEntity<JteModel> reveal(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var at = FieldAddress.of(request.getRequestURI(), number);
        return cases.screen(actor, number, at.path(), at.back(), null, frame).map(screen -> {
            if (show != null) {
                return page(HttpStatus.OK, frame, at, screen);
            }
            var revealed = cases.reveal(actor, number, reason, frame);
            return page(revealed.error() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, frame, at, screen.with(screen.matter().with(null, revealed)));
        }).orElse(refusal -> MatterPages.unknown(frame));
    }

    private static ResponseEntity<JteModel> page(HttpStatus status, PageFrame frame, FieldAddress at, FieldScreen screen) {
        var answer = ResponseEntity.status(status);
        return switch (at.page()) {
            case "callback" -> answer.body(screen.offers(CALLS) ? MatterPages.PAGES.fieldCallback(frame, screen) : MatterPages.PAGES.fieldCase(frame, screen));
            case "visit" -> answer.body(screen.offers(VISITS) ? MatterPages.PAGES.fieldVisit(frame, screen) : MatterPages.PAGES.fieldCase(frame, screen));
            default -> answer.body(MatterPages.PAGES.fieldCase(frame, screen));
        };
    }
}
