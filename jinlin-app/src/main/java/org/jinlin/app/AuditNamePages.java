package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.AuditEntry;
import org.jinlin.people.AuditNames;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
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

/// The name of who did what an entry of the audit says, for the audit administrator, with a reason.
@Hidden
@RestController
class AuditNamePages {

    private static final String ENTRY = "/audit/names/{entry:\\d{1,18}}";

    private final AuditNames names;
    private final People people;
    private final PageFrames frames;
    private final Problems problems;

    AuditNamePages(AuditNames names, People people, PageFrames frames, Problems problems) {
        this.names = names;
        this.people = people;
        this.frames = frames;
        this.problems = problems;
    }

    @GetMapping(ENTRY)
    ResponseEntity<JteModel> asked(HttpServletRequest request, Actor actor, @PathVariable long entry) {
        return page(request, actor, entry, "", null, null);
    }

    @PostMapping(ENTRY)
    ResponseEntity<JteModel> open(HttpServletRequest request, Actor actor, @PathVariable long entry, @RequestParam(name = "f.reason", defaultValue = "") String reason,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        if (show != null) {
            return page(request, actor, entry, reason, null, null);
        }
        return switch (names.open(actor, entry, reason)) {
            case Outcome.Done<String>(String name) -> page(request, actor, entry, reason, name, null);
            case Outcome.Refused<String>(Refusal refusal) -> page(request, actor, entry, reason, null, refusal);
        };
    }

    /// @param name    in clear, when it was opened just now
    /// @param refusal why it was not
    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, long id, String reason, @Nullable String name, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (names.entry(actor, id)) {
            case Outcome.Refused<AuditEntry>(Refusal hidden) -> ResponseEntity.status(status(request, hidden)).body(PlaybookAnswers.PAGES.auditRefused(frame, PlaybookAnswers.sentence(frame, hidden)));
            case Outcome.Done<AuditEntry>(AuditEntry entry) -> {
                var screen = new AuditNameScreen(frame.texts().dated(entry.at()), frame.text("audit.act." + entry.act()), people.masked(actor.district(), entry.actorId()).name(), entry.actorId(), name, reason,
                        refusal == null ? null : PlaybookAnswers.sentence(frame, refusal));
                yield ResponseEntity.status(refusal == null ? HttpStatus.OK : status(request, refusal)).body(PlaybookAnswers.PAGES.auditName(frame, screen));
            }
        };
    }

    private HttpStatusCode status(HttpServletRequest request, Refusal refusal) {
        return problems.refused(refusal, request).getStatusCode();
    }
}
