package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the security administrator: finds a person, shows the posts, gives and ends them, lets others stand in, and names
/// the other administrators.
@Hidden
@RestController
class StaffingPages {

    private final Staffing staffing;
    private final Administrators administrators;
    private final Finder finder;
    private final People people;
    private final Orgs orgs;
    private final AdministratorPages pages;
    private final PageFrames frames;

    StaffingPages(Staffing staffing, Administrators administrators, Finder finder, People people, Orgs orgs, AdministratorPages pages, PageFrames frames) {
        this.staffing = staffing;
        this.administrators = administrators;
        this.finder = finder;
        this.people = people;
        this.orgs = orgs;
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping("/posts")
    ResponseEntity<JteModel> search(HttpServletRequest request, Actor actor) {
        return pages.security(request, actor, frame -> AdministratorPages.PAGES.posts(frame, "", null, administrators.all(actor).orElse(_ -> List.of()), null));
    }

    /// Sent, not asked for: names and phones stand in no address.
    @PostMapping("/posts")
    ResponseEntity<JteModel> find(HttpServletRequest request, Actor actor, @RequestParam(name = "f.who", defaultValue = "") String who, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        return pages.security(request, actor, frame -> {
            List<Administrators.Named> all = administrators.all(actor).orElse(_ -> List.of());
            return show != null ? AdministratorPages.PAGES.posts(frame, who, null, all, null)
                    : finder.find(actor, Administrator.SECURITY, who).map(found -> AdministratorPages.PAGES.posts(frame, who, found, all, null)).orElse(refusal -> AdministratorPages.PAGES.posts(frame, who, null, all, AdministratorPages.sentence(frame, refusal)));
        });
    }

    @GetMapping("/posts/{person:\\d{1,18}}")
    ResponseEntity<JteModel> person(HttpServletRequest request, Actor actor, @PathVariable long person) {
        return pages.security(request, actor, frame -> screen(frame, actor, person, StaffingForm.BLANK, null));
    }

    @PostMapping("/posts/{person:\\d{1,18}}")
    ResponseEntity<JteModel> change(HttpServletRequest request, Actor actor, @PathVariable long person, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        StaffingForm form = StaffingForm.of(request);
        if (show != null) {
            return pages.security(request, actor, shown -> screen(shown, actor, person, form, null));
        }
        return changed(actor, person, form).map(_ -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/posts/" + person).<JteModel>build())
                .orElse(refusal -> pages.refused(request, frame, refusal, sentence -> screen(frame, actor, person, form, sentence)));
    }

    private Outcome<?> changed(Actor actor, long person, StaffingForm form) {
        ZoneId zone = orgs.tenant(actor.district()).zone();
        return switch (form.go()) {
            case "give" -> inPlaceOf(actor, form).then(other -> form.wanted(person, zone, other.orElse(null))).then(wanted -> staffing.give(actor, wanted));
            case "end" -> form.moment(zone).then(at -> staffing.end(actor, form.postId(), at.orElse(null), form.reason()));
            case "office" -> kind(form).then(kind -> administrators.appoint(actor, person, kind, form.reason()));
            case "leave" -> administrators.end(actor, person, form.reason());
            default -> Outcome.refused("REQUEST_MALFORMED");
        };
    }

    private static Outcome<Administrator> kind(StaffingForm form) {
        return java.util.Arrays.stream(Administrator.values()).filter(kind -> kind.code().equals(form.kind())).findFirst().map(Outcome::done).orElseGet(() -> Outcome.refused("FIELD_MISSING", "kind"));
    }

    /// The one person of that name or phone.
    private Outcome<Optional<Long>> inPlaceOf(Actor actor, StaffingForm form) {
        return form.who().isBlank() ? Outcome.done(Optional.empty())
                : finder.find(actor, Administrator.SECURITY, form.who()).then(found -> found.size() == 1 ? Outcome.done(Optional.of(found.getFirst().personId())) : Outcome.refused("PERSON_UNKNOWN"));
    }

    private JteModel screen(PageFrame frame, Actor actor, long person, StaffingForm form, @Nullable String error) {
        Tree tree = orgs.tree(actor.district());
        var roles = staffing.roles(actor.district(), frame.language());
        List<StaffingScreen.Line> lines = staffing.held(actor, person).orElse(_ -> List.<Staffing.Holding>of()).stream().map(held -> new StaffingScreen.Line(Long.toString(held.id()),
                roles.getOrDefault(held.role(), held.role()), tree.find(held.unitId()).map(Unit::name).orElse(""), held.from().toString(),
                held.untilAt() != null ? frame.texts().dated(held.untilAt()) : held.to() != null ? held.to().minusDays(1).toString() : "",
                held.forId() == null ? null : people.masked(actor.district(), held.forId()).name(), held.reason())).toList();
        return AdministratorPages.PAGES.postsPerson(frame, new StaffingScreen(people.masked(actor.district(), person), lines, roles, form, error));
    }
}
