package org.jinlin.matters;

import io.swagger.v3.oas.annotations.Hidden;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The pages of residents and guests: home, their own requests, one request and what they may do on it.
@Hidden
@RestController
class MatterPages {

    static final StaticTemplates PAGES = new StaticTemplates();

    private static final String MINE = "mine";
    /// A phone shows two or three cards at a time, and each costs its share of the page.
    private static final String ON_PAGE = "20";
    private static final String READ_FOR_HOME = "12";
    private static final int ON_HOME = 3;
    private static final int PEOPLE_ON_HOME = 3;
    /// The moves with a page of their own, by their address.
    private static final Map<String, String> ACTS = Map.of("add", "note", "urge", "urge", "rate", "rate", "rate-too", "rate_too", "withdraw", "withdraw", "reopen", "reopen");

    private final MatterLists lists;
    private final MatterPagesMoves moves;
    private final MatterFiles files;
    private final MatterPagesPlaces places;
    private final MatterPagesPromise promise;
    private final MatterPasses passes;
    private final PageFrames frames;

    MatterPages(MatterLists lists, MatterPagesMoves moves, MatterFiles files, MatterPagesPlaces places, MatterPagesPromise promise, MatterPasses passes, PageFrames frames) {
        this.places = places;
        this.promise = promise;
        this.passes = passes;
        this.lists = lists;
        this.moves = moves;
        this.files = files;
        this.frames = frames;
    }

    @GetMapping("/")
    JteModel home(HttpServletRequest request, Optional<Actor> actor) {
        PageFrame frame = frames.of(request, actor);
        List<MatterPagesRow> mine = actor.map(known -> lists.list(known, MINE, null, READ_FOR_HOME, frame.language()).map(page -> MatterPagesRow.of(page, frame).items()).orElse(refusal -> List.of()))
                .orElse(List.of());
        return PAGES.home(frame, places.together(actor, () -> home(frame, actor, mine)));
    }

    private MatterPagesHome home(PageFrame frame, Optional<Actor> actor, List<MatterPagesRow> mine) {
        Optional<MatterPagesPlaces.Place> place = places.home(actor);
        List<MatterPagesRow> told = mine.stream().filter(MatterPagesRow::isTold).limit(ON_HOME).toList();
        List<MatterPagesRow> others = mine.stream().filter(row -> !row.isTold()).sorted(Comparator.comparing((MatterPagesRow row) -> !row.isOpen())).limit(ON_HOME).toList();
        MatterPagesPromise.Promise promised = promise.at(actor, place, frame.texts());
        List<MatterPagesPlaces.Neighbour> people = place.map(home -> places.people(actor.orElseThrow().district(), home, Map.of(), frame.language()).stream().limit(PEOPLE_ON_HOME).toList()).orElse(List.of());
        return new MatterPagesHome(place.orElse(null), told, others, !mine.isEmpty(), promised, people);
    }

    @GetMapping("/r")
    ResponseEntity<JteModel> mine(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (lists.list(actor, MINE, after, ON_PAGE, frame.language())) {
            case Outcome.Done<Page<MatterLine>>(Page<MatterLine> page) -> ResponseEntity.ok(PAGES.mine(frame, MatterPagesRow.of(page, frame)));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) -> unknown(frame);
        };
    }

    @GetMapping("/r/{number}")
    ResponseEntity<JteModel> matter(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return moves.screen(actor, number, MatterPagesTyped.blank(), false, frame.texts())
                .map(screen -> ResponseEntity.<JteModel>ok(PAGES.matter(frame, done == null ? screen : done(screen, done, frame), office(actor, screen), pass(request, actor, screen, frame))))
                .orElse(refusal -> unknown(frame));
    }

    @PostMapping("/r/{number}")
    ResponseEntity<?> move(HttpServletRequest request, Actor actor, @PathVariable String number, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (moves.make(actor, number, request, false, show != null, frame.texts())) {
            case Outcome.Refused<Result>(Refusal refusal) -> unknown(frame);
            case Outcome.Done<Result>(Result.Again(var status, var screen)) -> ResponseEntity.status(status).body(again(request, actor, frame, screen, String.valueOf(request.getParameter("do"))));
            case Outcome.Done<Result>(Result.Made(String verb)) -> seeOther("/r/" + number + "?done=" + verb);
        };
    }

    /// One move on a page of its own, for thumbs and for links that are sent.
    @GetMapping("/r/{number}/{act}")
    ResponseEntity<JteModel> act(HttpServletRequest request, Actor actor, @PathVariable String number, @PathVariable String act) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return !ACTS.containsKey(act) ? unknown(frame) : moves.screen(actor, number, MatterPagesTyped.blank(), false, frame.texts())
                .map(screen -> ResponseEntity.<JteModel>ok(again(request, actor, frame, screen, ACTS.getOrDefault(act, ""))))
                .orElse(refusal -> unknown(frame));
    }

    /// The page of the move, else that of the matter when the move is not possible.
    private JteModel again(HttpServletRequest request, Actor actor, PageFrame frame, MatterPagesScreen screen, String verb) {
        Optional<MatterPagesForm> form = ACTS.containsValue(verb) ? screen.form(verb) : Optional.empty();
        return form.<JteModel>map(found -> PAGES.act(frame, screen, found)).orElseGet(() -> PAGES.matter(frame, screen, office(actor, screen), pass(request, actor, screen, frame)));
    }

    /// Shown to who asked: staff check it like everybody.
    private @Nullable MatterPagesPass pass(HttpServletRequest request, Actor actor, MatterPagesScreen screen, PageFrame frame) {
        return MatterPagesPass.of(request, screen.matter(), passes.path(actor.district(), screen.matter()), frame.texts()).orElse(null);
    }

    private MatterPagesPlaces.@Nullable Office office(Actor actor, MatterPagesScreen screen) {
        return places.office(actor.district(), Long.parseLong(screen.matter().owner().id()));
    }

    /// The receipt: the number, who answers by when, and for guests the way back.
    @GetMapping("/r/{number}/done")
    ResponseEntity<JteModel> receipt(HttpServletRequest request, Actor actor, @PathVariable String number) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        String claim = actor.kind() == Actor.Kind.GUEST ? SessionCookies.value(request, SessionCookies.CLAIM).orElse(null) : null;
        String link = claim == null ? null : ServletUriComponentsBuilder.fromContextPath(request).path("/r/{number}").queryParam("claim", "{claim}").buildAndExpand(number, claim).toUriString();
        return moves.screen(actor, number, MatterPagesTyped.blank(), false, frame.texts())
                .map(screen -> ResponseEntity.<JteModel>ok(PAGES.receipt(frame, screen, link, office(actor, screen))))
                .orElse(refusal -> unknown(frame));
    }

    @GetMapping("/f/{id:\\d{1,18}}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable long id) {
        return files.read(actor, id)
                .map(bytes -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.noStore()).body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// What was just done, in a line on top: taken from the timeline, so that an address made by hand says nothing.
    static MatterPagesScreen done(MatterPagesScreen screen, String verb, PageFrame frame) {
        return screen.story().stream().filter(line -> line.verb().equals(verb)).findFirst()
                .map(line -> screen.with(frame.text("done", line.what()), null))
                .orElse(screen);
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
    }

    static ResponseEntity<JteModel> unknown(PageFrame frame) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(PAGES.problem(frame, HttpStatus.NOT_FOUND.value()));
    }
}
