package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.Beginnings.Beginning;
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

/// Beginning a matter of any kind that one's posts may open: a meeting, a file of a thing, the switch to an emergency.
@Hidden
@RestController
class MatterPagesBegin {

    private static final String KIND = "/begin/{kind:[a-z0-9_]{1,60}}";
    /// The same page where a phone keeps it for when there is no network.
    private static final String FIELD_KIND = "/f" + KIND;

    private final Beginnings beginnings;
    private final MatterPagesBeginForm form;
    private final Matters matters;
    private final MatterPagesDoors doors;
    private final MatterQueues queues;
    private final MatterPagesPhotos photos;
    private final MatterPagesSent sent;
    private final PageFrames frames;
    private final Problems problems;

    MatterPagesBegin(Beginnings beginnings, MatterPagesBeginForm form, Matters matters, MatterPagesDoors doors, MatterQueues queues, MatterPagesPhotos photos, MatterPagesSent sent, PageFrames frames,
            Problems problems) {
        this.beginnings = beginnings;
        this.form = form;
        this.matters = matters;
        this.doors = doors;
        this.queues = queues;
        this.photos = photos;
        this.sent = sent;
        this.frames = frames;
        this.problems = problems;
    }

    @GetMapping({"/begin", "/f/begin"})
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        List<Beginning> own = beginnings.of(actor);
        boolean prints = doors.areOffered(actor);
        return own.isEmpty() && !prints ? MatterPages.unknown(frame) : ResponseEntity.ok(MatterPages.PAGES.begin(frame, form.list(own, frame.language()), null, prints, null));
    }

    @GetMapping({KIND, FIELD_KIND})
    ResponseEntity<JteModel> blank(HttpServletRequest request, Actor actor, @PathVariable String kind) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return beginnings.of(actor, kind).map(beginning -> show(HttpStatus.OK, actor, beginning, MatterPagesTyped.blank(), frame)).orElseGet(() -> MatterPages.unknown(frame));
    }

    /// What is wrong is said where it was typed, and everything typed stays.
    @PostMapping({KIND, FIELD_KIND})
    ResponseEntity<?> begin(HttpServletRequest request, Actor actor, @PathVariable String kind, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Beginning> known = beginnings.of(actor, kind);
        if (known.isEmpty()) {
            return MatterPages.unknown(frame);
        }
        Beginning beginning = known.get();
        MatterPagesTyped typed = MatterPagesTyped.of(request);
        if (show != null) {
            return show(HttpStatus.OK, actor, beginning, typed, frame);
        }
        MatterPagesTyped complete = photos.take(actor, request, typed, frame.texts());
        if (complete.isWrong()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, actor, beginning, complete, frame);
        }
        return switch (matters.open(actor, form.request(actor, beginning, complete, frame.texts()), frame.language())) {
            case Outcome.Done<MatterView>(MatterView matter) -> begun(actor, matter.number(), frame);
            case Outcome.Refused<MatterView>(Refusal refusal) -> refused(request, actor, beginning, complete, refusal, frame);
        };
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Actor actor, Beginning beginning, MatterPagesTyped typed, Refusal refusal, PageFrame frame) {
        if (!refusal.code().equals("CLIENT_ID_REUSED")) {
            MatterPagesTyped wrong = form.sentences(actor, beginning, frame.texts()).put(refusal, typed);
            MatterPagesProofWanted proof = MatterPagesProofWanted.of(refusal, request.getRequestURI(), typed, Map.of()).orElse(null);
            return ResponseEntity.status(problems.refused(refusal, request).getStatusCode()).body(page(actor, beginning, wrong, frame, proof));
        }
        return before(request, actor, beginning, typed, frame).<ResponseEntity<?>>map(number -> begun(actor, number, frame))
                .orElseGet(() -> show(HttpStatus.CONFLICT, actor, beginning, typed.renewed().wrong(frame.text("error.reused")), frame));
    }

    /// What this very form has begun already, when it says the same now: with photos a second press is another request for the engine.
    private Optional<String> before(HttpServletRequest request, Actor actor, Beginning beginning, MatterPagesTyped typed, PageFrame frame) {
        List<String> said = form.inputs(actor, beginning, frame.language()).stream().filter(input -> input.type().equals("text")).map(MatterView.Input::field).toList();
        return !MatterPagesPhotos.came(request) ? Optional.empty() : sent.opened(actor.district(), typed.id()).filter(opened -> opened.by(actor)).map(MatterPagesSent.Opened::number)
                .filter(number -> matters.find(actor, number, frame.language())
                        .map(matter -> said.stream().allMatch(field -> String.valueOf(matter.texts().getOrDefault(field, "")).equals(typed.first(field)))).orElse(refusal -> false));
    }

    /// On to the matter: at the desk for who sits at one, else on the page of what one asked for.
    private ResponseEntity<Void> begun(Actor actor, String number, PageFrame frame) {
        queues.changed(actor);
        return MatterPages.seeOther((frame.viewer().start().equals("/desk") ? "/desk/" : "/r/") + number + "?done=open");
    }

    private ResponseEntity<JteModel> show(HttpStatusCode status, Actor actor, Beginning beginning, MatterPagesTyped typed, PageFrame frame) {
        return ResponseEntity.status(status).body(page(actor, beginning, typed, frame, null));
    }

    private JteModel page(Actor actor, Beginning beginning, MatterPagesTyped typed, PageFrame frame, @Nullable MatterPagesProofWanted proof) {
        return MatterPages.PAGES.begin(frame, List.of(), form.screen(actor, beginning, typed, frame.texts()), false, proof);
    }
}
