package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequest.State;
import org.jinlin.people.DataRequest.What;
import org.jinlin.people.DataRequests;
import org.jinlin.people.HomeProofs;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A resident says where home is, and sees whether the grid worker has confirmed it.
@Hidden
@RestController
class MyHomePages {

    private final MyHome home;
    private final HomeProofs proofs;
    private final DataRequests requests;
    private final Desk desk;
    private final PageFrames frames;

    MyHomePages(MyHome home, HomeProofs proofs, DataRequests requests, Desk desk, PageFrames frames) {
        this.home = home;
        this.proofs = proofs;
        this.requests = requests;
        this.desk = desk;
        this.frames = frames;
    }

    @GetMapping("/me/home")
    ResponseEntity<JteModel> home(HttpServletRequest request, Actor actor) {
        return page(request, actor, null, "", null, null);
    }

    @PostMapping("/me/home")
    ResponseEntity<JteModel> ask(HttpServletRequest request, Actor actor, @RequestParam(name = "f.place", defaultValue = "") String place, @RequestParam(name = "f.door", defaultValue = "") String door,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (kept != null) {
            return page(request, actor, place, door, null, null);
        }
        return switch (home.ask(actor, place, door)) {
            case Outcome.Done<Long> done -> page(request, actor, null, "", null, frame.text("myHome.asked"));
            case Outcome.Refused<Long>(Refusal refusal) -> page(request, actor, place, door, new MatterPagesSentences(frame.texts()).know("place", frame.text("myHome.place")).know("door", frame.text("myHome.door"))
                    .sentence(refusal), null);
        };
    }

    /// @param place what was typed; what is known when nothing was
    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @Nullable String place, String door, @Nullable String fault, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<DataRequest> last = requests.of(actor.district(), actor.personId()).stream().filter(one -> one.what() == What.HOME).findFirst();
        String confirmed = proofs.of(actor.district(), actor.personId())
                .map(proof -> frame.text("myHome.confirmed", desk.tree(actor.district()).find(proof.unitId()).map(unit -> unit.name()).orElse(""), frame.texts().when(proof.at()))).orElse(null);
        var screen = new MyHomeScreen(confirmed, last.filter(one -> one.state() == State.ASKED).map(one -> frame.texts().when(one.askedAt())).orElse(null),
                last.filter(one -> one.state() == State.REFUSED).map(DataRequest::reason).orElse(null), place == null ? home.known(actor).orElse("") : place, door, fault, done);
        return ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(MatterPages.PAGES.myHome(frame, screen, PageKept.back(request)));
    }
}
