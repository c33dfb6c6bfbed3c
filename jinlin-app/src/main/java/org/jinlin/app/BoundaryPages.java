package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page on which a plan of boundaries is written, looked at and proposed. Who approves it does so on the page of the matter.
@Hidden
@RestController
class BoundaryPages {

    private static final String PROPOSE = "propose";

    private final BoundaryDrafts drafts;
    private final PageFrames frames;
    private final Problems problems;

    BoundaryPages(BoundaryDrafts drafts, PageFrames frames, Problems problems) {
        this.drafts = drafts;
        this.frames = frames;
        this.problems = problems;
    }

    @GetMapping("/boundaries")
    ResponseEntity<JteModel> blank(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (drafts.typed(actor, request)) {
            case Outcome.Refused<BoundaryDraft>(Refusal refusal) -> refused(refusal, request, frame);
            case Outcome.Done<BoundaryDraft>(BoundaryDraft draft) -> ResponseEntity.ok(PlaybookAnswers.PAGES.boundaries(frame, draft));
        };
    }

    /// Looks at what was typed, and proposes it when that was asked for and nothing stands against it. What was typed stays.
    @PostMapping("/boundaries")
    ResponseEntity<JteModel> sent(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String go, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (drafts.typed(actor, request)) {
            case Outcome.Refused<BoundaryDraft>(Refusal refusal) -> refused(refusal, request, frame);
            case Outcome.Done<BoundaryDraft>(BoundaryDraft draft) when show != null -> shown(frame, draft);
            case Outcome.Done<BoundaryDraft>(BoundaryDraft draft) -> {
                BoundaryDraft looked = drafts.looked(actor, draft, frame);
                yield go.equals(PROPOSE) && looked.isGood() ? proposed(actor, frame, looked) : shown(frame, looked);
            }
        };
    }

    private ResponseEntity<JteModel> proposed(Actor actor, PageFrame frame, BoundaryDraft looked) {
        return drafts.propose(actor, looked).map(number -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/desk/" + number).<JteModel>build())
                .orElse(refusal -> shown(frame, looked.found(List.of(BoundaryDrafts.sentence(frame, refusal)), null)));
    }

    private static ResponseEntity<JteModel> shown(PageFrame frame, BoundaryDraft draft) {
        return ResponseEntity.status(draft.faults().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(PlaybookAnswers.PAGES.boundaries(frame, draft));
    }

    private ResponseEntity<JteModel> refused(Refusal refusal, HttpServletRequest request, PageFrame frame) {
        return ResponseEntity.status(problems.refused(refusal, request).getStatusCode()).body(PlaybookAnswers.PAGES.playbookRefused(frame, BoundaryDrafts.sentence(frame, refusal), false));
    }
}
