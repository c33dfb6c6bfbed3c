package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.QrCode;
import org.jinlin.matters.MatterPapers.Paper;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A paper to sign, as a page to print and as a PDF, for its parties; the other party has an address of its own.
@Hidden
@RestController
class MatterPagesAgreement {

    private final MatterPapers papers;
    private final PageFrames frames;
    private final MoveSearch moves;
    private final Audit audit;

    MatterPagesAgreement(MatterPapers papers, PageFrames frames, MoveSearch moves, Audit audit) {
        this.papers = papers;
        this.frames = frames;
        this.moves = moves;
        this.audit = audit;
    }

    @GetMapping("/print/agreement/{number}")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return papers.of(actor, number, frame.texts()).map(paper -> page(request, frame, paper)).orElse(refusal -> MatterPages.unknown(frame));
    }

    @GetMapping("/print/agreement/{number}/pdf")
    ResponseEntity<?> pdf(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return papers.of(actor, number, frame.texts()).<ResponseEntity<?>>map(paper -> {
            audit.addAlone(AuditNote.of(actor, AuditAct.EXPORT, moves.matter(actor.district(), number).map(AuditSubject::matter).orElse(AuditSubject.NONE)));
            return pdf(frame, paper);
        }).orElse(refusal -> MatterPages.unknown(frame));
    }

    @GetMapping("/agreement/{number}/{key}")
    ResponseEntity<JteModel> pageOfOther(HttpServletRequest request, Optional<Actor> actor, @PathVariable String number, @PathVariable String key) {
        PageFrame frame = frames.of(request, actor);
        return papers.of(number, key, frame.texts()).map(paper -> page(request, frame, paper)).orElseGet(() -> MatterPages.unknown(frame));
    }

    @GetMapping("/agreement/{number}/{key}/pdf")
    ResponseEntity<?> pdfOfOther(HttpServletRequest request, Optional<Actor> actor, @PathVariable String number, @PathVariable String key) {
        PageFrame frame = frames.of(request, actor);
        return papers.of(number, key, frame.texts()).<ResponseEntity<?>>map(paper -> pdf(frame, paper)).orElseGet(() -> MatterPages.unknown(frame));
    }

    private static ResponseEntity<JteModel> page(HttpServletRequest request, PageFrame frame, Paper paper) {
        String other = paper.other().map(path -> ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString()).orElse(null);
        String back = (frame.viewer().start().equals("/desk") ? "/desk/" : "/r/") + paper.number();
        return ResponseEntity.ok(MatterPages.PAGES.agreement(frame, paper, back, frame.path() + "/pdf", other, code(other)));
    }

    private static @Nullable QrCode code(@Nullable String address) {
        return address == null ? null : QrCode.of(address);
    }

    private static ResponseEntity<byte[]> pdf(PageFrame frame, Paper paper) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"agreement-" + paper.number() + ".pdf\"").body(MatterPagesAgreementPdf.of(paper, frame.texts()));
    }
}
