package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The leader's page in numbers: what was asked of a unit and everything below it in a period, and what is open there now.
/// Refuses like [Insight#rates]; every number on it is a list of [DashLists].
@Component
class Dash {

    static final String KIND = Insight.USUAL_KIND;

    private static final int URGENT = 5;

    private final Db db;
    private final Orgs orgs;
    private final Insight insight;
    private final Facts facts;
    private final DashMemory memory;
    private final DashSlow slow;
    private final DashUrgent urgent;
    private final Targets targets;
    private final JinlinClock clock;

    Dash(Db db, Orgs orgs, Insight insight, Facts facts, DashMemory memory, DashSlow slow, DashUrgent urgent, Targets targets, JinlinClock clock) {
        this.db = db;
        this.orgs = orgs;
        this.insight = insight;
        this.facts = facts;
        this.memory = memory;
        this.slow = slow;
        this.urgent = urgent;
        this.targets = targets;
        this.clock = clock;
    }

    LocalDate today(Actor actor) {
        return orgs.today(actor.district());
    }

    /// @param map   the day whose boundaries say what lies below the unit; today when not said
    /// @param days  the choice of the period, empty for a period that is none of the choices
    /// @param typed what came with a form of the page and could not be taken
    Outcome<DashBoard> board(Actor actor, @Nullable String unit, @Nullable String map, DashPeriod period, String days, PageTexts texts, Optional<DashBoard.Supervise> typed) {
        return insight.unit(actor, unit, map).map(chosen -> board(actor, chosen, period, days, texts, typed));
    }

    private DashBoard board(Actor actor, Mapped mapped, DashPeriod period, String days, PageTexts texts, Optional<DashBoard.Supervise> typed) {
        int district = actor.district();
        Unit unit = mapped.unit();
        RateStore.Asked asked = asked(district, mapped, period);
        DashCounts counts = counts(district, asked);
        DashMemory.OpenCounted open = open(district, mapped);
        DashDrawing drawing = drawing(district, mapped, texts);
        var cells = counts.cells();
        var place = new DashBoard.Place(Insight.place(unit), insight.trail(actor, mapped), below(drawing, unit), mapped.day().orElse(null), days, period.from(), period.to(), counts.at(), facts.behind(district),
                orgs.tree(district).root().id() == unit.id());
        return new DashBoard(place, cells.stream().mapToInt(Rates.Cell::matters).sum(), drawing.figures(cells),
                before(actor, mapped, period, days, cells).orElse(null), drawing.open(open.now()), urgent.of(actor, open.urgent(), drawing, typed),
                slow.repeats(district, asked, drawing), drawing.comparison(unit, counts, open.now()), drawing.funnel(cells), DashTrend.of(counts.byDay(), period),
                DashDrawing.heat(counts.bySlot()), drawing.categories(counts.byCategory()), new DashAreas(drawing, open.now()).map(unit, mapped.day().map(day -> orgs.boundaries(district, day)).orElseGet(() -> orgs.boundaries(district))).orElse(null));
    }

    /// A month that is not over has no month before to be compared with: it would always have fewer.
    private Optional<DashBefore> before(Actor actor, Mapped unit, DashPeriod period, String days, List<Rates.Cell> cells) {
        if (days.isEmpty() && !period.to().isBefore(today(actor))) {
            return Optional.empty();
        }
        DashPeriod earlier = days.isEmpty() ? period.monthBefore() : period.before();
        int district = actor.district();
        return Optional.of(DashBefore.of(earlier, slow.cells(district, asked(district, unit, earlier)), cells));
    }

    DashDrawing drawing(int district, Mapped unit, PageTexts texts) {
        return new DashDrawing(unit.tree(), insight.playbook(district, unit.unit().id()).orElseThrow(), KIND, targets, texts);
    }

    RateStore.Asked asked(int district, Mapped unit, DashPeriod period) {
        ZoneId zone = orgs.tenant(district).zone();
        return new RateStore.Asked(KIND, period.begins(zone), period.ends(zone), unit.units());
    }

    /// The matters of a period from every side; what was counted of late is good enough.
    DashCounts counts(int district, RateStore.Asked asked) {
        return memory.of(district, asked, () -> {
            Instant now = clock.now();
            return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DashStore(sql, district).counts(asked, orgs.tenant(district).zone(), now));
        });
    }

    private DashMemory.OpenCounted open(int district, Mapped unit) {
        var units = unit.units();
        return memory.of(new DashMemory.OpenAsked(district, KIND, units), () -> {
            Instant now = clock.now();
            return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> {
                var store = new DashStore(sql, district);
                return new DashMemory.OpenCounted(store.open(KIND, units, now), store.urgent(KIND, units, URGENT));
            });
        });
    }

    private static List<Insight.Place> below(DashDrawing drawing, Unit unit) {
        return drawing.tree().children(unit.id()).stream().map(Insight::place).toList();
    }
}
