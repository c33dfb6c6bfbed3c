package org.jinlin.matters;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Tenant;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jinlin.people.Problems;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Reporting, with or without an account, in three steps of one form. Whatever is wrong, and whichever way somebody goes,
/// everything typed and every good photo stays.
@Hidden
@RestController
class MatterPagesReport {

    private static final String REPORT = "/r/new";
    private static final int NAME_MAX = 100;
    private static final int PHONE_MAX = 40;

    private final Matters matters;
    private final MatterPagesReportForm form;
    private final MatterPagesPhotos photos;
    private final MatterPagesSent sent;
    private final HomeTenant home;
    private final People people;
    private final Accounts accounts;
    private final PageFrames frames;
    private final Problems problems;

    MatterPagesReport(Matters matters, MatterPagesReportForm form, MatterPagesPhotos photos, MatterPagesSent sent, HomeTenant home, People people, Accounts accounts,
            PageFrames frames, Problems problems) {
        this.matters = matters;
        this.form = form;
        this.photos = photos;
        this.sent = sent;
        this.home = home;
        this.people = people;
        this.accounts = accounts;
        this.frames = frames;
        this.problems = problems;
    }

    /// @param unit     the code of a place, as posters carry it
    /// @param district the tenant's code, where several are served
    /// @param category what it is about, where the way here says it already
    /// @param by       voice, or family for somebody else
    @GetMapping(REPORT)
    JteModel blank(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String district, @RequestParam @Nullable String category,
            @RequestParam @Nullable String by) {
        var typed = MatterPagesTyped.blank().with("place", unit).with("category", category).with(MatterPagesReportForm.BY, by);
        return show(frames.of(request, actor), actor, district, MatterPagesReportStep.WHAT, typed);
    }

    /// Every step comes here and goes on from here; nothing is kept in between but what the form carries.
    ///
    /// @param step on which the form was filled in
    /// @param go   the step to go to, or to send it all; the next one when a browser does not say
    @PostMapping(REPORT)
    ResponseEntity<?> report(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String district, @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String go, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, actor);
        MatterPagesTyped typed = MatterPagesTyped.of(request);
        Outcome<Integer> tenant = actor.map(known -> Outcome.done(known.district())).orElseGet(() -> home.of(district.isEmpty() ? null : district).map(Tenant::district));
        if (show != null || !(tenant instanceof Outcome.Done<Integer>(Integer number))) {
            return ResponseEntity.ok(show(frame, actor, district, MatterPagesReportStep.of(step), typed));
        }
        return new Sending(request, frame, actor, number, district, MatterPagesReportStep.of(step), typed).go(go.isEmpty() ? MatterPagesReportStep.of(step).next() : go);
    }

    private JteModel show(PageFrame frame, Optional<Actor> actor, @Nullable String district, MatterPagesReportStep step, MatterPagesTyped typed) {
        return show(frame, actor, district, step, typed, null);
    }

    private JteModel show(PageFrame frame, Optional<Actor> actor, @Nullable String district, MatterPagesReportStep step, MatterPagesTyped typed, @Nullable MatterPagesProofWanted proof) {
        MatterPagesReportForm.Screen screen = form.screen(actor, district, step, typed, frame.texts());
        return screen.districts().isEmpty() ? MatterPages.PAGES.report(frame, screen, proof) : MatterPages.PAGES.districts(frame, screen.districts(), REPORT);
    }

    /// One form on its way to the engine.
    private final class Sending {
        private final HttpServletRequest request;
        private final PageFrame frame;
        private final int district;
        private final String districtCode;
        private final MatterPagesReportStep step;
        private final MatterPagesTyped first;
        private Optional<Actor> actor;
        private @Nullable String claim;

        Sending(HttpServletRequest request, PageFrame frame, Optional<Actor> actor, int district, String districtCode, MatterPagesReportStep step, MatterPagesTyped typed) {
            this.request = request;
            this.frame = frame;
            this.actor = actor;
            this.district = district;
            this.districtCode = districtCode;
            this.step = step;
            this.first = typed;
        }

        ResponseEntity<?> go(String to) {
            boolean sends = to.equals(MatterPagesReportStep.SEND);
            Optional<String> before = sends ? before() : Optional.empty();
            if (before.isPresent()) {
                return opened(before.get());
            }
            MatterPagesTyped typed = lengths(first);
            if (!typed.isWrong() && MatterPagesPhotos.came(request)) {
                // photos belong to somebody from the first moment on
                typed = photos.take(actor.orElseGet(this::newGuest), request, typed, frame.texts());
            }
            MatterPagesReportStep target = sends ? MatterPagesReportStep.CHECK : MatterPagesReportStep.of(to);
            if (!typed.isWrong()) {
                // the phone's position comes in on the step of the place and stays there
                boolean placed = target == step && step == MatterPagesReportStep.WHERE;
                typed = form.checked(district, actor, placed ? MatterPagesReportStep.CHECK : target, typed, frame.texts());
            }
            if (typed.isWrong()) {
                return again(typed, HttpStatus.UNPROCESSABLE_CONTENT, null);
            }
            // what is not kept cannot be gone back to: the browser shows a page of its own instead, after the receipt too
            return sends ? send(typed) : cookie(ResponseEntity.ok()).cacheControl(CacheControl.noCache().cachePrivate()).body(show(frame, actor, districtCode, target, typed));
        }

        private ResponseEntity<?> send(MatterPagesTyped typed) {
            return switch (open(typed)) {
                case Outcome.Done<String>(String number) -> opened(number);
                case Outcome.Refused<String>(Refusal refusal) -> refused(refusal, typed);
            };
        }

        private Outcome<String> open(MatterPagesTyped typed) {
            MatterRequests.Open open = form.request(district, typed, actor, frame.texts());
            if (actor.isPresent()) {
                return matters.open(actor.get(), open, frame.language()).map(MatterView::number);
            }
            return matters.openAsGuest(district, open, frame.language()).map(done -> {
                claim = done.claim();
                return done.matter().number();
            });
        }

        /// What this very form has opened already, when it says the same now.
        private Optional<String> before() {
            return sent.opened(district, first.id()).filter(known -> {
                Actor reader = actor.orElseGet(() -> known.guest(district));
                boolean mine = actor.isPresent() || known.byGuest();
                return mine && matters.find(reader, known.number(), frame.language()).map(view -> MatterPagesScreen.said(view).equals(form.said(first, frame.texts()))).orElse(none -> false);
            }).map(known -> {
                if (actor.isEmpty()) {
                    claim = accounts.claimLink(district, known.askerId());
                }
                return known.number();
            });
        }

        private Actor newGuest() {
            Actor guest = people.newGuest(district);
            claim = accounts.claimLink(district, guest.personId());
            actor = Optional.of(guest);
            return guest;
        }

        private MatterPagesTyped lengths(MatterPagesTyped typed) {
            MatterPagesTyped name = tooLong(typed, "name", NAME_MAX);
            return tooLong(name, "phone", PHONE_MAX);
        }

        private MatterPagesTyped tooLong(MatterPagesTyped typed, String field, int max) {
            int length = typed.first(field).length();
            return length <= max ? typed
                    : typed.wrong(field, frame.texts().sentence(Refusal.of("TEXT_TOO_LONG"), List.of(frame.text("report." + field), Integer.toString(max), Integer.toString(length))));
        }

        private ResponseEntity<?> refused(Refusal refusal, MatterPagesTyped typed) {
            boolean reused = refusal.code().equals("CLIENT_ID_REUSED");
            Optional<String> before = reused ? before() : Optional.empty();
            if (before.isPresent()) {
                return opened(before.get());
            }
            MatterPagesTyped wrong = reused ? typed.renewed().wrong(frame.text("error.reused")) : form.sentences(frame.texts()).put(refusal, typed);
            MatterPagesProofWanted proof = MatterPagesProofWanted.of(refusal, REPORT, typed, Map.of("district", districtCode, "step", step.code())).orElse(null);
            return again(wrong, problems.refused(refusal, request).getStatusCode(), proof);
        }

        /// The step that asks for the first thing that is wrong, else the one it came from.
        private ResponseEntity<?> again(MatterPagesTyped typed, HttpStatusCode status, @Nullable MatterPagesProofWanted proof) {
            MatterPagesReportStep asking = typed.errors().keySet().stream().map(MatterPagesReportStep::asking).min(MatterPagesReportStep::compareTo).orElse(step);
            return cookie(ResponseEntity.status(status)).body(show(frame, actor, districtCode, asking, typed, proof));
        }

        private ResponseEntity<?> opened(String number) {
            return cookie(ResponseEntity.status(HttpStatus.SEE_OTHER)).header(HttpHeaders.LOCATION, "/r/" + number + "/done").build();
        }

        private ResponseEntity.BodyBuilder cookie(ResponseEntity.BodyBuilder answer) {
            return claim == null ? answer : answer.header(HttpHeaders.SET_COOKIE, SessionCookies.claim(request, claim).toString());
        }
    }
}
