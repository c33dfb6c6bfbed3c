package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jinlin.points.PointsScreen.Stock;
import org.jinlin.points.PointsScreen.Total;
import org.jinlin.points.PointsScreen.Wait;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Points at a desk: what waits to be confirmed, what the shop has, and what teams and communities have together. Units stand there, never persons in an order.
@Hidden
@RestController
class PointsDeskPages {

    private static final String DESK = "/points";

    private final Shop shop;
    private final Awards awards;
    private final Statements statements;
    private final Plans plans;
    private final Orgs orgs;
    private final People people;
    private final Funds funds;
    private final PageFrames frames;

    PointsDeskPages(Shop shop, Awards awards, Statements statements, Plans plans, Orgs orgs, People people, Funds funds, PageFrames frames) {
        this.shop = shop;
        this.awards = awards;
        this.statements = statements;
        this.plans = plans;
        this.orgs = orgs;
        this.people = people;
        this.funds = funds;
        this.frames = frames;
    }

    @GetMapping(DESK)
    ResponseEntity<JteModel> desk(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable String units) {
        return desk(request, actor, after, units, null, null);
    }

    /// Adds to a stock or takes from it.
    @PostMapping(DESK + "/stock")
    ResponseEntity<JteModel> stock(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.gift", defaultValue = "") String gift,
            @RequestParam(name = "f.count", defaultValue = "") String count, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        if (kept != null) {
            return desk(request, actor, null, null, null, null);
        }
        Integer number = PointsWords.number(count);
        Outcome<Long> outcome = !unit.matches("[0-9]{1,18}") ? Outcome.refused("GIFT_UNKNOWN") : shop.add(actor, Long.parseLong(unit), gift, number == null ? 0 : number);
        return answer(request, actor, outcome, "points.stocked");
    }

    /// Confirms or refuses what waits.
    @PostMapping(DESK + "/awards")
    ResponseEntity<JteModel> award(HttpServletRequest request, Actor actor, @RequestParam(name = "f.award", defaultValue = "") String award, @RequestParam(name = "do", defaultValue = "") String what,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        if (kept != null) {
            return desk(request, actor, null, null, null, null);
        }
        boolean known = what.equals("confirm") || what.equals("refuse");
        return answer(request, actor, !known || !award.matches("[0-9]{1,18}") ? Outcome.refused("POINTS_NOT_WAITING") : awards.decide(actor, Long.parseLong(award), what.equals("confirm")), "points.decided");
    }

    private <T> ResponseEntity<JteModel> answer(HttpServletRequest request, Actor actor, Outcome<T> outcome, String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (outcome) {
            case Outcome.Done<T> made -> desk(request, actor, null, null, null, frame.text(done));
            case Outcome.Refused<T>(Refusal refusal) -> desk(request, actor, null, null, refusal, null);
        };
    }

    private ResponseEntity<JteModel> desk(HttpServletRequest request, Actor actor, @Nullable String after, @Nullable String units, @Nullable Refusal fault, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new PointsWords(plans.of(actor), frame.texts());
        if (!actor.isStaff()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(PointsOwnPages.PAGES.pointsRefused(frame, words.sentence(Refusal.of("NO_POST"))));
        }
        Outcome<JteModel> page = awards.waiting(actor, after).then(waiting -> totals(actor, units).map(totals -> PointsOwnPages.PAGES.pointsDesk(frame, new PointsScreen.Desk(
                plans.kept(actor).stream().map(unit -> shop(actor, unit, words)).toList(), waiting(actor, waiting, words), waiting.next().map(next -> DESK + "?after=" + next),
                totals.items().stream().map(account -> total(account, actor, words)).toList(), totals.next().map(next -> DESK + "?units=" + next),
                !funds.kept(actor).isEmpty(),
                fault == null ? null : words.sentence(fault), done))));
        return switch (page) {
            case Outcome.Refused<JteModel>(Refusal refusal) -> PointsOwnPages.refused(frame, words, refusal);
            case Outcome.Done<JteModel>(JteModel shown) -> ResponseEntity.status(fault == null ? HttpStatus.OK : fault.code().equals("NOT_YOURS") ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT).body(shown);
        };
    }

    private PointsScreen.Shop shop(Actor actor, Unit unit, PointsWords words) {
        var playbook = plans.at(actor.district(), unit.id()).orElseThrow();
        var left = shop.stock(actor, List.of(unit.id()), null).orThrow().items();
        return new PointsScreen.Shop(Long.toString(unit.id()), unit.name(), playbook.points().shop().values().stream().map(gift -> new Stock(gift.code(), words.gift(gift.code()),
                left.stream().filter(offer -> offer.gift().code().equals(gift.code())).mapToLong(Shop.Offer::remaining).sum())).toList());
    }

    private List<Wait> waiting(Actor actor, Page<Award> page, PointsWords words) {
        var holders = awards.holders(actor.district(), page.items());
        var names = people.masked(actor.district(), holders.values().stream().filter(holder -> holder.kind() == Holder.Kind.PERSON).map(Holder::id).toList());
        Tree tree = orgs.tree(actor.district());
        return page.items().stream().map(award -> {
            Holder holder = holders.get(award.accountId());
            String who = holder.kind() == Holder.Kind.PERSON ? names.containsKey(holder.id()) ? names.get(holder.id()).name() : "" : ShopPages.name(tree, holder.id());
            return new Wait(Long.toString(award.id()), words.rule(award.rule()), who, words.amount(award.amount(), award.currency()), award.number(), words.day(award.day()));
        }).toList();
    }

    /// What the units at and below one's own posts have.
    private Outcome<Page<Account>> totals(Actor actor, @Nullable String after) {
        return statements.ofUnits(new Scope(actor.district(), Scope.Kind.STAFF, actor.personId()), awards.places(actor), after);
    }

    private Total total(Account account, Actor actor, PointsWords words) {
        return new Total(ShopPages.name(orgs.tree(actor.district()), account.holder().id()), words.texts().get("points.holder." + account.holder().kind().code()), words.amount(account.balance(), account.currency()));
    }
}
