package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page of the figures that a playbook names with what is owed and kept, and the lists behind the figures.
@RestController
class FigurePages {

    private static final StaticTemplates PAGES = new StaticTemplates();

    private final Figures figures;
    private final FigureLists lists;
    private final Obligations obligations;
    private final Registers registers;
    private final PageFrames frames;
    private final DashAnswers answers;

    FigurePages(Figures figures, FigureLists lists, Obligations obligations, Registers registers, PageFrames frames, DashAnswers answers) {
        this.figures = figures;
        this.lists = lists;
        this.obligations = obligations;
        this.registers = registers;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/figures")
    ResponseEntity<JteModel> figures(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map, @RequestParam @Nullable String day) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<JteModel> page = figures.board(actor, unit, map, day, frame.texts())
                .then(board -> obligations.lines(actor, board.unit().id(), day, frame.texts())
                        .then(owed -> registers.kept(actor, board.unit().id(), frame.texts()).map(kept -> PAGES.figures(frame, board, owed, kept, figures.charts(actor, board.unit(), frame.texts())))));
        return answers.page(page, request, frame, HttpStatus.OK);
    }

    @GetMapping("/figures/list")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String figure, @RequestParam @Nullable String unit,
            @RequestParam @Nullable String map, @RequestParam @Nullable String day, @RequestParam @Nullable String part, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var ask = new FigureLists.Ask(unit, map, day, figure, part, after, null);
        return answers.page(lists.list(actor, ask, frame.texts()).map(list -> PAGES.figureList(frame, list, more(request, list))), request, frame, HttpStatus.OK);
    }

    private static @Nullable String more(HttpServletRequest request, FigureList list) {
        return list.page().next().map(next -> "/figures/list?" + DashAsk.without(request, "after") + "&after=" + next).orElse(null);
    }
}
