package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The notice board of an area, for everybody, signed in or not: as a page and for programs.
@RestController
class NoticePages {

    private static final String ON_PAGE = "50";

    private final Notices notices;
    private final NoticePlaces places;
    private final PageFrames frames;

    NoticePages(Notices notices, NoticePlaces places, PageFrames frames) {
        this.notices = notices;
        this.places = places;
        this.frames = frames;
    }

    /// @param unit id or code; where the reader lives when it is not said
    @GetMapping("/area")
    ResponseEntity<JteModel> area(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String kind, @RequestParam @Nullable String of,
            @RequestParam @Nullable String after, @RequestParam @Nullable String district) {
        PageFrame frame = frames.of(request, actor);
        return switch (places.tenant(actor, district)) {
            case Outcome.Refused<Tenant> unknown -> ResponseEntity.ok(MatterPages.PAGES.districts(frame, places.tenants(), "/area"));
            case Outcome.Done<Tenant>(Tenant tenant) -> places.unit(tenant, actor, unit).then(chosen -> board(tenant, chosen, kind, of, after, frame.texts()))
                    .map(board -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.area(frame, board))).orElse(refusal -> MatterPages.unknown(frame));
        };
    }

    private Outcome<NoticeBoard> board(Tenant tenant, Unit unit, @Nullable String kind, @Nullable String of, @Nullable String after, PageTexts texts) {
        List<Notices.Held> kinds = notices.kinds(tenant.district(), unit.id(), texts);
        NoticePlaces.Area area = places.area(tenant, unit);
        boolean pillars = notices.hasPillars(tenant.district(), unit.id());
        if (kind == null || kind.isEmpty()) {
            return Outcome.done(new NoticeBoard(area, tenant.code(), kinds, null, List.of(), "", new Page<>(List.of(), Optional.empty()), null, places.office(tenant, unit), pillars));
        }
        return notices.kind(tenant.district(), unit.id(), kind, texts).then(held -> Paging.read(after, ON_PAGE, Long.class).map(paging -> {
            Page<Notice> lines = notices.page(tenant.district(), unit.id(), kind, of, paging, texts);
            NoticeMap map = notices.isOnMap(tenant.district(), unit.id(), kind) ? places.map(tenant, unit, lines.items()) : null;
            return new NoticeBoard(area, tenant.code(), kinds, held, notices.types(tenant.district(), unit.id(), kind, texts), of == null ? "" : of, lines, map, places.office(tenant, unit), pillars);
        }));
    }

    /// Of which kinds everybody may read something at a unit and below it, and how many there are.
    ///
    /// @param unit     id or code; where the reader lives, or the whole district, when it is not said
    /// @param district the division code; needed only where there are several districts and nobody is signed in
    @GetMapping("/api/public")
    Outcome<List<Notices.Held>> kinds(HttpServletRequest request, Optional<Actor> actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String district) {
        PageTexts texts = frames.of(request, actor).texts();
        return places.tenant(actor, district).then(tenant -> places.unit(tenant, actor, unit).map(chosen -> notices.kinds(tenant.district(), chosen.id(), texts)));
    }

    /// What everybody may read of a kind at a unit and below it, the newest first. Refuses kinds of which nothing is public.
    ///
    /// @param of only at organisations of this kind, such as clinics
    @GetMapping("/api/public/{kind}")
    Outcome<Page<Notice>> lines(HttpServletRequest request, Optional<Actor> actor, @PathVariable String kind, @RequestParam @Nullable String unit, @RequestParam @Nullable String of,
            @RequestParam @Nullable String district, @RequestParam @Nullable String after, @RequestParam @Nullable String limit) {
        PageTexts texts = frames.of(request, actor).texts();
        return places.tenant(actor, district).then(tenant -> places.unit(tenant, actor, unit).then(chosen -> notices.kind(tenant.district(), chosen.id(), kind, texts)
                .then(held -> Paging.read(after, limit, Long.class).map(paging -> notices.page(tenant.district(), chosen.id(), kind, of, paging, texts)))));
    }
}
