package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.points.PointsScreen.Offer;
import org.jinlin.points.PointsScreen.Paper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The shop: what can be had near somebody's home, and what whoever keeps it does with a voucher.
@Hidden
@RestController
class ShopPages {

    private static final String SHOP = "/me/points/shop";
    private static final int LATEST = 10;

    private final Shop shop;
    private final Statements statements;
    private final Plans plans;
    private final Orgs orgs;
    private final PageFrames frames;

    ShopPages(Shop shop, Statements statements, Plans plans, Orgs orgs, PageFrames frames) {
        this.shop = shop;
        this.statements = statements;
        this.plans = plans;
        this.orgs = orgs;
        this.frames = frames;
    }

    @GetMapping(SHOP)
    ResponseEntity<JteModel> shelf(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        return shelf(request, actor, after, null);
    }

    /// Pays for one. The key stands in the form, so a double tap pays once.
    @PostMapping(SHOP)
    ResponseEntity<?> redeem(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.gift", defaultValue = "") String gift,
            @RequestParam(defaultValue = "") String key, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        if (kept != null) {
            return shelf(request, actor, null, null);
        }
        Outcome<Voucher> outcome = !unit.matches("[0-9]{1,18}") ? Outcome.refused("GIFT_UNKNOWN") : key(key).then(id -> shop.redeem(actor, id, Long.parseLong(unit), gift));
        return switch (outcome) {
            case Outcome.Done<Voucher>(Voucher voucher) -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/me/points/vouchers/" + voucher.id()).build();
            case Outcome.Refused<Voucher>(Refusal refusal) -> shelf(request, actor, null, refusal);
        };
    }

    private ResponseEntity<JteModel> shelf(HttpServletRequest request, Actor actor, @Nullable String after, @Nullable Refusal fault) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new PointsWords(plans.of(actor), frame.texts());
        Tree tree = orgs.tree(actor.district());
        return switch (shop.offers(actor, after)) {
            case Outcome.Refused<Page<Shop.Offer>>(Refusal refusal) -> PointsOwnPages.refused(frame, words, refusal);
            case Outcome.Done<Page<Shop.Offer>>(Page<Shop.Offer> page) -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(PointsOwnPages.PAGES.pointsShop(frame,
                    new PointsScreen.Shelf(PointsOwnPages.balances(statements.accounts(PointsOwnPages.scope(actor), Holder.person(actor.personId())), words),
                            page.items().stream().map(offer -> offer(offer, words, tree)).toList(), page.next().map(next -> SHOP + "?after=" + next), latest(actor, words, tree, frame),
                            fault == null ? null : words.sentence(fault))));
        };
    }

    private List<Paper> latest(Actor actor, PointsWords words, Tree tree, PageFrame frame) {
        return shop.vouchers(actor, null).orThrow().items().stream().limit(LATEST).map(voucher -> paper(voucher, words, tree, frame)).toList();
    }

    private static Offer offer(Shop.Offer offer, PointsWords words, Tree tree) {
        var gift = offer.gift();
        String often = gift.month().isPresent() ? words.texts().get("points.often", gift.month().getAsInt()) : null;
        return new Offer(Long.toString(offer.unitId()), name(tree, offer.unitId()), gift.code(), words.gift(gift.code()), words.amount(gift.costs(), gift.currency()), offer.remaining(),
                UUID.randomUUID().toString(), often);
    }

    static Paper paper(Voucher voucher, PointsWords words, Tree tree, PageFrame frame) {
        return new Paper(Long.toString(voucher.id()), words.gift(voucher.gift()), name(tree, voucher.unitId()), words.amount(voucher.costs(), voucher.currency()),
                frame.text("points.voucher." + voucher.state().code()), voucher.state() == Voucher.State.OPEN, frame.texts().when(voucher.at()), voucher.code());
    }

    static String name(Tree tree, long unit) {
        return tree.find(unit).map(found -> found.name()).orElse("");
    }

    /// Who scanned a voucher sees what it is for, and hands it over.
    @GetMapping("/points/vouchers/{code:[0-9a-f]{24}}")
    ResponseEntity<JteModel> scanned(HttpServletRequest request, Actor actor, @PathVariable String code) {
        return scanned(request, actor, code, null);
    }

    @PostMapping("/points/vouchers/{code:[0-9a-f]{24}}")
    ResponseEntity<JteModel> decide(HttpServletRequest request, Actor actor, @PathVariable String code, @RequestParam(name = "do", defaultValue = "") String what,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        boolean known = what.equals("hand") || what.equals("return");
        if (kept != null || !known) {
            return scanned(request, actor, code, null);
        }
        return switch (shop.decide(actor, code, what.equals("hand"))) {
            case Outcome.Done<Voucher> done -> scanned(request, actor, code, null);
            case Outcome.Refused<Voucher>(Refusal refusal) -> scanned(request, actor, code, refusal);
        };
    }

    private ResponseEntity<JteModel> scanned(HttpServletRequest request, Actor actor, String code, @Nullable Refusal fault) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new PointsWords(plans.of(actor), frame.texts());
        return shop.coded(actor, code).map(voucher -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.CONFLICT).<JteModel>body(PointsOwnPages.PAGES.pointsHand(frame,
                paper(voucher, words, orgs.tree(actor.district()), frame), fault == null ? null : words.sentence(fault))))
                .orElseGet(() -> PointsOwnPages.refused(frame, words, Refusal.of("VOUCHER_UNKNOWN")));
    }

    /// What a form carries so that it does something once.
    static Outcome<UUID> key(String key) {
        return key.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Outcome.done(UUID.fromString(key)) : Outcome.refused("REQUEST_MALFORMED");
    }
}
