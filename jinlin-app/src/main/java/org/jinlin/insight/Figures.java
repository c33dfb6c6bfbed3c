package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The figures that the playbook of a unit names, counted at the unit and everything below it by the tree of today, each with
/// its formula. Refuses like [Insight#rates]; every number is a list of [FigureLists].
@Component
class Figures {

    private final Db db;
    private final Orgs orgs;
    private final People people;
    private final Insight insight;
    private final Facts facts;
    private final FigureMemory memory;
    private final JinlinClock clock;

    Figures(Db db, Orgs orgs, People people, Insight insight, Facts facts, FigureMemory memory, JinlinClock clock) {
        this.db = db;
        this.orgs = orgs;
        this.people = people;
        this.insight = insight;
        this.facts = facts;
        this.memory = memory;
        this.clock = clock;
    }

    /// @param map the day whose boundaries it goes by; today when not said
    /// @param day the last day that is looked at; today when not said
    Outcome<FigureBoard> board(Actor actor, @Nullable String unit, @Nullable String map, @Nullable String day, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, unit, map).then(mapped -> day(district, day).map(last -> {
            Unit chosen = mapped.unit();
            Playbook playbook = insight.playbook(district, chosen.id()).orElseThrow();
            List<FigureLine> lines = playbook.figures().values().stream().map(figure -> line(district, mapped, playbook, figure, last, texts)).toList();
            List<Insight.Place> below = mapped.tree().children(chosen.id()).stream().map(Insight::place).toList();
            return new FigureBoard(Insight.place(chosen), insight.trail(actor, mapped), below, mapped.day().orElse(null), last, clock.now(), facts.behind(district), lines);
        }));
    }

    /// The charts that the playbook of a unit names.
    List<Insight.Named> charts(Actor actor, Insight.Place unit, PageTexts texts) {
        Playbook playbook = insight.playbook(actor.district(), Long.parseLong(unit.id())).orElseThrow();
        return playbook.charts().keySet().stream().map(code -> new Insight.Named(code, playbook.term("", playbook.terms().containsKey("chart." + code) ? "chart." + code : code, texts.language()))).toList();
    }

    /// The day up to which is counted; days to come have not happened.
    Outcome<LocalDate> day(int district, @Nullable String written) {
        LocalDate today = orgs.today(district);
        return Insight.day("day", written, today).then(day -> day.isAfter(today) ? Outcome.refused("DAY_TO_COME", day.toString()) : Outcome.done(day));
    }

    FigureLine line(int district, Mapped unit, Playbook playbook, Figure figure, LocalDate day, PageTexts texts) {
        FigureCount count = count(district, unit);
        Optional<FigureDays> days = figure.cycle().map(cycle -> FigureDays.of(cycle, day));
        FigureShare now = share(district, playbook, figure, days.map(FigureDays::now), count);
        FigureWords words = new FigureWords(playbook, texts);
        FigureLine.Before before = days.map(FigureDays::before).map(period -> before(period, share(district, playbook, figure, Optional.of(period), count))).orElse(null);
        FigureLine.Before last = figure.cycle().flatMap(cycle -> days.orElseThrow().last(cycle)).map(period -> before(period, share(district, playbook, figure, Optional.of(period), count))).orElse(null);
        return new FigureLine(figure.code(), words.name(figure.code()), words.formula(figure), days.map(at -> at.now().from()).orElse(null), days.map(at -> at.now().to()).orElse(null),
                now.numerator(), whole(now), now.percent().orElse(null), now.average().orElse(null), now.few(), missing(district, figure, days.map(FigureDays::now), count),
                figure.target().isPresent() ? Integer.valueOf(figure.target().getAsInt()) : null, before, last, before == null ? null : FigureShare.change(now.numerator(), before.numerator()),
                now.rating(figure, playbook).map(choice -> words.value("", figure.rated().orElseThrow(), choice)).orElse(null), figure.by().isPresent());
    }

    private static FigureLine.Before before(DashPeriod period, FigureShare share) {
        return new FigureLine.Before(period.from(), period.to(), share.numerator(), whole(share), share.percent().orElse(null), share.average().orElse(null));
    }

    private static @Nullable Long whole(FigureShare share) {
        return share.denominator().isPresent() ? Long.valueOf(share.denominator().getAsLong()) : null;
    }

    FigureShare share(int district, Playbook playbook, Figure figure, Optional<DashPeriod> period, FigureCount count) {
        long numerator = count.of(figure.counted(), heaps(district, figure.counted(), period));
        OptionalLong denominator = figure.whole().map(whole -> OptionalLong.of(count.of(whole, heaps(district, whole, period)))).orElse(OptionalLong.empty());
        Field verdict = playbook.fields().get("verdict");
        return FigureShare.of(figure, verdict == null ? Set.of() : Set.copyOf(verdict.of()), numerator, denominator);
    }

    private @Nullable Long missing(int district, Figure figure, Optional<DashPeriod> period, FigureCount count) {
        return figure.counted() instanceof Counted.UnitsWith(String level, var _) ? Long.valueOf(count.without(level, heaps(district, figure.counted(), period)).size()) : null;
    }

    FigureCount count(int district, Unit unit) {
        return count(district, new Mapped(unit, Optional.empty(), orgs.tree(district)));
    }

    FigureCount count(int district, Mapped mapped) {
        return new FigureCount(mapped.tree(), mapped.units(), role -> people.holders(district, role));
    }

    /// The matters that are counted, of the whole tenant; none where no matters are.
    List<FigureStore.Heap> heaps(int district, Counted counted, Optional<DashPeriod> period) {
        return wanted(district, counted, period).map(wanted -> memory.of(district, wanted, () -> {
            Instant now = clock.now();
            return new FigureMemory.Counted(db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new FigureStore(sql, district).heaps(wanted)), now);
        }).heaps()).orElse(List.of());
    }

    Optional<FigureStore.Wanted> wanted(int district, Counted counted, Optional<DashPeriod> period) {
        Optional<String> field = counted instanceof Counted.Sum(var _, String summed) ? Optional.of(summed) : Optional.empty();
        return counted.matters().map(which -> new FigureStore.Wanted(which, FigureDays.time(period, orgs.tenant(district).zone()), field));
    }
}
