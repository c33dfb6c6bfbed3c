package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.QrCode;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.playbook.Currency;
import org.jinlin.playbook.Playbook;
import org.jinlin.points.PointsScreen.Choice;
import org.jinlin.points.PointsScreen.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One's own points and time: what there is, where it came from, giving some away, vouchers, and the certificate of service.
@Hidden
@RestController
class PointsOwnPages {

    static final StaticTemplates PAGES = new StaticTemplates();
    private static final String OWN = "/me/points";
    /// Before the number of who gets something.
    private static final String FAMILY = "p";
    private static final String UNIT = "u";

    private final Statements statements;
    private final Ledger ledger;
    private final Shop shop;
    private final Plans plans;
    private final Orgs orgs;
    private final PointsCertificate certificate;
    private final PageFrames frames;

    PointsOwnPages(Statements statements, Ledger ledger, Shop shop, Plans plans, Orgs orgs, PointsCertificate certificate, PageFrames frames) {
        this.statements = statements;
        this.ledger = ledger;
        this.shop = shop;
        this.plans = plans;
        this.orgs = orgs;
        this.certificate = certificate;
        this.frames = frames;
    }

    @GetMapping(OWN)
    ResponseEntity<JteModel> own(HttpServletRequest request, Actor actor, @RequestParam @Nullable String of, @RequestParam @Nullable String after) {
        return own(request, actor, of, after, "", null, null);
    }

    /// Gives some of it to a community.
    @PostMapping(OWN)
    ResponseEntity<JteModel> give(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(name = "f.amount", defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (kept != null) {
            return own(request, actor, null, null, amount, null, null);
        }
        Integer number = PointsWords.number(amount);
        Optional<Choice> to = takers(actor).stream().filter(taker -> taker.id().equals(unit)).findFirst();
        Outcome<Booked> outcome = to.isEmpty() ? Outcome.refused("GIFT_UNKNOWN") : number == null || number <= 0 ? Outcome.refused("POINTS_NUMBER")
                : ShopPages.key(key).then(id -> ledger.book(actor.district(), gift(actor, to.get(), number, id)));
        return switch (outcome) {
            case Outcome.Done<Booked> done -> own(request, actor, null, null, "", null, frame.text("points.donated"));
            case Outcome.Refused<Booked>(Refusal refusal) -> own(request, actor, null, null, amount, words(actor, frame).sentence(refusal), null);
        };
    }

    private static Posting gift(Actor actor, Choice to, int amount, UUID key) {
        long id = Long.parseLong(to.id().substring(1));
        Holder holder = to.id().startsWith(FAMILY) ? Holder.person(id) : new Holder(Holder.Kind.COMMUNITY, id);
        return Posting.whole(Keys.of("give", actor.personId(), key), to.id().startsWith(FAMILY) ? Posting.Kind.GIVEN : Posting.Kind.DONATED, Currency.POINTS, Holder.person(actor.personId()), holder,
                amount, actor.personId(), Posting.Cause.NONE);
    }

    private ResponseEntity<JteModel> own(HttpServletRequest request, Actor actor, @Nullable String of, @Nullable String after, String typed, @Nullable String fault, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Playbook playbook = plans.of(actor);
        var words = new PointsWords(playbook, frame.texts());
        Scope scope = scope(actor);
        List<Account> accounts = statements.accounts(scope, Holder.person(actor.personId()));
        Currency currency = Currency.MINUTES.code().equals(of) ? Currency.MINUTES : Currency.POINTS;
        Optional<Account> chosen = accounts.stream().filter(account -> account.currency() == currency).findFirst();
        Outcome<Page<Statement>> lines = chosen.map(account -> statements.lines(scope, account.id(), after)).orElseGet(() -> Outcome.done(new Page<>(List.of(), Optional.empty())));
        return switch (lines) {
            case Outcome.Refused<Page<Statement>>(Refusal refusal) -> refused(frame, words, refusal);
            case Outcome.Done<Page<Statement>>(Page<Statement> page) -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(PAGES.points(frame, new PointsScreen.Own(
                    playbook.points().isKept(), balances(accounts, words), accounts.stream().flatMap(account -> expiring(scope, account, words).stream()).toList(),
                    page.items().stream().map(line -> line(line, currency, words, frame)).toList(), page.next().map(next -> OWN + "?of=" + currency.code() + "&after=" + next),
                    takers(actor), typed, UUID.randomUUID().toString(), !playbook.points().shop().isEmpty(), accounts.stream().anyMatch(account -> account.currency() == Currency.MINUTES),
                    playbook.points().appeals().orElse(null), fault, done)));
        };
    }

    static List<String> balances(List<Account> accounts, PointsWords words) {
        return accounts.stream().map(account -> words.amount(account.balance(), account.currency())).toList();
    }

    private List<String> expiring(Scope scope, Account account, PointsWords words) {
        return statements.expiring(scope, account.id()).stream().limit(3).map(lot -> words.texts().get("points.expires", words.amount(lot.amount(), account.currency()), words.day(lot.on()))).toList();
    }

    private static Line line(Statement line, Currency currency, PointsWords words, PageFrame frame) {
        return new Line(words.line(line), words.signed(line.amount(), currency), words.amount(line.balance(), currency), frame.texts().when(line.at()), line.matter());
    }

    /// Who lives in the same household and the units near the home, where the playbook lets points be given to them.
    private List<Choice> takers(Actor actor) {
        var plan = plans.of(actor).points();
        var levels = plan.donate();
        var tree = orgs.tree(actor.district());
        var family = plan.family() ? plans.family(actor) : Map.<Long, String>of();
        var units = plans.near(actor).stream().flatMap(unit -> tree.find(unit).stream()).filter(unit -> levels.contains(unit.level())).map(unit -> new Choice(UNIT + unit.id(), unit.name()));
        return Stream.concat(family.entrySet().stream().map(one -> new Choice(FAMILY + one.getKey(), one.getValue())), units).toList();
    }

    /// A voucher with its code, to be shown at the shop.
    @GetMapping(OWN + "/vouchers/{id:\\d{1,18}}")
    ResponseEntity<JteModel> voucher(HttpServletRequest request, Actor actor, @PathVariable long id) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = words(actor, frame);
        return shop.voucher(actor, id).map(voucher -> ResponseEntity.<JteModel>ok(PAGES.pointsVoucher(frame, ShopPages.paper(voucher, words, orgs.tree(actor.district()), frame),
                QrCode.of(address(request) + "/points/vouchers/" + voucher.code())))).orElseGet(() -> refused(frame, words, Refusal.of("VOUCHER_UNKNOWN")));
    }

    /// The certificate of service: free, as the law wants it (志愿服务条例 Art. 19).
    @GetMapping(OWN + "/certificate")
    ResponseEntity<?> certificate(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"service-" + actor.personId() + ".pdf\"").body(certificate.of(actor, frame, words(actor, frame)));
    }

    private PointsWords words(Actor actor, PageFrame frame) {
        return new PointsWords(plans.of(actor), frame.texts());
    }

    static ResponseEntity<JteModel> refused(PageFrame frame, PointsWords words, Refusal refusal) {
        HttpStatus status = refusal.code().endsWith("UNKNOWN") ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status).body(PAGES.pointsRefused(frame, words.sentence(refusal)));
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURL().substring(0, request.getRequestURL().length() - request.getRequestURI().length());
    }

    static Scope scope(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.PERSON, actor.personId());
    }
}
