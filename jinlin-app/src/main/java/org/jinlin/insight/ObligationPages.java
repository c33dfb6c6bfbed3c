package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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

/// The own card of what is owed, and for who answers for a unit the list of those below the number.
@RestController
class ObligationPages {

    private static final StaticTemplates PAGES = new StaticTemplates();

    private final Obligations obligations;
    private final ObligationLists lists;
    private final PageFrames frames;
    private final DashAnswers answers;

    ObligationPages(Obligations obligations, ObligationLists lists, PageFrames frames, DashAnswers answers) {
        this.obligations = obligations;
        this.lists = lists;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/obligations")
    ResponseEntity<JteModel> card(HttpServletRequest request, Actor actor, @RequestParam @Nullable String day) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answers.page(obligations.card(actor, day, frame.texts()).map(card -> PAGES.obligations(frame, card)), request, frame, HttpStatus.OK);
    }

    @GetMapping("/obligations/list")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String obligation, @RequestParam @Nullable String unit,
            @RequestParam @Nullable String day, @RequestParam @Nullable String part, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var ask = new FigureLists.Ask(unit, null, day, obligation, part, after, null);
        return answers.page(lists.list(actor, ask, frame.texts()).map(list -> PAGES.obligationList(frame, list, more(request, list))), request, frame, HttpStatus.OK);
    }

    private static @Nullable String more(HttpServletRequest request, ObligationList list) {
        return list.page().next().map(next -> "/obligations/list?" + DashAsk.without(request, "after") + "&after=" + next).orElse(null);
    }
}
