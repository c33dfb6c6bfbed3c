package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Binding;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The playbook desk for writing: the form with its texts, which is checked, tried and published, and the way back.
@Hidden
@RestController
class PlaybookPagesDraft {

    private static final String PUBLISH = "publish";

    private final PlaybookDrafts drafts;
    private final PlaybookBack back;
    private final PlaybookDesk desk;
    private final PlaybookAnswers answers;
    private final PageFrames frames;

    PlaybookPagesDraft(PlaybookDrafts drafts, PlaybookBack back, PlaybookDesk desk, PlaybookAnswers answers, PageFrames frames) {
        this.drafts = drafts;
        this.back = back;
        this.desk = desk;
        this.answers = answers;
        this.frames = frames;
    }

    /// @param from the version whose texts to begin with, as `base/3`
    @GetMapping("/playbooks/new")
    ResponseEntity<JteModel> begun(HttpServletRequest request, Actor actor, @RequestParam @Nullable String from, @RequestParam @Nullable String unit) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answers.page(drafts.begun(actor, from, unit), request, frame, draft -> PlaybookAnswers.PAGES.playbookDraft(frame, draft));
    }

    /// Checks what was typed or came as a zip, and publishes it when that was asked for and nothing is wrong. What was typed stays.
    @PostMapping("/playbooks/new")
    ResponseEntity<JteModel> sent(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String go, @RequestParam(required = false) @Nullable MultipartFile zip,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) throws IOException {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Map<String, String>> unpacked = zip == null || zip.isEmpty() ? Outcome.done(Map.of()) : PlaybookZip.read(zip.getBytes());
        Outcome<PlaybookDraft> typed = drafts.typed(actor, request, unpacked.orElse(_ -> Map.of()));
        return switch (typed) {
            case Outcome.Refused<PlaybookDraft>(Refusal refusal) -> answers.refused(refusal, request, frame);
            case Outcome.Done<PlaybookDraft>(PlaybookDraft draft) when show != null -> shown(frame, draft);
            case Outcome.Done<PlaybookDraft>(PlaybookDraft draft) -> unpacked.then(_ -> drafts.checked(actor, draft, frame.language())).map(checked -> go.equals(PUBLISH) && !checked.isWrong()
                    ? published(actor, frame, checked) : shown(frame, checked)).orElse(refusal -> shown(frame, draft.wrong(PlaybookAnswers.sentence(frame, refusal))));
        };
    }

    private ResponseEntity<JteModel> published(Actor actor, PageFrame frame, PlaybookDraft checked) {
        return drafts.publish(actor, checked).map(PlaybookPagesDraft::listed).orElse(refusal -> shown(frame, checked.wrong(PlaybookAnswers.sentence(frame, refusal))));
    }

    private static ResponseEntity<JteModel> shown(PageFrame frame, PlaybookDraft draft) {
        return ResponseEntity.status(draft.isWrong() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK).body(PlaybookAnswers.PAGES.playbookDraft(frame, draft));
    }

    private static ResponseEntity<JteModel> listed(Binding binding) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/playbooks?done=" + PlaybookShelf.Line.key(binding)).build();
    }

    /// Takes the newest binding of a unit back.
    @PostMapping("/playbooks")
    ResponseEntity<JteModel> back(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String newest) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (back.back(actor, unit, newest)) {
            case Outcome.Done<Binding>(Binding binding) -> listed(binding);
            case Outcome.Refused<Binding>(Refusal refusal) -> desk.shelf(actor, frame.language()).map(shelf -> ResponseEntity.status(HttpStatus.CONFLICT)
                    .<JteModel>body(PlaybookAnswers.PAGES.playbooks(frame, shelf, null, PlaybookAnswers.sentence(frame, refusal)))).orElse(again -> answers.refused(again, request, frame));
        };
    }
}
