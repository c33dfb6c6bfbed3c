package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.People;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What concerns oneself: print and language, what is kept of one and who looked at it, and a word about the product.
@Hidden
@RestController
class MatterPagesMe {

    /// Suggestions are requests like any other: somebody answers for them, by a time.
    private static final String SUGGESTION = "suggestion";
    private static final int LOOKS_SHOWN = 50;

    private final People people;
    private final MatterPagesPlaces places;
    private final Beginnings beginnings;
    private final Administrators administrators;
    private final DataStewards stewards;
    private final Rosters rosters;
    private final RosterAnswers answers;
    private final PageFrames frames;

    MatterPagesMe(People people, MatterPagesPlaces places, Beginnings beginnings, Administrators administrators, DataStewards stewards, Rosters rosters, RosterAnswers answers, PageFrames frames) {
        this.people = people;
        this.places = places;
        this.beginnings = beginnings;
        this.administrators = administrators;
        this.stewards = stewards;
        this.rosters = rosters;
        this.answers = answers;
        this.frames = frames;
    }

    @GetMapping("/me")
    JteModel me(HttpServletRequest request, Optional<Actor> actor) {
        return MatterPages.PAGES.me(frames.of(request, actor), places.home(actor).orElse(null), actor.filter(known -> !beginnings.of(known).isEmpty()).isPresent(),
                actor.flatMap(administrators::of).map(Administrator::code).orElse(""),
                actor.filter(known -> !stewards.units(known).isEmpty()).isPresent(), actor.filter(stewards::mayHold).isPresent(),
                actor.filter(known -> !rosters.senders(known).isEmpty()).isPresent(), actor.filter(known -> !answers.waiting(known).isEmpty()).isPresent());
    }

    @GetMapping("/privacy")
    JteModel privacy(HttpServletRequest request, Optional<Actor> actor) {
        PageFrame frame = frames.of(request, actor);
        List<MatterPagesLook> looks = actor.map(known -> people.looksAt(known).stream().limit(LOOKS_SHOWN)
                .map(look -> new MatterPagesLook(frame.texts().when(look.at()), look.reader(), look.reason())).toList()).orElse(List.of());
        return MatterPages.PAGES.privacy(frame, looks);
    }

    @GetMapping("/feedback")
    JteModel feedback(HttpServletRequest request, Optional<Actor> actor) {
        return MatterPages.PAGES.feedback(frames.of(request, actor), "/r/new?category=" + SUGGESTION);
    }
}
