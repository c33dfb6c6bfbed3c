package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.matters.MatterPagesScreen.Revealed;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of staff: the queues, beside them one matter with everything that can be done with it, and each move that takes
/// more than a tap on a page of its own. All of it works without scripts; they only save loading.
@Hidden
@RestController
class MatterPagesDesk {

    private final MatterPagesQueues queues;
    private final MatterPagesWorks works;
    private final MatterPresence presence;
    private final MatterLive live;
    private final Matters matters;
    private final MatterPagesMoves moves;
    private final PageFrames frames;

    MatterPagesDesk(MatterPagesQueues queues, MatterPagesWorks works, MatterPresence presence, MatterLive live, Matters matters, MatterPagesMoves moves, PageFrames frames) {
        this.queues = queues;
        this.works = works;
        this.presence = presence;
        this.live = live;
        this.matters = matters;
        this.moves = moves;
        this.frames = frames;
    }

    @GetMapping("/desk")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return queues.of(request, actor, null, frame).map(queue -> {
            var answer = ResponseEntity.status(queue.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            MatterPagesAsked.keep(request).ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.toString()));
            return answer.<JteModel>body(MatterPages.PAGES.desk(frame, queue));
        }).orElse(refusal -> MatterPages.unknown(frame));
    }

    /// What a search found, in place of the list. In a form, because addresses are kept in logs and histories.
    @PostMapping("/desk")
    ResponseEntity<JteModel> search(HttpServletRequest request, Actor actor) {
        return list(request, actor);
    }

    /// Gives the list of the form a name, or takes a name away.
    @PostMapping("/desk/filters")
    ResponseEntity<?> name(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String name, @RequestParam @Nullable String remove,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (show != null) {
            return queues.of(request, actor, null, frame).map(queue -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.desk(frame, queue.naming(name, null)))).orElse(refusal -> MatterPages.unknown(frame));
        }
        return switch (queues.named(request, actor, name, remove, frame)) {
            case Outcome.Refused<MatterPagesQueue>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<MatterPagesQueue>(MatterPagesQueue queue) when queue.saved().problem() != null ->
                ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(MatterPages.PAGES.desk(frame, queue));
            case Outcome.Done<MatterPagesQueue>(MatterPagesQueue queue) -> MatterPages.seeOther("/desk?" + queue.query());
        };
    }

    /// The list alone, for a page that is open already and heard that something changed.
    @GetMapping("/desk/queue")
    ResponseEntity<JteModel> queue(HttpServletRequest request, Actor actor, @RequestParam @Nullable String at) {
        queues.changed(actor);
        PageFrame frame = frames.of(request, Optional.of(actor));
        return queues.of(request, actor, at, frame).map(queue -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.deskQueue(frame, queue)))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// The keys of the desk.
    @GetMapping("/desk/keys")
    JteModel keys(HttpServletRequest request, Actor actor) {
        return MatterPages.PAGES.deskKeys(frames.of(request, Optional.of(actor)));
    }

    @GetMapping("/desk/{number}")
    ResponseEntity<JteModel> matter(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .map(screen -> page(HttpStatus.OK, request, actor, frame, done == null ? screen : MatterPages.done(screen, done, frame), null))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// A move that takes more than a tap, over the desk. What cannot be done now leads back to the matter.
    @GetMapping("/desk/{number}/{verb:[a-z_]{1,40}}")
    ResponseEntity<?> making(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String verb) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .<ResponseEntity<?>>map(screen -> MatterPagesWorks.isOffered(screen, verb) ? page(HttpStatus.OK, request, actor, frame, screen, verb) : MatterPages.seeOther("/desk/" + number))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// After a move that gives the matter out of hand, back to the list.
    @PostMapping("/desk/{number}")
    ResponseEntity<?> move(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (moves.make(actor, number, request, true, show != null, frame.texts())) {
            case Outcome.Refused<Result>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Result>(Result.Again(var status, var screen)) -> page(status, request, actor, frame, screen, null);
            case Outcome.Done<Result>(Result.Made(String verb)) -> {
                queues.changed(actor);
                yield MatterPages.seeOther(matters.find(actor, number, frame.language()).isDone() ? "/desk/" + number + "?done=" + verb : "/desk");
            }
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
        Outcome<MatterRevealed> outcome = matters.reveal(actor, number, reason);
        var sentences = new MatterPagesSentences(frame.texts()).know("reason", frame.text("desk.reveal.reason"));
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .map(screen -> page(outcome.isDone() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, request, actor, frame,
                        screen.with(null, outcome.map(found -> Revealed.of(found, frame.language())).orElse(refusal -> Revealed.refused(sentences.sentence(refusal)))), null))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    private ResponseEntity<JteModel> page(HttpStatusCode status, HttpServletRequest request, Actor actor, PageFrame frame, MatterPagesScreen screen, @Nullable String making) {
        String number = screen.matter().number();
        if (actor.isStaff() && presence.comes(actor, number)) {
            live.comes(actor, number);
        }
        MatterPagesQueue queue = queues.of(request, actor, number, frame).orElse(refusal -> null);
        return ResponseEntity.status(status).body(MatterPages.PAGES.deskMatter(frame, queue, works.of(actor, screen, making, frame.texts())));
    }
}
