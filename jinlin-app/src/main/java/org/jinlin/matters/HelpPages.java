package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who could be asked for what waits, as a page and for programs.
@RestController
class HelpPages {

    private final HelpBoard board;
    private final PageFrames frames;

    HelpPages(HelpBoard board, PageFrames frames) {
        this.board = board;
        this.frames = frames;
    }

    @GetMapping("/helpers")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (board.week(actor, unit, frame.texts())) {
            case Outcome.Done<HelpWeek>(HelpWeek week) -> ResponseEntity.ok(MatterPages.PAGES.helpers(frame, week));
            case Outcome.Refused<HelpWeek> refused -> MatterPages.unknown(frame);
        };
    }

    /// What waits to be taken on at a unit and below it, for each who suits best and why, and whom the plan of the week asks, with the proven gap to the best plan.
    @GetMapping("/api/helpers")
    Outcome<HelpWeek> week(Actor actor, @RequestParam @Nullable String unit, Locale locale) {
        return board.week(actor, unit, frames.texts(actor, locale));
    }
}
