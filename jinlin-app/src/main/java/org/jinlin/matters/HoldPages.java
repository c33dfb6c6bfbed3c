package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.HoldScreen.Proof;
import org.jinlin.matters.HoldScreen.Row;
import org.jinlin.matters.HoldScreen.Typed;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is held for a court, and the proofs of what was destroyed.
@Hidden
@RestController
class HoldPages {

    private final Holds holds;
    private final Destructions destructions;
    private final PageFrames frames;

    HoldPages(Holds holds, Destructions destructions, PageFrames frames) {
        this.holds = holds;
        this.destructions = destructions;
        this.frames = frames;
    }

    @GetMapping("/holds")
    ResponseEntity<JteModel> holds(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        return page(request, actor, after, null, Typed.NOTHING, null);
    }

    @PostMapping("/holds")
    ResponseEntity<JteModel> hold(HttpServletRequest request, Actor actor, @RequestParam(name = "f.number", defaultValue = "") String number, @RequestParam(name = "f.reason", defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String end, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var typed = new Typed(number, reason, person.equals("yes"));
        if (kept != null) {
            return page(request, actor, null, null, typed, null);
        }
        Outcome<?> outcome = !end.isEmpty() ? end.matches("[0-9]{1,18}") ? holds.end(actor, Long.parseLong(end)) : Outcome.refused("NOT_FOUND") : holds.put(actor, number, typed.person(), reason);
        return switch (outcome) {
            case Outcome.Done<?> done -> page(request, actor, null, null, Typed.NOTHING, frame.text(end.isEmpty() ? "holds.put" : "holds.ended"));
            case Outcome.Refused<?>(Refusal refusal) -> page(request, actor, null, MyDataPages.sentences(frame).sentence(refusal), typed, null);
        };
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @Nullable String after, @Nullable String fault, Typed typed, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (holds.inForce(actor, after)) {
            case Outcome.Refused<Page<Holds.Hold>>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Page<Holds.Hold>>(Page<Holds.Hold> page) -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(MatterPages.PAGES.holds(frame,
                    new HoldScreen(page.map(hold -> new Row(Long.toString(hold.id()), hold.number(), hold.reason(), frame.texts().when(hold.since()))), fault, typed, done)));
        };
    }

    @GetMapping("/destroyed")
    ResponseEntity<JteModel> destroyed(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (destructions.all(actor, after)) {
            case Outcome.Refused<Page<Destruction>>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Page<Destruction>>(Page<Destruction> page) -> ResponseEntity.ok(MatterPages.PAGES.destroyed(frame, page.map(proof ->
                    new Proof(Long.toString(proof.id()), proof.kind(), frame.texts().dated(proof.at()), proof.count("matters"), proof.count("moves"), proof.document()))));
        };
    }
}
