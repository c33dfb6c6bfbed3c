package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.QrCode;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The code at a place: the sheet to hang up, and what whoever scans it can say there.
@Hidden
@RestController
class PlacePages {

    private static final String HERE = "/here/{number}/{code}";

    private final PlaceCodes places;
    private final Matters matters;
    private final Problems problems;
    private final PageFrames frames;

    PlacePages(PlaceCodes places, Matters matters, Problems problems, PageFrames frames) {
        this.places = places;
        this.matters = matters;
        this.problems = problems;
        this.frames = frames;
    }

    @GetMapping("/print/here/{number}")
    ResponseEntity<JteModel> sheet(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return places.sheet(actor, number).map(hung -> {
            String address = ServletUriComponentsBuilder.fromContextPath(request).path(HERE).buildAndExpand(hung.number(), hung.code()).toUriString();
            return ResponseEntity.<JteModel>ok(MatterPages.PAGES.hereSheet(frame, hung.number(), hung.what(frame.language()), hung.place(), frame.texts().dated(hung.at()), QrCode.of(address), address, hung.grouped()));
        }).orElseGet(() -> MatterPages.unknown(frame));
    }

    @GetMapping(HERE)
    ResponseEntity<JteModel> here(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String code) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return page(HttpStatus.OK, frame, places.here(actor, number, code, frame.language()));
    }

    /// Says that one is there. What became of the code meanwhile stands on the page that is shown then.
    @PostMapping(HERE)
    ResponseEntity<?> arrive(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String code, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<PlaceHere> scanned = places.here(actor, number, code, frame.language());
        if (scanned.isEmpty() || show != null) {
            return page(HttpStatus.OK, frame, scanned);
        }
        PlaceHere here = scanned.get();
        var make = new MatterRequests.Make(here.verb(), MatterPagesTyped.of(request).id(), null, Map.of(here.field(), here.code()));
        return switch (matters.move(actor, here.number(), make)) {
            case Outcome.Done<Receipt> _ -> MatterPages.seeOther(here.address());
            case Outcome.Refused<Receipt>(Refusal refusal) -> page(problems.refused(refusal, request).getStatusCode(), frame, places.here(actor, number, code, frame.language()));
        };
    }

    private static ResponseEntity<JteModel> page(HttpStatusCode status, PageFrame frame, Optional<PlaceHere> here) {
        return ResponseEntity.status(here.isPresent() ? status : HttpStatus.NOT_FOUND).body(MatterPages.PAGES.here(frame, here.orElse(null), MatterPagesTyped.blank().id().toString()));
    }
}
