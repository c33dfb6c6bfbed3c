package org.jinlin.insight;

import java.util.Locale;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of the figures that playbooks name, for staff.
@RestController
@RequestMapping("/api/figures")
class FigureApi {

    private final Figures figures;
    private final FigureLists lists;
    private final PageFrames frames;

    FigureApi(Figures figures, FigureLists lists, PageFrames frames) {
        this.figures = figures;
        this.lists = lists;
        this.frames = frames;
    }

    /// What of a list is told to programs.
    record Line(String name, String place, String state, String when) {}

    /// The figures of a unit and everything below it.
    ///
    /// @param map the day whose boundaries it goes by, as 2026-11-20; today when not said
    /// @param day the last day that is looked at, as 2026-11-20; today when not said
    @GetMapping
    Outcome<FigureBoard> figures(Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String map, @RequestParam @Nullable String day, Locale locale) {
        return figures.board(actor, unit, map, day, frames.texts(actor, locale));
    }

    /// What a figure counted.
    ///
    /// @param part `count`, `of`, `missing`: the units that have none, or `below`: the figure of each unit below
    @GetMapping("/{figure}")
    Outcome<Page<Line>> list(Actor actor, @PathVariable String figure, @RequestParam @Nullable String unit, @RequestParam @Nullable String map, @RequestParam @Nullable String day, @RequestParam @Nullable String part,
            @RequestParam @Nullable String after, @RequestParam @Nullable String limit, Locale locale) {
        return lists.list(actor, new FigureLists.Ask(unit, map, day, figure, part, after, limit), frames.texts(actor, locale))
                .map(list -> list.page().map(line -> new Line(line.name(), line.place(), line.state(), line.when())));
    }
}
