package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MyDataScreens.Came;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest.What;
import org.jinlin.people.DataRequests;
import org.jinlin.people.Guardians;
import org.jinlin.people.LookRow;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// My data: what is kept of oneself or of a child, corrections, all of it as a file, and who looked at it.
@Hidden
@RestController
class MyDataPages {

    private static final String EXPORTED = "export";

    private final DataRights mine;
    private final MyDataScreens screens;
    private final MyDataExport export;
    private final DataRequests requests;
    private final Guardians guardians;
    private final OwnRecords own;
    private final PageFrames frames;

    MyDataPages(DataRights mine, MyDataScreens screens, MyDataExport export, DataRequests requests, Guardians guardians, OwnRecords own, PageFrames frames) {
        this.mine = mine;
        this.screens = screens;
        this.export = export;
        this.requests = requests;
        this.guardians = guardians;
        this.own = own;
        this.frames = frames;
    }

    @GetMapping("/me/data")
    ResponseEntity<JteModel> data(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam @Nullable String show) {
        return page(request, actor, of, show != null, Came.OF_NOTHING);
    }

    /// Asks for a correction of the name, the phone or the address.
    @PostMapping("/me/data")
    ResponseEntity<JteModel> correct(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "") String what,
            @RequestParam(name = "f.value", defaultValue = "") String value, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        Optional<Long> person = mine.subject(actor, of);
        Optional<What> field = what(what);
        if (person.isEmpty() || field.isEmpty()) {
            return MatterPages.unknown(frames.of(request, Optional.of(actor)));
        }
        return kept != null ? page(request, actor, of, false, new Came(null, what, value, null))
                : answer(request, actor, of, requests.correct(actor, person.get(), field.get(), value), what, value, "myData.asked");
    }

    @PostMapping("/me/data/back")
    ResponseEntity<JteModel> takeBack(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "0") String id) {
        Optional<Long> person = mine.subject(actor, of);
        return person.isEmpty() || !id.matches("[0-9]{1,18}") ? MatterPages.unknown(frames.of(request, Optional.of(actor)))
                : answer(request, actor, of, requests.takeBack(actor, person.get(), Long.parseLong(id)), "", "", "myData.backed");
    }

    /// Writes a child of the own household down.
    @PostMapping("/me/children")
    ResponseEntity<JteModel> child(HttpServletRequest request, Actor actor, @RequestParam(name = "f.name", defaultValue = "") String name,
            @RequestParam(name = "f.born", defaultValue = "") String born, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        if (kept != null) {
            return page(request, actor, "", false, new Came(null, "child", name, null));
        }
        Outcome<Long> added = day(born).map(day -> guardians.add(actor, name, day)).orElseGet(() -> Outcome.refused("FIELD_MISSING", "born"));
        return answer(request, actor, "", added, "child", name, "myData.child.done");
    }

    /// Everything that is kept, as a file for programs; that it was taken is written down.
    @PostMapping("/me/data/export")
    void export(HttpServletRequest request, HttpServletResponse response, Actor actor, @RequestParam(defaultValue = "") String of) throws IOException {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Long> person = mine.subject(actor, of).filter(one -> own.of(actor.district(), one).isPresent());
        if (person.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        own.note(actor, person.get(), EXPORTED, frame.text("myData.export.reason"));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Content-Disposition", "attachment; filename=\"my-data.json\"");
        response.setHeader("Cache-Control", "no-store");
        export.write(actor, person.get(), frame.texts(), response.getOutputStream());
    }

    @GetMapping("/me/looks")
    ResponseEntity<JteModel> looks(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return mine.subject(actor, of).map(person -> switch (own.looks(actor.district(), person, after)) {
            case Outcome.Done<Page<LookRow>>(Page<LookRow> page) -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.myLooks(frame,
                    page.map(look -> new MatterPagesLook(frame.texts().when(look.at()), look.readerId() == person ? frame.text("myData.self") : look.reader(), look.reason())), of));
            case Outcome.Refused<Page<LookRow>>(Refusal refusal) -> MatterPages.unknown(frame);
        }).orElseGet(() -> MatterPages.unknown(frame));
    }

    private ResponseEntity<JteModel> answer(HttpServletRequest request, Actor actor, String of, Outcome<?> outcome, String what, String typed, String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (outcome) {
            case Outcome.Done<?> ignored -> page(request, actor, of, false, new Came(null, "", "", frame.text(done)));
            case Outcome.Refused<?>(Refusal refusal) when refusal.code().equals("NOT_FOUND") -> MatterPages.unknown(frame);
            case Outcome.Refused<?>(Refusal refusal) -> page(request, actor, of, false, new Came(sentences(frame).sentence(refusal), what, typed, null));
        };
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, String of, boolean shown, Came came) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return mine.subject(actor, of).map(person -> ResponseEntity.status(came.fault() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .<JteModel>body(MatterPages.PAGES.myData(frame, screens.of(actor, person, shown, came, frame.texts())))).orElseGet(() -> MatterPages.unknown(frame));
    }

    static MatterPagesSentences sentences(PageFrame frame) {
        return new MatterPagesSentences(frame.texts()).know("value", frame.text("myData.value")).know("name", frame.text("myData.name")).know("born", frame.text("myData.child.born"))
                .know("reason", frame.text("dataDesk.reason"));
    }

    private static Optional<What> what(String text) {
        return text.matches("name|phone|address") ? Optional.of(What.valueOf(text.toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // no day at all
        }
    }
}
