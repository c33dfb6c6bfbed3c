package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.NoticePlaces;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The open statement of a neighbours' fund, for everybody, signed in or not (慈善法: what was given and what became of it is told).
@RestController
class FundPages {

    /// More is no list to choose from.
    private static final int BELOW_MOST = 200;

    private final Funds funds;
    private final NoticePlaces places;
    private final Orgs orgs;
    private final PageFrames frames;

    FundPages(Funds funds, NoticePlaces places, Orgs orgs, PageFrames frames) {
        this.funds = funds;
        this.places = places;
        this.orgs = orgs;
        this.frames = frames;
    }

    /// The fund at a unit, or the nearest above it.
    ///
    /// @param unit id or code; where the reader lives when it is not said
    @GetMapping("/fund")
    ResponseEntity<JteModel> open(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String district, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, actor);
        return switch (places.tenant(actor, district)) {
            case Outcome.Refused<Tenant> unknown -> ResponseEntity.ok(PointsOwnPages.PAGES.districts(frame, places.tenants(), "/fund"));
            case Outcome.Done<Tenant>(Tenant tenant) -> places.unit(tenant, actor, unit).then(chosen -> open(tenant, chosen, after, frame))
                    .map(screen -> ResponseEntity.<JteModel>ok(PointsOwnPages.PAGES.fund(frame, screen)))
                    .orElse(refusal -> ResponseEntity.status(HttpStatus.NOT_FOUND).body(PointsOwnPages.PAGES.problem(frame, HttpStatus.NOT_FOUND.value())));
        };
    }

    /// Whoever looks from above finds those of the communities.
    private List<FundScreen.Choice> below(int district, Unit unit) {
        return funds.isKept(district, unit.id()) ? List.of() : orgs.tree(district).under(unit.id()).stream().filter(one -> funds.isKept(district, one.id())).limit(BELOW_MOST)
                .map(one -> new FundScreen.Choice(Long.toString(one.id()), one.name())).toList();
    }

    private Outcome<FundScreen.Open> open(Tenant tenant, Unit chosen, @Nullable String after, PageFrame frame) {
        int district = tenant.district();
        var words = new FundWords(frame.texts());
        Unit unit = orgs.tree(district).chain(chosen.id()).stream().filter(above -> funds.isKept(district, above)).findFirst().flatMap(orgs.tree(district)::find).orElse(chosen);
        int year = orgs.today(district).getYear();
        return funds.lines(district, unit.id(), after).map(page -> new FundScreen.Open(tenant.code(), Long.toString(unit.id()), unit.name(), funds.isKept(district, unit.id()), below(district, unit),
                words.amount(funds.balance(district, unit.id())), Integer.toString(year), funds.year(district, unit.id(), year).stream().map(words::sum).toList(),
                page.items().stream().map(line -> words.line(line, false)).toList(),
                page.next().map(next -> "/fund?district=" + tenant.code() + "&unit=" + unit.id() + "&after=" + next)));
    }
}
