package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Paper: pages that are made to be printed.
@Hidden
@RestController
class MatterPagesPrint {

    private final MatterPagesMoves moves;
    private final MatterPagesNotices notices;
    private final MatterPagesDoors doors;
    private final PageFrames frames;

    MatterPagesPrint(MatterPagesMoves moves, MatterPagesNotices notices, MatterPagesDoors doors, PageFrames frames) {
        this.moves = moves;
        this.notices = notices;
        this.doors = doors;
        this.frames = frames;
    }

    /// The handling slip, for staff who may see the matter. Its names are masked: paper is left lying about.
    @GetMapping("/print/slip/{number}")
    ResponseEntity<JteModel> slip(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts())
                .map(screen -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.slip(frame, MatterPagesSlip.of(screen, address(request, screen.matter().number()), frame.texts().when(frame.texts().now())))))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// The notice of a supervision (督办通知), for staff who may see the matter. Nobody's name is on it.
    ///
    /// @param step of the timeline; the latest supervision when not said
    @GetMapping("/print/notice/{number}")
    ResponseEntity<JteModel> notice(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam @Nullable String step) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        return notices.notice(actor, number, step, address(request, number), frame.texts())
                .map(notice -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.notice(frame, "/desk/" + notice.matter(), notice.organisation(), notice.number(), notice.title(), notice.addressee(),
                        notice.paragraphs(), notice.day(), true, notice.code(), frame.text("supervision.online"), notice.address())))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// The codes for the doors of the buildings of a unit, to be cut out.
    @GetMapping("/print/doors")
    ResponseEntity<JteModel> doors(HttpServletRequest request, Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return doors.doors(actor, unit, after, ServletUriComponentsBuilder.fromContextPath(request))
                .map(sheets -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.doors(frame, sheets, "/begin"))).orElseGet(() -> MatterPages.unknown(frame));
    }

    private static String address(HttpServletRequest request, String number) {
        return ServletUriComponentsBuilder.fromContextPath(request).path("/desk/{number}").buildAndExpand(number).toUriString();
    }
}
