package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What the pages of administrators have in common: who may see them, and how a refusal looks there.
@Component
public class AdministratorPages {

    static final StaticTemplates PAGES = new StaticTemplates();

    private final Administrators administrators;
    private final PageFrames frames;
    private final Problems problems;

    AdministratorPages(Administrators administrators, PageFrames frames, Problems problems) {
        this.administrators = administrators;
        this.frames = frames;
        this.problems = problems;
    }

    /// A page for the security administrator; everybody else is told whose it is.
    public ResponseEntity<JteModel> security(HttpServletRequest request, Actor actor, Function<PageFrame, JteModel> page) {
        return page(request, actor, administrators.need(actor, Administrator.SECURITY), page);
    }

    /// A page for the system administrator.
    ResponseEntity<JteModel> system(HttpServletRequest request, Actor actor, Function<PageFrame, JteModel> page) {
        return page(request, actor, administrators.need(actor, Administrator.SYSTEM), page);
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, Outcome<Actor> may, Function<PageFrame, JteModel> page) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return may.map(_ -> ResponseEntity.ok(page.apply(frame))).orElse(refusal -> refused(request, frame, refusal, _ -> PAGES.adminRefused(frame, sentence(frame, refusal))));
    }

    /// A refusal on the page where it happened, with what was typed; who may not be there at all is told that.
    public ResponseEntity<JteModel> refused(HttpServletRequest request, PageFrame frame, Refusal refusal, Function<String, JteModel> page) {
        String sentence = sentence(frame, refusal);
        return ResponseEntity.status(problems.refused(refusal, request).getStatusCode()).body(refusal.code().equals("ADMIN_NEEDED") ? PAGES.adminRefused(frame, sentence) : page.apply(sentence));
    }

    static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }
}
