package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.PdfSheets;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MyConsentScreen.Line;
import org.jinlin.matters.MyConsentScreen.Past;
import org.jinlin.people.Actor;
import org.jinlin.people.Consents;
import org.jinlin.people.GivenConsent;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Consent;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What somebody agreed to, each by itself, and the receipt of it.
@Hidden
@RestController
class MyConsentPages {

    private static final String PARTS = "purpose data keep receivers";

    private final DataRights mine;
    private final Consents consents;
    private final PlaybookVersions playbooks;
    private final PageFrames frames;

    MyConsentPages(DataRights mine, Consents consents, PlaybookVersions playbooks, PageFrames frames) {
        this.mine = mine;
        this.consents = consents;
        this.playbooks = playbooks;
        this.frames = frames;
    }

    @GetMapping("/me/consents")
    ResponseEntity<JteModel> consents(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam @Nullable String after) {
        return page(request, actor, of, after, null, null);
    }

    /// Agrees to one text, or takes it back.
    @PostMapping("/me/consents")
    ResponseEntity<JteModel> decide(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") String version, @RequestParam(defaultValue = "") String go) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Long> person = mine.subject(actor, of);
        if (person.isEmpty() || !version.matches("[0-9]{1,6}") || !go.matches("give|withdraw")) {
            return MatterPages.unknown(frame);
        }
        Outcome<?> outcome = go.equals("give") ? consents.give(actor, person.get(), code, Integer.parseInt(version), mine.playbook(actor.district(), person.get())) : mine.withdraw(actor, person.get(), code);
        return switch (outcome) {
            case Outcome.Done<?> ignored -> page(request, actor, of, null, null, frame.text("consents.done." + go));
            case Outcome.Refused<?>(Refusal refusal) -> page(request, actor, of, null, MyDataPages.sentences(frame).sentence(refusal), null);
        };
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, String of, @Nullable String after, @Nullable String fault, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Long> person = mine.subject(actor, of);
        Optional<Page<GivenConsent>> past = person.flatMap(known -> consents.all(actor.district(), known, after).<Optional<Page<GivenConsent>>>map(Optional::of).orElse(refusal -> Optional.empty()));
        return past.map(page -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).<JteModel>body(MatterPages.PAGES.myConsents(frame,
                new MyConsentScreen(lines(actor.district(), person.orElseThrow(), frame.texts()), page.map(given -> past(given, frame.texts())), of, fault, done)))).orElseGet(() -> MatterPages.unknown(frame));
    }

    private List<Line> lines(int district, long person, PageTexts texts) {
        Map<String, GivenConsent> held = consents.holding(district, person);
        return mine.playbook(district, person).consents().values().stream().map(text -> {
            GivenConsent given = held.get(text.code());
            return new Line(text, given, given == null ? null : texts.when(given.givenAt()), parts(text, texts.language()));
        }).toList();
    }

    private static Past past(GivenConsent given, PageTexts texts) {
        return new Past(Long.toString(given.id()), given.code(), given.version(), texts.dated(given.givenAt()), given.withdrawnAt() == null ? null : texts.dated(given.withdrawnAt()));
    }

    private static Map<String, String> parts(Consent text, String language) {
        return Map.of("purpose", said(text.purpose(), language), "data", said(text.data(), language), "keep", said(text.keep(), language), "receivers", said(text.receivers(), language));
    }

    private static String said(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, texts.values().iterator().next());
    }

    /// The text of the version that was read: from the playbook of then.
    private Optional<Line> receipt(Actor actor, long id, PageTexts texts) {
        return consents.receipt(actor, id).flatMap(given -> {
            Playbook then = playbooks.get(given.playbook(), given.playbookVersion());
            return Optional.ofNullable(then.consents().get(given.code())).map(text -> new Line(text, given, texts.dated(given.givenAt()), parts(text, texts.language())));
        });
    }

    @GetMapping("/me/consents/{id:[0-9]{1,18}}")
    ResponseEntity<JteModel> receipt(HttpServletRequest request, Actor actor, @PathVariable long id) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return receipt(actor, id, frame.texts()).map(line -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.consentReceipt(frame, line,
                line.held().withdrawnAt() == null ? null : frame.texts().dated(line.held().withdrawnAt())))).orElseGet(() -> MatterPages.unknown(frame));
    }

    @GetMapping("/me/consents/{id:[0-9]{1,18}}/pdf")
    ResponseEntity<?> pdf(HttpServletRequest request, Actor actor, @PathVariable long id) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Line> line = receipt(actor, id, frame.texts());
        return line.isEmpty() ? MatterPages.unknown(frame) : ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"consent-" + id + ".pdf\"").body(pdf(frame, line.get()));
    }

    private static byte[] pdf(PageFrame frame, Line line) {
        PageTexts texts = frame.texts();
        GivenConsent held = line.held();
        try (var sheets = new PdfSheets(texts.get("consents.receipt"), texts.language())) {
            sheets.title(frame.district() == null ? "" : frame.district(), texts.get("consents.receipt"));
            sheets.line(texts.get("consents.number", held.id()), texts.get("consents.version", held.version()));
            List.of(PARTS.split(" ")).forEach(part -> sheets.part(texts.get("consents." + part), line.parts().get(part)));
            sheets.part(texts.get("consents.givenAt"), line.since());
            sheets.part(texts.get("consents.state"), held.withdrawnAt() == null ? texts.get("consents.holds") : texts.get("consents.ended", texts.dated(held.withdrawnAt())));
            return sheets.bytes();
        }
    }
}
