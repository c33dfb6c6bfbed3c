package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where anybody checks what is shown at a door. It says whether it holds, and names nobody.
@Hidden
@RestController
class MatterPagesCheck {

    private final MatterPasses passes;
    private final PageFrames frames;

    MatterPagesCheck(MatterPasses passes, PageFrames frames) {
        this.passes = passes;
        this.frames = frames;
    }

    @GetMapping("/check/{number}/{code}")
    ResponseEntity<JteModel> check(HttpServletRequest request, Optional<Actor> actor, @PathVariable String number, @PathVariable String code) {
        PageFrame frame = frames.of(request, actor);
        Optional<MatterPasses.Checked> found = passes.check(number, code, frame.texts());
        return ResponseEntity.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .body(MatterPages.PAGES.check(frame, found.orElse(null)));
    }
}
