package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesNeighbours.Line;
import org.jinlin.matters.MatterPagesPlaces.Neighbour;
import org.jinlin.matters.MatterPagesPlaces.Place;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the neighbourhood: what others have reported nearby, "me too", and who answers around one's home.
@Hidden
@RestController
class MatterPagesAround {

    private static final String ON_PAGE = "20";

    private final MatterPagesNeighbours neighbours;
    private final MatterPagesPlaces places;
    private final Notices notices;
    private final CalendarDuty duty;
    private final Matters matters;
    private final HomeTenant home;
    private final Orgs orgs;
    private final People people;
    private final Accounts accounts;
    private final PageFrames frames;

    MatterPagesAround(MatterPagesNeighbours neighbours, MatterPagesPlaces places, Notices notices, CalendarDuty duty, Matters matters, HomeTenant home, Orgs orgs, People people, Accounts accounts, PageFrames frames) {
        this.neighbours = neighbours;
        this.places = places;
        this.notices = notices;
        this.duty = duty;
        this.matters = matters;
        this.home = home;
        this.orgs = orgs;
        this.people = people;
        this.accounts = accounts;
        this.frames = frames;
    }

    /// @param district the tenant's code, where several are served
    @GetMapping("/near")
    ResponseEntity<JteModel> near(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String district, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, actor);
        Optional<Tenant> tenant = tenant(actor, district);
        if (tenant.isEmpty()) {
            return ResponseEntity.ok(MatterPages.PAGES.districts(frame, home.all(), "/near"));
        }
        Optional<Place> mine = places.home(actor);
        return switch (Paging.read(after, ON_PAGE, Long.class)) {
            case Outcome.Refused<Paging>(Refusal refusal) -> MatterPages.unknown(frame);
            case Outcome.Done<Paging>(Paging paging) -> {
                Page<Line> lines = neighbours.around(tenant.get().district(), mine.map(Place::wide), actor.map(Actor::personId).orElse(0L), paging, frame.texts());
                yield ResponseEntity.ok(MatterPages.PAGES.near(frame, mine.map(Place::wideName).orElse(tenant.get().name()), tenant.get().code(), lines, mine.isPresent()));
            }
        };
    }

    /// "Me too": follows a request that neighbours may be told of, or what everybody may read; of any other there is none. Whoever has no account gets
    /// the cookie that leads back to what is followed.
    @PostMapping("/near")
    ResponseEntity<?> follow(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String number, @RequestParam @Nullable UUID id,
            @RequestParam(defaultValue = "") String district, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, actor);
        if (show != null) {
            return MatterPages.seeOther("/near");
        }
        Optional<Integer> tenant = tenant(actor, district.isEmpty() ? null : district).map(Tenant::district);
        if (tenant.filter(known -> neighbours.isTold(known, number) || notices.isShown(known, number)).isEmpty()) {
            return MatterPages.unknown(frame);
        }
        Actor follower = actor.orElseGet(() -> people.newGuest(tenant.get()));
        var make = new MatterRequests.Make("follow", id, null, Map.of());
        return switch (matters.move(follower, number, make, frame.language())) {
            case Outcome.Refused<MatterView>(Refusal refusal) -> refusal.code().equals("COUNTED_ALREADY") ? MatterPages.seeOther("/r/" + number) : MatterPages.unknown(frame);
            case Outcome.Done<MatterView> done -> {
                var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/r/" + number + "?done=follow");
                yield (actor.isPresent() ? answer : answer.header(HttpHeaders.SET_COOKIE, SessionCookies.claim(request, accounts.claimLink(tenant.get(), follower.personId())).toString())).build();
            }
        };
    }

    @GetMapping("/people")
    JteModel people(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Place> mine = places.home(Optional.of(actor));
        List<Neighbour> around = mine.map(place -> places.people(actor.district(), place, duty.at(actor.district(), place.unit()), frame.language())).orElse(List.of());
        List<Notice> shown = mine.map(place -> notices.around(actor.district(), place.unit(), place.wide(), frame.texts())).orElse(List.of());
        return MatterPages.PAGES.people(frame, mine.orElse(null), around, shown, mine.map(place -> places.office(actor.district(), place.unit())).orElse(null));
    }

    private Optional<Tenant> tenant(Optional<Actor> actor, @Nullable String code) {
        return actor.map(known -> orgs.tenant(known.district())).or(() -> home.of(code).map(Optional::of).orElse(refusal -> Optional.empty()));
    }
}
