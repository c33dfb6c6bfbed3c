package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The inbox of who carries out: a department, a property company, a partner unit.
@Hidden
@RestController
class HandlerPages {

    private final FieldLists waiting;
    private final FieldNext next;
    private final MatterLists lists;
    private final Beginnings beginnings;
    private final PageFrames frames;

    HandlerPages(FieldLists waiting, FieldNext next, MatterLists lists, Beginnings beginnings, PageFrames frames) {
        this.waiting = waiting;
        this.next = next;
        this.lists = lists;
        this.beginnings = beginnings;
        this.frames = frames;
    }

    /// @param done the number of the matter that was just given out of hand
    @GetMapping("/u")
    ResponseEntity<JteModel> inbox(HttpServletRequest request, Actor actor, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (lists.units(actor).isEmpty()) {
            return MatterPages.unknown(frame);
        }
        return ResponseEntity.ok(MatterPages.PAGES.handlerInbox(frame, waiting.waiting(actor, frame.texts()), next.line(actor, done, frame).orElse(null), beginnings.byPost(actor)));
    }
}
