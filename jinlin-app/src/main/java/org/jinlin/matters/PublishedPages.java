package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Choosing photos of a matter for everybody: what to cover, how it will look, publish, take down.
@Hidden
@RestController
class PublishedPages {

    private static final String LIST = "/photos/{number}";
    private static final String PHOTO = "/photos/{number}/{file:\\d{1,18}}";

    private final PublishedPhotos published;
    private final HomeTenant home;
    private final Problems problems;
    private final PageFrames frames;

    PublishedPages(PublishedPhotos published, HomeTenant home, Problems problems, PageFrames frames) {
        this.published = published;
        this.home = home;
        this.problems = problems;
        this.frames = frames;
    }

    @GetMapping(LIST)
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return published.sheet(actor, number).map(sheet -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.photosPublished(frame, sheet))).orElse(refusal -> MatterPages.unknown(frame));
    }

    @GetMapping(PHOTO)
    ResponseEntity<JteModel> cover(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String file) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return line(actor, number, file).map(line -> page(HttpStatus.OK, frame, new PublishedForm.Screen(number, line, PublishedForm.blank(line.width(), line.height()), null, null)))
                .orElse(refusal -> MatterPages.unknown(frame));
    }

    /// First shows how it will look; published is only what was seen so and said to show nobody.
    ///
    /// @param step  `preview`, `publish`, or anything else to go on covering
    /// @param clean that nobody can be recognised
    @PostMapping(PHOTO)
    ResponseEntity<?> covered(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String file, @RequestParam(defaultValue = "") String step,
            @RequestParam @Nullable String clean) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (line(actor, number, file).then(line -> PublishedForm.read(request, line.width(), line.height()).map(form -> new PublishedForm.Screen(number, line, form, null, null)))) {
            case Outcome.Refused<PublishedForm.Screen>(Refusal refusal) -> refusal.code().equals("REQUEST_MALFORMED") ? problems.refused(refusal, request) : MatterPages.unknown(frame);
            case Outcome.Done<PublishedForm.Screen>(PublishedForm.Screen screen) -> switch (step) {
                case "preview" -> page(HttpStatus.OK, frame, preview(actor, screen));
                case "publish" -> publish(request, actor, screen, clean != null, frame);
                default -> page(HttpStatus.OK, frame, screen);
            };
        };
    }

    private ResponseEntity<?> publish(HttpServletRequest request, Actor actor, PublishedForm.Screen screen, boolean clean, PageFrame frame) {
        Outcome<String> done = clean ? published.publish(actor, screen.number(), Long.parseLong(screen.photo().file()), screen.form().boxes()) : Outcome.refused("PHOTO_UNLOOKED");
        return done.<ResponseEntity<?>>map(id -> MatterPages.seeOther("/photos/" + screen.number())).orElse(refusal -> page(problems.refused(refusal, request).getStatusCode(), frame,
                preview(actor, screen).with(frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList()))));
    }

    @PostMapping("/photos/{number}/{id:\\d{1,18}}/withdraw")
    ResponseEntity<?> withdraw(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable long id) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return published.withdraw(actor, number, id).<ResponseEntity<?>>map(done -> MatterPages.seeOther("/photos/" + number)).orElse(refusal -> MatterPages.unknown(frame));
    }

    /// What everybody sees.
    @GetMapping("/area/photos/{number}/{id:\\d{1,18}}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable long id) {
        return PublicNumber.parse(number).flatMap(known -> home.numbered(known).flatMap(tenant -> published.read(tenant.district(), known, id)))
                .map(jpeg -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(jpeg)).orElseGet(() -> ResponseEntity.notFound().build());
    }

    private PublishedForm.Screen preview(Actor actor, PublishedForm.Screen screen) {
        String seen = published.preview(actor, screen.number(), Long.parseLong(screen.photo().file()), screen.form().boxes()).map(PublishedForm::data).orElse(refusal -> null);
        return new PublishedForm.Screen(screen.number(), screen.photo(), screen.form(), seen, null);
    }

    private Outcome<PublishedPhotos.Line> line(Actor actor, String number, String file) {
        return published.sheet(actor, number).then(sheet -> sheet.lines().stream().filter(line -> line.file().equals(file)).findFirst().map(Outcome::done)
                .orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number)));
    }

    private static ResponseEntity<JteModel> page(HttpStatusCode status, PageFrame frame, PublishedForm.Screen screen) {
        return ResponseEntity.status(status).body(MatterPages.PAGES.photoCover(frame, screen));
    }
}
