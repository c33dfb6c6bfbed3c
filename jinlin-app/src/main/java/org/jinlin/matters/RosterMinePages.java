package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where somebody who stands on a list is asked: who wrote what, what for, how long it is kept; then yes or no (PIPL Art. 14, 17).
@Hidden
@RestController
class RosterMinePages {

    private final RosterAnswers answers;
    private final Desk desk;
    private final PageFrames frames;

    RosterMinePages(RosterAnswers answers, Desk desk, PageFrames frames) {
        this.answers = answers;
        this.desk = desk;
        this.frames = frames;
    }

    @GetMapping("/me/rosters")
    ResponseEntity<JteModel> asked(HttpServletRequest request, Actor actor) {
        return page(request, actor, null, null, null);
    }

    @PostMapping("/me/rosters")
    ResponseEntity<JteModel> answer(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String go, @RequestParam(defaultValue = "") String agreed,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new RosterWords(frame.texts());
        if (show != null || !id.matches("[0-9]{1,18}") || !go.matches("yes|no")) {
            return page(request, actor, null, null, null);
        }
        if (go.equals("no")) {
            return switch (answers.no(actor, Long.parseLong(id))) {
                case Outcome.Done<Long> done -> page(request, actor, null, frame.text("roster.said.no"), null);
                case Outcome.Refused<Long>(Refusal refusal) -> page(request, actor, words.sentence(refusal), null, null);
            };
        }
        return switch (answers.yes(actor, Long.parseLong(id), agreed.equals("yes"))) {
            case Outcome.Done<RosterAnswers.Answered>(RosterAnswers.Answered answered) -> page(request, actor, answered.fault().map(words::sentence).orElse(null), frame.text("roster.said.yes"), answered.number());
            case Outcome.Refused<RosterAnswers.Answered>(Refusal refusal) -> page(request, actor, words.sentence(refusal), null, null);
        };
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @Nullable String fault, @Nullable String done, @Nullable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Tree tree = desk.tree(actor.district());
        var words = new RosterWords(frame.texts());
        List<RosterScreen.Question> waiting = answers.waiting(actor).stream().map(question -> {
            Playbook playbook = desk.playbookAt(actor.district(), question.row().placeId());
            return words.question(question, answers.unit(question), answers.consent(question, playbook), playbook, tree);
        }).toList();
        return ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(MatterPages.PAGES.myRosters(frame, waiting, fault, done, number));
    }
}
