package org.jinlin.insight;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The leader's page and its lists, to go on counting with in Excel.
@Hidden
@RestController
class DashFiles {

    private final Dash dash;
    private final DashLists lists;
    private final PageFrames frames;
    private final DashAnswers answers;
    private final Audit audit;

    DashFiles(Dash dash, DashLists lists, PageFrames frames, DashAnswers answers, Audit audit) {
        this.dash = dash;
        this.lists = lists;
        this.frames = frames;
        this.answers = answers;
        this.audit = audit;
    }

    /// The numbers of the page of the same address.
    @GetMapping("/dash.xlsx")
    ResponseEntity<?> board(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map, @RequestParam @Nullable String days) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answer(DashPeriod.days(days, dash.today(actor))
                .then(period -> dash.board(actor, unit, map, period, Integer.toString(period.length()), frame.texts(), Optional.empty()))
                .map(board -> new DashSheets(frame.texts()).board(board)), "dash.title", request, actor, frame);
    }

    /// The matters of the list of the same address, all its pages.
    @GetMapping("/dash/list.xlsx")
    ResponseEntity<?> list(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answer(lists.file(actor, DashAsk.of(request), frame.texts()), "dash.file.list", request, actor, frame);
    }

    private ResponseEntity<?> answer(Outcome<Spreadsheet> file, String name, HttpServletRequest request, Actor actor, PageFrame frame) {
        return switch (file.map(made -> written(actor, made))) {
            case Outcome.Done<Spreadsheet>(Spreadsheet made) -> ResponseEntity.ok().contentType(MediaType.parseMediaType(Spreadsheet.TYPE))
                    .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                            .filename(frame.text(name) + " " + dash.today(actor) + ".xlsx", StandardCharsets.UTF_8).build().toString())
                    .body(made.bytes());
            case Outcome.Refused<Spreadsheet>(Refusal refusal) -> answers.refused(refusal, request, frame);
        };
    }

    /// Who took the file out is written down before it goes.
    private Spreadsheet written(Actor actor, Spreadsheet made) {
        audit.addAlone(AuditNote.of(actor, AuditAct.EXPORT, AuditSubject.NONE).amount(made.rows()));
        return made;
    }
}
