package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.PageFrame;
import org.jinlin.people.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// How pages of numbers answer: with the page, or with a page that says in a sentence why not.
@Component
class DashAnswers {

    static final StaticTemplates PAGES = new StaticTemplates();
    private static final Set<String> NAMED = Set.of("UNIT_UNKNOWN", "LIST_UNKNOWN", "FIGURE_UNKNOWN", "KIND_UNKNOWN", "OBLIGATION_UNKNOWN");

    private final Problems problems;

    DashAnswers(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<JteModel> page(Outcome<JteModel> page, HttpServletRequest request, PageFrame frame, HttpStatus status) {
        return switch (page) {
            case Outcome.Done<JteModel>(JteModel shown) -> ResponseEntity.status(status).body(shown);
            case Outcome.Refused<JteModel>(Refusal refusal) -> refused(refusal, request, frame);
        };
    }

    ResponseEntity<JteModel> refused(Refusal refusal, HttpServletRequest request, PageFrame frame) {
        return ResponseEntity.status(status(refusal, request)).body(PAGES.dashRefused(frame, sentence(frame, refusal)));
    }

    /// What an address names and is not there is not found; elsewhere it is a field that is wrong.
    HttpStatus status(Refusal refusal, HttpServletRequest request) {
        return NAMED.contains(refusal.code()) ? HttpStatus.NOT_FOUND : HttpStatus.valueOf(problems.refused(refusal, request).getStatusCode().value());
    }

    static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(arg -> frame.texts().find("dash.field." + arg).orElse(arg.toString())).toList());
    }
}
