package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.NoticePlaces;
import org.jinlin.org.Tenant;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The public numbers of a place, for everybody, signed in or not: as a page and for programs.
@RestController
class PillarPages {

    private static final StaticTemplates PAGES = new StaticTemplates();

    private final Pillars pillars;
    private final NoticePlaces places;
    private final PageFrames frames;

    PillarPages(Pillars pillars, NoticePlaces places, PageFrames frames) {
        this.pillars = pillars;
        this.places = places;
        this.frames = frames;
    }

    /// @param unit id or code; where the reader lives when it is not said
    @GetMapping("/pillars")
    ResponseEntity<JteModel> page(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String district) {
        PageFrame frame = frames.of(request, actor);
        return switch (places.tenant(actor, district)) {
            case Outcome.Refused<Tenant> unknown -> ResponseEntity.ok(PAGES.districts(frame, places.tenants(), "/pillars"));
            case Outcome.Done<Tenant>(Tenant tenant) -> places.unit(tenant, actor, unit)
                    .map(chosen -> ResponseEntity.<JteModel>ok(PAGES.pillars(frame, pillars.board(tenant, chosen, frame.texts()), pillars.maps(tenant, chosen), tenant.code())))
                    .orElse(refusal -> ResponseEntity.status(HttpStatus.NOT_FOUND).body(PAGES.problem(frame, HttpStatus.NOT_FOUND.value())));
        };
    }

    /// The pillars of a neighbourhood or of what is wider, each with its numbers and how they are counted; of a smaller place
    /// those of its neighbourhood.
    ///
    /// @param district the division code; needed only where there are several districts and nobody is signed in
    @GetMapping("/api/pillars")
    Outcome<Pillar.Board> board(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String district) {
        return places.tenant(actor, district).then(tenant -> places.unit(tenant, actor, unit).map(chosen -> pillars.board(tenant, chosen, frames.of(request, actor).texts())));
    }
}
