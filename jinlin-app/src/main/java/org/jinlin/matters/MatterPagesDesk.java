package org.jinlin.matters;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.matters.MatterPagesScreen.Revealed;
import org.jinlin.people.Actor;
import org.jinlin.people.Contact;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages of staff: what waits for them, and one matter with every move they may make.
@Hidden
@RestController
class MatterPagesDesk {

    private static final String DESK = "desk";

    private final MatterLists lists;
    private final Matters matters;
    private final MatterPagesMoves moves;
    private final PageFrames frames;

    MatterPagesDesk(MatterLists lists, Matters matters, MatterPagesMoves moves, PageFrames frames) {
        this.lists = lists;
        this.matters = matters;
        this.moves = moves;
        this.frames = frames;
    }

    @GetMapping("/desk")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @RequestParam @Nullable String view, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        List<String> offered = lists.offered(actor);
        String shown = view != null ? view : offered.stream().findFirst().orElse(DESK);
        return switch (lists.list(actor, shown, after, null, frame.language())) {
            case Outcome.Done<Page<MatterLine>>(Page<MatterLine> page) -> ResponseEntity.ok(MatterPages.PAGES.desk(frame, offered, shown, MatterPagesRow.of(page, frame)));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) -> MatterPages.unknown(frame);
        };
    }

    @GetMapping("/desk/{number}")
    ResponseEntity<JteModel> matter(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .map(screen -> page(HttpStatus.OK, frame, done == null ? screen : MatterPages.done(screen, done, frame)))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// After a move that gives the matter out of hand, back to the list.
    @PostMapping("/desk/{number}")
    ResponseEntity<?> move(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (moves.make(actor, number, request, true, show != null, frame.texts())) {
            case Outcome.Refused<Result>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Result>(Result.Again(var status, var screen)) -> page(HttpStatus.valueOf(status.value()), frame, screen);
            case Outcome.Done<Result>(Result.Made(String verb)) ->
                MatterPages.seeOther(matters.find(actor, number, frame.language()).isDone() ? "/desk/" + number + "?done=" + verb : "/desk");
        };
    }

    /// The asker's name and phone in clear, in this one answer only; the look and its reason are written down.
    @PostMapping("/desk/{number}/reveal")
    ResponseEntity<JteModel> reveal(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        if (show != null) {
            return matter(request, actor, number, null);
        }
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Contact> outcome = matters.reveal(actor, number, reason);
        var sentences = new MatterPagesSentences(frame.texts()).know("reason", frame.text("desk.reveal.reason"));
        Revealed revealed = outcome.map(contact -> new Revealed(contact.name(), contact.phone(), null))
                .orElse(refusal -> new Revealed(null, null, sentences.sentence(refusal)));
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .map(screen -> page(outcome.isDone() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, frame, screen.with(null, revealed)))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    private static ResponseEntity<JteModel> page(HttpStatus status, PageFrame frame, MatterPagesScreen screen) {
        return ResponseEntity.status(status).body(MatterPages.PAGES.deskMatter(frame, screen));
    }
}
