package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reporting in passing: a sentence or a photo, a tap on what it is, a tap to send. Pressed twice it is one report.
@Hidden
@RestController
class FieldPagesReport {

    private final Matters matters;
    private final FieldReportForm form;
    private final MatterPagesMoves moves;
    private final MatterPagesPhotos photos;
    private final MatterPagesSent sent;
    private final Problems problems;
    private final PageFrames frames;

    FieldPagesReport(Matters matters, FieldReportForm form, MatterPagesMoves moves, MatterPagesPhotos photos, MatterPagesSent sent, Problems problems, PageFrames frames) {
        this.matters = matters;
        this.form = form;
        this.moves = moves;
        this.photos = photos;
        this.sent = sent;
        this.problems = problems;
        this.frames = frames;
    }

    @GetMapping("/f/report")
    ResponseEntity<JteModel> blank(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return reports(actor) ? page(HttpStatus.OK, frame, actor, MatterPagesTyped.blank()) : MatterPages.unknown(frame);
    }

    @PostMapping("/f/report")
    ResponseEntity<?> report(HttpServletRequest request, Actor actor, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!reports(actor)) {
            return MatterPages.unknown(frame);
        }
        MatterPagesTyped typed = form.read(request);
        if (show != null) {
            return page(HttpStatus.OK, frame, actor, typed);
        }
        Optional<String> before = before(actor, typed, frame);
        if (before.isPresent()) {
            return opened(before.get());
        }
        MatterPagesTyped complete = photos.take(actor, request, form.lengths(typed, frame.texts()), frame.texts());
        if (complete.isWrong()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, frame, actor, complete);
        }
        return switch (matters.open(actor, form.request(complete, actor, frame.texts()))) {
            case Outcome.Done<Receipt>(Receipt receipt) -> opened(receipt.number());
            case Outcome.Refused<Receipt>(Refusal refusal) -> refused(request, actor, complete, refusal, frame);
        };
    }

    /// The receipt. Who reported for somebody else and has no part in what follows is told the number all the same.
    @GetMapping("/f/report/{number}")
    ResponseEntity<JteModel> receipt(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        String known = PublicNumber.parse(number).filter(parsed -> parsed.district() == actor.district()).map(PublicNumber::text).orElse(null);
        if (known == null || !reports(actor)) {
            return MatterPages.unknown(frame);
        }
        MatterPagesScreen screen = moves.screen(actor, known, MatterPagesTyped.blank(), true, frame.texts()).orElse(refusal -> null);
        return ResponseEntity.ok(MatterPages.PAGES.fieldReceipt(frame, known, screen));
    }

    private static boolean reports(Actor actor) {
        return !actor.openingPosts().isEmpty();
    }

    /// What this very form has opened already, when it says the same now; of what the reporter may not read any more the form
    /// alone decides.
    private Optional<String> before(Actor actor, MatterPagesTyped typed, PageFrame frame) {
        return sent.opened(actor.district(), typed.id()).filter(known -> known.by(actor))
                .filter(known -> matters.find(actor, known.number(), frame.language()).map(view -> MatterPagesScreen.said(view).equals(typed.first("text"))).orElse(none -> true))
                .map(MatterPagesSent.Opened::number);
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Actor actor, MatterPagesTyped typed, Refusal refusal, PageFrame frame) {
        boolean reused = refusal.code().equals("CLIENT_ID_REUSED");
        Optional<String> before = reused ? before(actor, typed, frame) : Optional.empty();
        if (before.isPresent()) {
            return opened(before.get());
        }
        MatterPagesTyped wrong = reused ? typed.renewed().wrong(frame.text("error.reused")) : form.sentences(frame.texts()).put(refusal, typed);
        return page(problems.refused(refusal, request).getStatusCode(), frame, actor, wrong);
    }

    private ResponseEntity<JteModel> page(HttpStatusCode status, PageFrame frame, Actor actor, MatterPagesTyped typed) {
        return ResponseEntity.status(status).body(MatterPages.PAGES.fieldReport(frame, form.screen(actor, typed, frame.texts())));
    }

    private static ResponseEntity<Void> opened(String number) {
        return MatterPages.seeOther("/f/report/" + number);
    }
}
