package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.PageFrame;
import org.jinlin.people.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// How the pages of playbooks answer: with the page, or with a page that says in a sentence why not.
@Component
class PlaybookAnswers {

    static final StaticTemplates PAGES = new StaticTemplates();

    private final Problems problems;

    PlaybookAnswers(Problems problems) {
        this.problems = problems;
    }

    <T> ResponseEntity<JteModel> page(Outcome<T> outcome, HttpServletRequest request, PageFrame frame, Function<T, JteModel> page) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> ResponseEntity.ok(page.apply(value));
            case Outcome.Refused<T>(Refusal refusal) -> refused(refusal, request, frame);
        };
    }

    ResponseEntity<JteModel> refused(Refusal refusal, HttpServletRequest request, PageFrame frame) {
        HttpStatus status = HttpStatus.valueOf(problems.refused(refusal, request).getStatusCode().value());
        return ResponseEntity.status(status).body(PAGES.playbookRefused(frame, sentence(frame, refusal), refusal.code().equals("ROOT_POST_NEEDED")));
    }

    static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }
}
