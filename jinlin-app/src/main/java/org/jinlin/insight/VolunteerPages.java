package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Scope;
import org.jinlin.matters.MatterLine;
import org.jinlin.matters.MatterLists;
import org.jinlin.matters.MatterPagesRow;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.points.Holder;
import org.jinlin.points.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page of whoever serves (`/v`): what is asked near the own posts, what one took on, the own points, and what one owes.
@Hidden
@RestController
class VolunteerPages {

    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final String ON_PAGE = "20";

    private final MatterLists lists;
    private final Obligations obligations;
    private final Statements statements;
    private final PageFrames frames;
    private final DashAnswers answers;

    VolunteerPages(MatterLists lists, Obligations obligations, Statements statements, PageFrames frames, DashAnswers answers) {
        this.lists = lists;
        this.obligations = obligations;
        this.statements = statements;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/v")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<VolunteerDay> day = rows(actor, "asked", after, frame).then(asked -> rows(actor, "taken", null, frame)
                .then(taken -> obligations.card(actor, null, frame.texts()).map(card -> new VolunteerDay(fitting(actor, frame), asked.items(), asked.next().map(next -> "/v?after=" + next), taken.items(), points(actor, frame), card))));
        return answers.page(day.map(shown -> PAGES.volunteer(frame, shown)), request, frame, HttpStatus.OK);
    }

    private Outcome<Page<MatterPagesRow>> rows(Actor actor, String list, @Nullable String after, PageFrame frame) {
        Outcome<Page<MatterLine>> lines = lists.list(actor, list, after, ON_PAGE, frame.language());
        return lines.map(page -> MatterPagesRow.of(page, frame));
    }

    private List<MatterPagesRow> fitting(Actor actor, PageFrame frame) {
        return MatterPagesRow.of(new Page<>(lists.fitting(actor, frame.language()), Optional.empty()), frame).items();
    }

    private List<String> points(Actor actor, PageFrame frame) {
        return statements.accounts(new Scope(actor.district(), Scope.Kind.PERSON, actor.personId()), Holder.person(actor.personId())).stream()
                .map(account -> frame.text("points.amount." + account.currency().code(), account.balance())).toList();
    }
}
