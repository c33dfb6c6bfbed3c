package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.people.SwitchScreen.Card;
import org.jinlin.people.SwitchScreen.Line;
import org.jinlin.people.SwitchScreen.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The legal switches of the district: what each does, the sentence of the law, how it stands, and what was decided before, by whom and
/// why. For the security administrator.
@Hidden
@RestController
class SwitchPages {

    private static final String SWITCHES = "/switches";

    private final Switches switches;
    private final AdministratorPages pages;
    private final PageFrames frames;

    SwitchPages(Switches switches, AdministratorPages pages, PageFrames frames) {
        this.switches = switches;
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping(SWITCHES)
    ResponseEntity<JteModel> all(HttpServletRequest request, Actor actor, @RequestParam(required = false) @Nullable String after) {
        Outcome<Paging> read = Paging.read(after, null, Long.class);
        ResponseEntity<JteModel> answer = pages.security(request, actor, frame -> read.map(paging -> screen(frame, actor, paging, Typed.NOTHING, null))
                .orElse(refusal -> screen(frame, actor, Paging.first(Paging.DEFAULT_LIMIT), Typed.NOTHING, AdministratorPages.sentence(frame, refusal))));
        return read.isDone() || !answer.getStatusCode().is2xxSuccessful() ? answer : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(answer.getBody());
    }

    @PostMapping(SWITCHES)
    ResponseEntity<JteModel> turn(HttpServletRequest request, Actor actor, @RequestParam(name = "switch", defaultValue = "") String code, @RequestParam(defaultValue = "") String go,
            @RequestParam(name = "f.reason", defaultValue = "") String reason, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Paging first = Paging.first(Paging.DEFAULT_LIMIT);
        if (show != null) {
            return pages.security(request, actor, shown -> screen(shown, actor, first, new Typed(code, reason), null));
        }
        Outcome<Switch> turned = List.of("on", "off").contains(go) ? switches.turn(actor, code, go.equals("on"), reason) : Outcome.refused("REQUEST_MALFORMED");
        return turned.map(_ -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, SWITCHES).<JteModel>build())
                .orElse(refusal -> pages.refused(request, frame, refusal, sentence -> screen(frame, actor, first, new Typed(code, reason), sentence)));
    }

    private JteModel screen(PageFrame frame, Actor actor, Paging paging, Typed typed, @Nullable String error) {
        List<Card> cards = Stream.of(Switch.values()).map(one -> new Card(one.code(), switches.on(actor.district(), one), one.isOnAtFirst())).toList();
        Page<Line> told = switches.decided(actor, paging).orElse(_ -> new Page<>(List.of(), Optional.empty()))
                .map(one -> new Line(one.which().code(), one.on(), frame.texts().dated(one.at()), one.by(), one.reason()));
        return AdministratorPages.PAGES.switches(frame, new SwitchScreen(cards, told, typed, error));
    }
}
