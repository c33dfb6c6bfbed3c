package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.AuditRight;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the audit administrator: who did what, and what somebody did on matters.
@Hidden
@RestController
class AuditPages {

    private static final String ACTS = "/audit";
    private static final String DEEDS = "/audit/moves";

    private final AuditDesk desk;
    private final AuditRight right;
    private final PageFrames frames;
    private final Problems problems;

    AuditPages(AuditDesk desk, AuditRight right, PageFrames frames, Problems problems) {
        this.desk = desk;
        this.right = right;
        this.frames = frames;
        this.problems = problems;
    }

    @GetMapping(ACTS)
    ResponseEntity<JteModel> acts(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        AuditForm form = AuditForm.of(request);
        return answer(desk.acts(actor, form, after, frame.texts()), form, actor, request, frame, false);
    }

    @GetMapping(DEEDS)
    ResponseEntity<JteModel> deeds(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        AuditForm form = AuditForm.of(request);
        return answer(desk.deeds(actor, form, after, frame.texts()), form, actor, request, frame, true);
    }

    /// Takes what was typed and leads to its search: a phone or a sign-in name is sent in a form and never stands in an address.
    @PostMapping(ACTS)
    ResponseEntity<JteModel> typed(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String go) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        AuditForm form = AuditForm.of(request);
        boolean deeds = go.equals("moves");
        return switch (desk.resolved(actor, form).then(resolved -> desk.ask(actor, resolved).map(_ -> resolved))) {
            case Outcome.Done<AuditForm>(AuditForm resolved) -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, resolved.path(deeds ? DEEDS : ACTS, "")).build();
            case Outcome.Refused<AuditForm>(Refusal refusal) -> refused(refusal, form, actor, request, frame, deeds);
        };
    }

    private ResponseEntity<JteModel> answer(Outcome<AuditBoard> board, AuditForm form, Actor actor, HttpServletRequest request, PageFrame frame, boolean deeds) {
        return switch (board) {
            case Outcome.Done<AuditBoard>(AuditBoard shown) -> ResponseEntity.ok(PlaybookAnswers.PAGES.audit(frame, shown));
            case Outcome.Refused<AuditBoard>(Refusal refusal) -> refused(refusal, form, actor, request, frame, deeds);
        };
    }

    /// Who may not search sees no form; who may keeps what was typed.
    private ResponseEntity<JteModel> refused(Refusal refusal, AuditForm form, Actor actor, HttpServletRequest request, PageFrame frame, boolean deeds) {
        String sentence = PlaybookAnswers.sentence(frame, refusal);
        if (!right.holds(actor)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(PlaybookAnswers.PAGES.auditRefused(frame, frame.texts().sentence(Refusal.of("AUDIT_NOT_YOURS"), List.of())));
        }
        HttpStatus status = HttpStatus.valueOf(problems.refused(refusal, request).getStatusCode().value());
        return ResponseEntity.status(status).body(PlaybookAnswers.PAGES.audit(frame, desk.blank(form, frame.texts(), deeds).refused(sentence)));
    }
}
