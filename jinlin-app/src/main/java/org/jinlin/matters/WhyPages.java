package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.Administrator;
import org.jinlin.people.AdministratorPages;
import org.jinlin.people.Finder;
import org.jinlin.people.Masked;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page that says why somebody may do something on a matter, or why not.
@Hidden
@RestController
class WhyPages {

    private final Why why;
    private final Finder finder;
    private final AdministratorPages pages;
    private final PageFrames frames;

    WhyPages(Why why, Finder finder, AdministratorPages pages, PageFrames frames) {
        this.why = why;
        this.finder = finder;
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping("/why")
    ResponseEntity<JteModel> blank(HttpServletRequest request, Actor actor) {
        return pages.security(request, actor, frame -> MatterPages.PAGES.why(frame, new WhyForm("", "", ""), List.of(), null, null));
    }

    @PostMapping("/why")
    ResponseEntity<JteModel> asked(HttpServletRequest request, Actor actor, @RequestParam(name = "f.who", defaultValue = "") String who, @RequestParam(name = "f.number", defaultValue = "") String number,
            @RequestParam(name = "f.verb", defaultValue = "") String verb, @RequestParam(name = "f.person", required = false) @Nullable Long person, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var typed = new WhyForm(who, number, verb);
        if (show != null) {
            return pages.security(request, actor, shown -> MatterPages.PAGES.why(shown, typed, List.of(), null, null));
        }
        return person(actor, who, person).then(found -> found.size() != 1 ? Outcome.done(MatterPages.PAGES.why(frame, typed, found, null, found.isEmpty() ? frame.text("admin.nobody") : null))
                : why.may(actor, found.getFirst().personId(), number.strip(), verb, frame.language()).map(answer -> MatterPages.PAGES.why(frame, typed, found, lines(frame, answer), null)))
                .map(ResponseEntity::ok).orElse(refusal -> pages.refused(request, frame, refusal, sentence -> MatterPages.PAGES.why(frame, typed, List.of(), null, sentence)));
    }

    private Outcome<List<Masked>> person(Actor actor, String who, @Nullable Long person) {
        return finder.find(actor, Administrator.SECURITY, who).map(found -> person == null ? found : found.stream().filter(one -> one.personId() == person).toList());
    }

    /// The answer in sentences, the yes or no first.
    private static List<String> lines(PageFrame frame, Why.Answer answer) {
        var lines = new java.util.ArrayList<String>();
        lines.add(frame.text(answer.yes() ? "why.yes" : "why.no"));
        if (answer.role() != null) {
            lines.add(frame.text("why.by", answer.role(), answer.unit() == null ? "" : answer.unit()));
        } else if (answer.yes() && !String.valueOf(answer.verb()).isEmpty()) {
            lines.add(frame.text("why.self"));
        }
        Optional.ofNullable(answer.behalf()).ifPresent(name -> lines.add(frame.text("why.behalf", name)));
        Optional.ofNullable(answer.refusal()).ifPresent(refusal -> lines.add(sentence(frame, refusal)));
        lines.add(frame.text("why.access." + answer.access()));
        if (answer.ownUnit()) {
            lines.add(frame.text("why.ownUnit"));
        }
        return lines;
    }

    private static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }
}
