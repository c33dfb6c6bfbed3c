package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.DataDeskScreen.Open;
import org.jinlin.matters.DataDeskScreen.Row;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequests;
import org.jinlin.people.Masked;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where the community decides on corrections and erasures: it knows who is who.
@Hidden
@RestController
class DataDeskPages {

    private final DataRights mine;
    private final DataRequests requests;
    private final DataStewards stewards;
    private final People people;
    private final PageFrames frames;

    DataDeskPages(DataRights mine, DataRequests requests, DataStewards stewards, People people, PageFrames frames) {
        this.mine = mine;
        this.requests = requests;
        this.stewards = stewards;
        this.people = people;
        this.frames = frames;
    }

    @GetMapping("/data-requests")
    ResponseEntity<JteModel> waiting(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        return page(request, actor, after, null, null, "", null);
    }

    /// Looks at one in clear (which is written down), or decides on it.
    @PostMapping("/data-requests")
    ResponseEntity<JteModel> decide(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "0") String id, @RequestParam(defaultValue = "") String go,
            @RequestParam(name = "f.reason", defaultValue = "") String reason, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!id.matches("[0-9]{1,18}") || !go.matches("look|yes|no")) {
            return MatterPages.unknown(frame);
        }
        long number = Long.parseLong(id);
        if (go.equals("look") || kept != null) {
            return look(request, actor, number, frame, null, reason);
        }
        return switch (mine.decide(actor, number, go.equals("yes"), reason)) {
            case Outcome.Done<DataRequest> done -> page(request, actor, null, null, null, "", frame.text("dataDesk.done." + go));
            case Outcome.Refused<DataRequest>(Refusal refusal) when refusal.code().equals("NOT_FOUND") -> MatterPages.unknown(frame);
            case Outcome.Refused<DataRequest>(Refusal refusal) when refusal.code().equals("FIELD_MISSING") -> look(request, actor, number, frame, MyDataPages.sentences(frame).sentence(refusal), reason);
            case Outcome.Refused<DataRequest>(Refusal refusal) -> page(request, actor, null, null, MyDataPages.sentences(frame).sentence(refusal), "", null);
        };
    }

    private ResponseEntity<JteModel> look(HttpServletRequest request, Actor actor, long id, PageFrame frame, @Nullable String fault, String reason) {
        boolean mayLook = requests.about(actor.district(), id).filter(about -> stewards.mayDecide(actor, about)).isPresent();
        Optional<DataRequests.Look> look = mayLook ? requests.look(actor, id, frame.text("dataDesk.look.reason")) : Optional.empty();
        return look.map(found -> page(request, actor, null, new Open(Long.toString(id), key(found.request()), found.name(), found.phone(), found.address(), wanted(actor.district(), found.request())), fault, reason, null))
                .orElseGet(() -> MatterPages.unknown(frame));
    }

    private ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @Nullable String after, @Nullable Open open, @Nullable String fault, String reason, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Set<Long> units = stewards.units(actor);
        Optional<Page<DataRequest>> found = units.isEmpty() ? Optional.empty() : requests.waiting(actor, units, stewards.isAtRoot(actor), after).<Optional<Page<DataRequest>>>map(Optional::of).orElse(refusal -> Optional.empty());
        return found.map(page -> {
            Map<Long, Masked> names = people.masked(actor.district(), page.items().stream().map(DataRequest::personId).toList());
            var rows = page.map(one -> new Row(Long.toString(one.id()), key(one), Optional.ofNullable(names.get(one.personId())).map(Masked::name).orElse(""), wanted(actor.district(), one),
                    frame.texts().when(one.askedAt()), frame.texts().when(one.dueAt())));
            return ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).<JteModel>body(MatterPages.PAGES.dataRequests(frame, new DataDeskScreen(rows, open, fault, reason, done)));
        }).orElseGet(() -> MatterPages.unknown(frame));
    }

    /// Of a home that is to be confirmed where it is, too.
    private @Nullable String wanted(int district, DataRequest request) {
        return request.unitId() == null ? request.wanted() : stewards.place(district, request.unitId()) + " " + request.wanted();
    }

    private static String key(DataRequest request) {
        return request.what().name().toLowerCase(Locale.ROOT);
    }
}
