package org.jinlin.insight;

import java.util.List;
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

/// The JSON API of obligations: the own card, and how a unit and what is below it stand.
@RestController
@RequestMapping("/api")
class ObligationApi {

    private final Obligations obligations;
    private final ObligationLists lists;
    private final PageFrames frames;

    ObligationApi(Obligations obligations, ObligationLists lists, PageFrames frames) {
        this.obligations = obligations;
        this.lists = lists;
        this.frames = frames;
    }

    /// What I owe, and what the units owe that I answer for.
    @GetMapping("/me/obligations")
    Outcome<ObligationCard> card(Actor actor, @RequestParam @Nullable String day, Locale locale) {
        return obligations.card(actor, day, frames.texts(actor, locale));
    }

    /// How many at a unit and below did as much as they owe, in the stretches in which the day lies.
    @GetMapping("/obligations")
    Outcome<List<ObligationLine>> lines(Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String day, Locale locale) {
        return obligations.lines(actor, unit, day, frames.texts(actor, locale));
    }

    /// Who did less; with `part=all` everybody, in the order of the units.
    @GetMapping("/obligations/{obligation}")
    Outcome<Page<ObligationList.Line>> below(Actor actor, @PathVariable String obligation, @RequestParam @Nullable String unit, @RequestParam @Nullable String day,
            @RequestParam @Nullable String part, @RequestParam @Nullable String after, @RequestParam @Nullable String limit, Locale locale) {
        return lists.list(actor, new FigureLists.Ask(unit, null, day, obligation, part, after, limit), frames.texts(actor, locale)).map(ObligationList::page);
    }
}
