package org.jinlin.matters;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Writing down what somebody says on the phone, at the counter or in a chat group, while they say it: one screen, and the
/// next one right after it.
@Hidden
@RestController
class MatterPagesIntake {

    private static final String CHANNEL = "channel";

    private final Matters matters;
    private final MatterPagesReportForm form;
    private final MatterPagesIntakeForm intake;
    private final MatterQueues queues;
    private final MatterPagesPhotos photos;
    private final MatterPagesSent sent;
    private final PageFrames frames;
    private final Problems problems;

    MatterPagesIntake(Matters matters, MatterPagesReportForm form, MatterPagesIntakeForm intake, MatterQueues queues, MatterPagesPhotos photos, MatterPagesSent sent, PageFrames frames, Problems problems) {
        this.matters = matters;
        this.form = form;
        this.intake = intake;
        this.queues = queues;
        this.photos = photos;
        this.sent = sent;
        this.frames = frames;
        this.problems = problems;
    }

    /// @param done    the number of the one that was just written down
    /// @param channel by which that one came: the next one is likely to come the same way
    @GetMapping("/desk/new")
    ResponseEntity<JteModel> blank(HttpServletRequest request, Actor actor, @RequestParam @Nullable String done, @RequestParam @Nullable String channel) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        MatterPagesTyped typed = channel == null ? MatterPagesTyped.blank() : MatterPagesTyped.blank().with(CHANNEL, List.of(channel));
        String written = done == null ? null : matters.find(actor, done, frame.language()).map(MatterView::number).orElse(refusal -> null);
        return show(HttpStatus.OK, actor, typed, written, frame);
    }

    @PostMapping("/desk/new")
    ResponseEntity<?> write(HttpServletRequest request, Actor actor, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        MatterPagesTyped typed = MatterPagesTyped.of(request);
        if (show != null || !queues.writesDown(actor)) {
            return show(HttpStatus.OK, actor, typed, null, frame);
        }
        Optional<String> before = before(actor, typed, frame);
        if (before.isPresent()) {
            return next(before.get(), typed);
        }
        MatterPagesTyped complete = photos.take(actor, request, typed, frame.texts());
        if (complete.isWrong()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, actor, complete, null, frame);
        }
        return switch (matters.open(actor, form.request(actor.district(), complete, Optional.of(actor), frame.texts()), frame.language())) {
            case Outcome.Done<MatterView>(MatterView matter) -> {
                queues.changed(actor);
                yield next(matter.number(), typed);
            }
            case Outcome.Refused<MatterView>(Refusal refusal) -> refused(request, actor, complete, refusal, frame);
        };
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Actor actor, MatterPagesTyped typed, Refusal refusal, PageFrame frame) {
        boolean reused = refusal.code().equals("CLIENT_ID_REUSED");
        Optional<String> before = reused ? before(actor, typed, frame) : Optional.empty();
        if (before.isPresent()) {
            return next(before.get(), typed);
        }
        MatterPagesTyped wrong = reused ? typed.renewed().wrong(frame.text("error.reused")) : form.sentences(frame.texts()).put(refusal, typed);
        return show(problems.refused(refusal, request).getStatusCode(), actor, wrong, null, frame);
    }

    /// What this very form has opened already, when it says the same now: a second press of the key.
    private Optional<String> before(Actor actor, MatterPagesTyped typed, PageFrame frame) {
        return sent.opened(actor.district(), typed.id()).map(MatterPagesSent.Opened::number)
                .filter(number -> matters.find(actor, number, frame.language()).map(matter -> MatterPagesScreen.said(matter).equals(typed.first("text"))).orElse(refusal -> false));
    }

    private static ResponseEntity<Void> next(String number, MatterPagesTyped typed) {
        String channel = typed.first(CHANNEL);
        return MatterPages.seeOther("/desk/new?done=" + number + (channel.matches("[a-z_]{1,40}") ? "&channel=" + channel : ""));
    }

    private ResponseEntity<JteModel> show(HttpStatusCode status, Actor actor, MatterPagesTyped typed, @Nullable String written, PageFrame frame) {
        return intake.screen(actor, typed, frame.texts()).map(screen -> ResponseEntity.status(status).<JteModel>body(MatterPages.PAGES.deskNew(frame, screen, written)))
                .orElseGet(() -> MatterPages.unknown(frame));
    }
}
