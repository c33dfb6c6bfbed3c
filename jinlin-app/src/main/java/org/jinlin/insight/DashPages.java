package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.Matters;
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

/// The leader's page, the lists behind its numbers, and the month's bulletin made of the same numbers.
@Hidden
@RestController
class DashPages {

    private static final String TEXT = PageKept.FIELD + "text";

    private final Dash dash;
    private final DashLists lists;
    private final Matters matters;
    private final PageFrames frames;
    private final DashAnswers answers;

    DashPages(Dash dash, DashLists lists, Matters matters, PageFrames frames, DashAnswers answers) {
        this.dash = dash;
        this.lists = lists;
        this.matters = matters;
        this.frames = frames;
        this.answers = answers;
    }

    /// @param map  the day whose boundaries it goes by; today when not said
    /// @param wall the same page without anything to press, for a screen on a wall
    @GetMapping("/dash")
    ResponseEntity<JteModel> dash(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map,
            @RequestParam @Nullable String days, @RequestParam @Nullable String wall, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return board(request, actor, unit, map, days, frame, Optional.empty(), "1".equals(wall), done, HttpStatus.OK);
    }

    /// Presses for a matter, in the words of the form beside it.
    @PostMapping("/dash")
    ResponseEntity<?> supervise(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map,
            @RequestParam @Nullable String days, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String id, @RequestParam(name = TEXT, defaultValue = "") String text,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (show != null) {
            return board(request, actor, unit, map, days, frame, typed(number, id, text, null), false, null, HttpStatus.OK);
        }
        if (text.isBlank()) {
            return board(request, actor, unit, map, days, frame, typed(number, id, text, frame.text("dash.supervise.empty")), false, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var make = new MatterRequests.Make(DashUrgent.MOVE, uuid(id), null, Map.of("text", text.replace("\r\n", "\n")));
        return switch (matters.move(actor, number, make)) {
            case Outcome.Done<?> made -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, back(unit, days, number)).build();
            case Outcome.Refused<?>(Refusal refusal) -> board(request, actor, unit, map, days, frame, typed(number, id, text, DashAnswers.sentence(frame, refusal)), false, null, answers.status(refusal, request));
        };
    }

    private ResponseEntity<JteModel> board(HttpServletRequest request, Actor actor, @Nullable String unit, @Nullable String map, @Nullable String days, PageFrame frame,
            Optional<DashBoard.Supervise> typed, boolean wall, @Nullable String done, HttpStatus status) {
        Outcome<DashBoard> board = DashPeriod.days(days, dash.today(actor))
                .then(period -> dash.board(actor, unit, map, period, Integer.toString(period.length()), frame.texts(), typed));
        // a form whose matter is no longer among those shown still says what became of it
        String told = typed.map(DashBoard.Supervise::error).orElse(null);
        return answers.page(board.map(shown -> DashAnswers.PAGES.dash(frame, shown, wall, pressed(actor, done, frame), told)), request, frame, status);
    }

    /// The number of a matter that was pressed for; nothing for an address made by hand.
    private @Nullable String pressed(Actor actor, @Nullable String number, PageFrame frame) {
        return number != null && matters.moves(actor, number, frame.language()).map(moves -> moves.stream().anyMatch(move -> move.verb().equals(DashUrgent.MOVE))).orElse(refusal -> false)
                ? number : null;
    }

    @GetMapping("/dash/list")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answers.page(lists.list(actor, DashAsk.of(request), frame.texts()).map(list -> DashAnswers.PAGES.dashList(frame, list)), request, frame, HttpStatus.OK);
    }

    /// @param month as 2026-11; the present one when not said
    @GetMapping("/print/bulletin")
    ResponseEntity<JteModel> bulletin(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map, @RequestParam @Nullable String month) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<DashBoard> board = DashPeriod.month(month, dash.today(actor)).then(period -> dash.board(actor, unit, map, period, "", frame.texts(), Optional.empty()));
        return answers.page(board.map(shown -> DashAnswers.PAGES.bulletin(frame, shown)), request, frame, HttpStatus.OK);
    }

    private static Optional<DashBoard.Supervise> typed(String number, String id, String text, @Nullable String error) {
        return Optional.of(new DashBoard.Supervise(number, error == null ? id : UUID.randomUUID().toString(), "", text, error));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            // a form whose id was lost presses once more at worst
            return UUID.randomUUID();
        }
    }

    private static String back(@Nullable String unit, @Nullable String days, String number) {
        String chosen = (unit != null && unit.matches("[0-9]{1,18}") ? "unit=" + unit + "&" : "") + (days != null && days.matches("[0-9]{1,3}") ? "days=" + days + "&" : "");
        return "/dash?" + chosen + "done=" + number;
    }
}
