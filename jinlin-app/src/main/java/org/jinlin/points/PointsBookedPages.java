package org.jinlin.points;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jinlin.playbook.Currency;
import org.jinlin.points.PointsScreen.Total;
import org.jinlin.points.PointsScreen.Wait;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was given: each with a button to put it right, and month by month who was given most.
@Hidden
@RestController
class PointsBookedPages {

    private static final String BOOKED = "/points/booked";
    private static final String RANKING = "/points/ranking";

    private final Corrections corrections;
    private final Awards awards;
    private final Plans plans;
    private final People people;
    private final Orgs orgs;
    private final PageFrames frames;

    PointsBookedPages(Corrections corrections, Awards awards, Plans plans, People people, Orgs orgs, PageFrames frames) {
        this.corrections = corrections;
        this.awards = awards;
        this.plans = plans;
        this.people = people;
        this.orgs = orgs;
        this.frames = frames;
    }

    @GetMapping(BOOKED)
    ResponseEntity<JteModel> booked(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        return booked(request, actor, after, null, null);
    }

    /// Books one back, with the reason.
    @PostMapping(BOOKED)
    ResponseEntity<JteModel> correct(HttpServletRequest request, Actor actor, @RequestParam(name = "f.award", defaultValue = "") String award, @RequestParam(name = "f.reason", defaultValue = "") String reason,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String kept) {
        if (kept != null) {
            return booked(request, actor, null, null, null);
        }
        Optional<Posting.Reason> why = Posting.Reason.find(reason);
        Outcome<Long> outcome = why.isEmpty() ? Outcome.refused("REASON_MISSING") : !award.matches("[0-9]{1,18}") ? Outcome.refused("POINTS_NOT_GIVEN")
                : corrections.correct(actor, Long.parseLong(award), why.get());
        return switch (outcome) {
            case Outcome.Done<Long> done -> booked(request, actor, null, null, frames.of(request, Optional.of(actor)).text("points.corrected"));
            case Outcome.Refused<Long>(Refusal refusal) -> booked(request, actor, null, refusal, null);
        };
    }

    private ResponseEntity<JteModel> booked(HttpServletRequest request, Actor actor, @Nullable String after, @Nullable Refusal fault, @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new PointsWords(plans.of(actor), frame.texts());
        if (!actor.isStaff()) {
            return stranger(frame, words);
        }
        return switch (corrections.given(actor, after)) {
            case Outcome.Refused<Page<Award>>(Refusal refusal) -> PointsOwnPages.refused(frame, words, refusal);
            case Outcome.Done<Page<Award>>(Page<Award> page) -> ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(PointsOwnPages.PAGES.pointsBooked(frame,
                    new PointsScreen.Given(lines(actor, page.items(), words), page.next().map(next -> BOOKED + "?after=" + next),
                            Stream.of(Posting.Reason.values()).map(reason -> new PointsScreen.Choice(reason.code(), frame.text("points.reason." + reason.code()))).toList(),
                            fault == null ? null : words.sentence(fault), done)));
        };
    }

    private List<Wait> lines(Actor actor, List<Award> given, PointsWords words) {
        Map<Long, Holder> holders = awards.holders(actor.district(), given);
        Map<Long, String> names = names(actor.district(), holders.values().stream().toList());
        return given.stream().map(award -> new Wait(Long.toString(award.id()), words.rule(award.rule()), names.getOrDefault(holders.get(award.accountId()).id(), ""),
                words.amount(award.amount(), award.currency()), award.number(), words.day(award.day()))).toList();
    }

    /// Who was given most in a month: units always, persons only where the district has switched that on.
    ///
    /// @param month such as 2026-11; this month when it is not said
    @GetMapping(RANKING)
    ResponseEntity<JteModel> ranking(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String month) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new PointsWords(plans.of(actor), frame.texts());
        if (!actor.isStaff()) {
            return stranger(frame, words);
        }
        int district = actor.district();
        YearMonth chosen = read(month).orElseGet(() -> corrections.month(district));
        return ResponseEntity.ok(PointsOwnPages.PAGES.pointsRanking(frame, new PointsScreen.Ranking(chosen.toString(), chosen.minusMonths(1).toString(),
                chosen.isBefore(corrections.month(district)) ? chosen.plusMonths(1).toString() : null, totals(district, corrections.units(district, chosen), words),
                corrections.persons(district, chosen).map(ranked -> totals(district, ranked, words)).orElse(null))));
    }

    private List<Total> totals(int district, List<Corrections.Ranked> ranked, PointsWords words) {
        Map<Long, String> names = names(district, ranked.stream().map(Corrections.Ranked::holder).toList());
        return ranked.stream().map(one -> new Total(names.getOrDefault(one.holder().id(), ""), words.texts().get("points.holder." + one.holder().kind().code()), words.amount(one.points(), Currency.POINTS)))
                .toList();
    }

    /// Names by number: units in full, persons masked as everywhere.
    private Map<Long, String> names(int district, List<Holder> holders) {
        Tree tree = orgs.tree(district);
        var names = new HashMap<Long, String>();
        Map<Long, Masked> masked = people.masked(district, holders.stream().filter(holder -> holder.kind() == Holder.Kind.PERSON).map(Holder::id).distinct().toList());
        masked.forEach((id, person) -> names.put(id, person.name()));
        holders.stream().filter(holder -> holder.kind() != Holder.Kind.PERSON).forEach(holder -> names.put(holder.id(), ShopPages.name(tree, holder.id())));
        return names;
    }

    private static Optional<YearMonth> read(String month) {
        try {
            return month.matches("20\\d{2}-\\d{2}") ? Optional.of(YearMonth.parse(month)) : Optional.empty();
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<JteModel> stranger(PageFrame frame, PointsWords words) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(PointsOwnPages.PAGES.pointsRefused(frame, words.sentence(Refusal.of("NO_POST"))));
    }
}
