package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jinlin.kit.QrCode;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The style page: every token and every component once, from the templates that pages are made of.
@Hidden
@RestController
class KitPages {

    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final List<KitTokens.Token> TOKENS = KitTokens.ofProduct();

    private final PageFrames frames;

    KitPages(PageFrames frames) {
        this.frames = frames;
    }

    @GetMapping("/kit")
    ResponseEntity<JteModel> kit(HttpServletRequest request, Actor actor) {
        return forStaff(request, actor, frame -> PAGES.kit(frame, KitSamples.of(frame, TOKENS)));
    }

    /// How a notice under a red head (红头) comes out of the printer.
    @GetMapping("/kit/notice")
    ResponseEntity<JteModel> notice(HttpServletRequest request, Actor actor) {
        String address = ServletUriComponentsBuilder.fromContextPath(request).path("/kit").toUriString();
        return forStaff(request, actor, frame -> PAGES.notice(frame, "/kit", frame.text("kit.notice.organisation"), frame.text("kit.notice.number"), frame.text("kit.notice.title"),
                null, List.of(frame.text("kit.notice.first"), frame.text("kit.notice.second")), frame.text("kit.notice.day"), false, QrCode.of(address), frame.text("notice.online"), address));
    }

    private ResponseEntity<JteModel> forStaff(HttpServletRequest request, Actor actor, Function<PageFrame, JteModel> page) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return actor.isStaff() ? ResponseEntity.ok(page.apply(frame))
                : ResponseEntity.status(HttpStatus.NOT_FOUND).body(PAGES.problem(frame, HttpStatus.NOT_FOUND.value()));
    }
}
