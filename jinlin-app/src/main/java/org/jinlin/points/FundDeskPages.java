package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.points.FundScreen.Choice;
import org.jinlin.points.FundScreen.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The fund at the desk of whoever keeps it: a line by hand, a whole statement of the bank, and what was wrong put right.
@Hidden
@RestController
class FundDeskPages {

    private static final String DESK = "/points/fund";

    private final Funds funds;
    private final Orgs orgs;
    private final PageFrames frames;

    FundDeskPages(Funds funds, Orgs orgs, PageFrames frames) {
        this.funds = funds;
        this.orgs = orgs;
        this.frames = frames;
    }

    /// What a page answers with, beside the book.
    private record Said(Typed typed, List<Funds.Fault> faults, @Nullable Refusal fault, @Nullable String done) {
        static final Said NOTHING = new Said(Typed.NOTHING, List.of(), null, null);

        static Said refused(Typed typed, Refusal why) {
            return new Said(typed, List.of(), why, null);
        }
    }

    @GetMapping(DESK)
    ResponseEntity<JteModel> desk(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String unit, @RequestParam @Nullable String after) {
        return desk(request, actor, unit, after, Said.NOTHING);
    }

    /// Enters one line.
    @PostMapping(DESK)
    ResponseEntity<JteModel> enter(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.reference", defaultValue = "") String reference,
            @RequestParam(name = "f.day", defaultValue = "") String day, @RequestParam(name = "f.amount", defaultValue = "") String amount, @RequestParam(name = "f.purpose", defaultValue = "") String purpose,
            @RequestParam(name = "f.donor", defaultValue = "") String donor, @RequestParam(name = "f.named", defaultValue = "") String named, @RequestParam(name = "f.people", defaultValue = "") String people,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        var typed = new Typed(reference, day, amount, purpose, donor, !named.isEmpty(), people, "");
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (kept != null) {
            return desk(request, actor, unit, null, new Said(typed, List.of(), null, null));
        }
        var words = new FundWords(frame.texts());
        // grants are typed without a minus: what it is for says where it goes
        String signed = words.isGrant(purpose) && !amount.strip().startsWith("-") ? "-" + amount.strip() : amount;
        Outcome<Boolean> outcome = words.sheet(orgs.today(actor.district())).entry(reference, day, signed, purpose, donor, named.isEmpty() ? "" : words.yes(), people)
                .then(entry -> unit(unit).then(id -> funds.enter(actor, id, entry)));
        return switch (outcome) {
            case Outcome.Done<Boolean>(Boolean fresh) -> desk(request, actor, unit, null, new Said(Typed.NOTHING, List.of(), null, frame.text(fresh ? "fund.entered" : "fund.known")));
            case Outcome.Refused<Boolean>(Refusal why) -> desk(request, actor, unit, null, Said.refused(typed, why));
        };
    }

    /// Enters a statement of the bank.
    @PostMapping(DESK + "/statement")
    ResponseEntity<JteModel> statement(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.sheet", defaultValue = "") String sheet,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var typed = new Typed("", "", "", "", "", false, "", sheet);
        if (kept != null) {
            return desk(request, actor, unit, null, new Said(typed, List.of(), null, null));
        }
        var words = new FundWords(frame.texts());
        return switch (unit(unit).then(id -> funds.enter(actor, id, words.sheet(orgs.today(actor.district())), sheet))) {
            case Outcome.Done<Funds.Imported>(Funds.Imported all) -> desk(request, actor, unit, null, new Said(all.faults().isEmpty() ? Typed.NOTHING : typed, all.faults(), null,
                    frame.text("fund.imported", all.entered(), all.known(), all.faults().size())));
            case Outcome.Refused<Funds.Imported>(Refusal why) -> desk(request, actor, unit, null, Said.refused(typed, why));
        };
    }

    /// Books a wrong line the other way.
    @PostMapping(DESK + "/reverse")
    ResponseEntity<JteModel> reverse(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.line", defaultValue = "") String line,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (kept != null) {
            return desk(request, actor, unit, null, Said.NOTHING);
        }
        Outcome<Boolean> outcome = line.matches("[0-9]{1,18}") ? funds.reverse(actor, Long.parseLong(line)) : Outcome.refused("FUND_NO_LINE");
        return switch (outcome) {
            case Outcome.Done<Boolean> done -> desk(request, actor, unit, null, new Said(Typed.NOTHING, List.of(), null, frame.text("fund.reversed")));
            case Outcome.Refused<Boolean>(Refusal why) -> desk(request, actor, unit, null, Said.refused(Typed.NOTHING, why));
        };
    }

    private static Outcome<Long> unit(String unit) {
        return unit.matches("[0-9]{1,18}") ? Outcome.done(Long.parseLong(unit)) : Outcome.refused("NOT_YOURS");
    }

    private ResponseEntity<JteModel> desk(HttpServletRequest request, Actor actor, String named, @Nullable String after, Said said) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new FundWords(frame.texts());
        List<Unit> units = funds.kept(actor);
        if (units.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(PointsOwnPages.PAGES.pointsRefused(frame, words.sentence(Refusal.of(actor.isStaff() ? "NOT_YOURS" : "NO_POST"))));
        }
        Unit unit = units.stream().filter(one -> Long.toString(one.id()).equals(named)).findFirst().orElse(units.getFirst());
        return switch (funds.lines(actor.district(), unit.id(), after)) {
            case Outcome.Refused<Page<FundLine>>(Refusal why) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(PointsOwnPages.PAGES.pointsRefused(frame, words.sentence(why)));
            case Outcome.Done<Page<FundLine>>(Page<FundLine> page) -> ResponseEntity.status(status(said)).body(PointsOwnPages.PAGES.fundDesk(frame, new FundScreen.Desk(
                    units.stream().map(one -> new Choice(Long.toString(one.id()), one.name())).toList(), Long.toString(unit.id()), words.amount(funds.balance(actor.district(), unit.id())), words.purposes(),
                    said.typed(), page.items().stream().map(line -> words.line(line, true)).toList(), page.next().map(next -> DESK + "?unit=" + unit.id() + "&after=" + next),
                    said.faults().stream().map(fault -> frame.text("fund.fault", fault.number(), words.sentence(fault.why()))).toList(),
                    said.fault() == null ? null : words.sentence(said.fault()), said.done())));
        };
    }

    private static HttpStatus status(Said said) {
        return said.fault() == null ? HttpStatus.OK : said.fault().code().equals("NOT_YOURS") ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
