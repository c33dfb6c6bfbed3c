package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where an asker sees that nothing of the own request was changed afterwards, and how to check it without trusting us.
@Hidden
@RestController
class MatterPagesProof {

    private static final int SHOWN_HEX = 12;

    private final Proofs proofs;
    private final PageFrames frames;

    MatterPagesProof(Proofs proofs, PageFrames frames) {
        this.proofs = proofs;
        this.frames = frames;
    }

    @GetMapping("/r/{number}/proof")
    ResponseEntity<JteModel> proof(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return proofs.check(actor, number, frame.language()).<ResponseEntity<JteModel>>map(checked -> ResponseEntity.ok(MatterPages.PAGES.proof(frame, shown(checked, frame))))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    private static TimelineProof shown(Proofs.Checked checked, PageFrame frame) {
        var lines = checked.moves().stream().map(move -> new TimelineProof.Line(move.seq(), frame.texts().when(move.at()), move.what().isEmpty() ? frame.text("proof.internal") : move.what(),
                move.hash().substring(0, SHOWN_HEX), move.holds())).toList();
        return new TimelineProof(checked.number(), checked.holds(), lines, checked.moves().getLast().hash(), checked.root().map(root -> root.day().toString()).orElse(""),
                checked.root().map(Proofs.Proof::root).orElse(""));
    }
}
