package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.playbook.MoveRule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A secret ballot on a page of its own, from the notice board: what is put to the vote, one choice, and that nobody reads it. What was chosen is shown nowhere
/// again, not to who chose it either.
@Hidden
@RestController
class BallotPages {

    private final Ballots ballots;
    private final Notices notices;
    private final Matters matters;
    private final PageFrames frames;

    BallotPages(Ballots ballots, Notices notices, Matters matters, PageFrames frames) {
        this.ballots = ballots;
        this.notices = notices;
        this.matters = matters;
        this.frames = frames;
    }

    @GetMapping("/vote/{number}")
    ResponseEntity<?> paper(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Ballots.Paper> paper = paper(frame, actor, number);
        return paper.isEmpty() ? MatterPages.unknown(frame) : page(frame, paper.get(), null);
    }

    @PostMapping("/vote/{number}")
    ResponseEntity<?> cast(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam @Nullable UUID id, @RequestParam(name = MoveRule.BALLOT, defaultValue = "") String line) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Ballots.Paper> paper = paper(frame, actor, number);
        if (paper.isEmpty()) {
            return MatterPages.unknown(frame);
        }
        if (line.isEmpty()) {
            return page(frame, paper.get(), Refusal.of("FIELD_MISSING", MoveRule.BALLOT));
        }
        return switch (matters.move(actor, number, new MatterRequests.Make(paper.get().verb(), id, null, Map.of(MoveRule.BALLOT, line)))) {
            case Outcome.Done<Receipt> done -> MatterPages.seeOther("/vote/" + paper.get().number());
            case Outcome.Refused<Receipt>(Refusal refusal) -> refusal.code().equals("VOTED_ALREADY") ? MatterPages.seeOther("/vote/" + paper.get().number()) : page(frame, paper.get(), refusal);
        };
    }

    private Optional<Ballots.Paper> paper(PageFrame frame, Actor actor, String number) {
        return notices.told(actor.district(), number, frame.texts()).flatMap(told -> ballots.paper(actor, told));
    }

    private static ResponseEntity<?> page(PageFrame frame, Ballots.Paper paper, @Nullable Refusal refusal) {
        String fault = refusal == null ? null : refusal.code().equals("FIELD_MISSING") ? frame.text("vote.choose") : new MatterPagesSentences(frame.texts()).sentence(refusal);
        boolean moved = refusal != null && (refusal.code().equals("VOTE_ELSEWHERE") || refusal.code().equals("ASKER_HOME"));
        return ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(MatterPages.PAGES.vote(frame, paper, UUID.randomUUID().toString(), fault, moved));
    }
}
