package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The field without a network: the page of what waits in this phone, the browser's worker that keeps it there, and what a browser
/// asks before it sends what it kept. The notes themselves lie in the browser alone until they are sent through the doors that every form has.
@Hidden
@RestController
class FieldPagesOutbox {

    /// The worker may serve `/f/` and nothing else: a browser gives it the folder that its script comes from.
    private static final List<String> PARTS = List.of("static/outbox.js", "static/outboxWorker.js");

    private final PageFrames frames;
    private final String worker;

    FieldPagesOutbox(PageFrames frames) {
        this.frames = frames;
        this.worker = String.join("\n", PARTS.stream().map(FieldPagesOutbox::text).toList());
    }

    /// @param person whose notes may be sent now
    /// @param csrf   what they have to repeat
    record Now(String person, String csrf) {}

    /// A shell only: the script of the page fills it in from the browser.
    @GetMapping("/f/outbox")
    ResponseEntity<JteModel> outbox(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return actor.isStaff() ? ResponseEntity.ok(MatterPages.PAGES.fieldOutbox(frame)) : MatterPages.unknown(frame);
    }

    @GetMapping(path = "/f/now", produces = MediaType.APPLICATION_JSON_VALUE)
    Now now(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return new Now(frame.viewer().key(), frame.csrf());
    }

    /// Open to everybody, as a browser looks for a newer one when nobody is signed in, too; there is nothing of anybody in it.
    @GetMapping(path = "/f/worker.js", produces = "text/javascript;charset=UTF-8")
    String worker() {
        return worker;
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
