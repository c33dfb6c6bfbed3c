package org.jinlin.insight;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.insight.DashListStore.Line;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The lists behind the numbers of the leader's page. What a number counted and what its list shows come from the same
/// arithmetic; a list is as new as the moment it is asked for.
@Component
class DashLists {

    private static final String LARGEST = Integer.toString(Paging.LARGEST_LIMIT);
    /// Rows of a file: a person reads no more, and a list is narrowed down sooner.
    private static final int MOST = 5000;

    private final Db db;
    private final Orgs orgs;
    private final Insight insight;
    private final Dash dash;
    private final JinlinClock clock;

    DashLists(Db db, Orgs orgs, Insight insight, Dash dash, JinlinClock clock) {
        this.db = db;
        this.orgs = orgs;
        this.insight = insight;
        this.dash = dash;
        this.clock = clock;
    }

    /// All pages of a list as a file, as far as a file may go. Refuses like [#list].
    Outcome<Spreadsheet> file(Actor actor, DashAsk ask, PageTexts texts) {
        return list(actor, ask.after(null), LARGEST, texts).map(first -> {
            var lines = new ArrayList<>(first.lines());
            String after = first.after();
            while (after != null && lines.size() < MOST) {
                DashList next = list(actor, ask.after(after), LARGEST, texts).orThrow();
                lines.addAll(next.lines());
                after = next.after();
            }
            return new DashSheets(texts).list(first, lines, after == null);
        });
    }

    /// A page of a list. Refuses units that are not the viewer's, numbers and days that are none.
    Outcome<DashList> list(Actor actor, DashAsk ask, PageTexts texts) {
        return list(actor, ask, null, texts);
    }

    private Outcome<DashList> list(Actor actor, DashAsk ask, @Nullable String limit, PageTexts texts) {
        return insight.unit(actor, ask.unit(), ask.map()).then(unit -> places(actor, unit, ask).then(places ->
                Paging.read(ask.after(), limit, Instant.class, Long.class).then(paging -> ask.isOpen()
                        ? Outcome.done(open(actor, unit, ask, places, paging, texts))
                        : opened(actor, unit, ask, places, paging, texts))));
    }

    /// The units at and below a place that is named, or that alone; it must lie at or below the unit.
    private Outcome<Optional<Collection<Long>>> places(Actor actor, Mapped unit, DashAsk ask) {
        if (ask.place() == null || ask.place().isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Tree tree = unit.tree();
        return insight.unit(actor, ask.place(), ask.map()).map(Mapped::unit).then(place -> tree.isAtOrAbove(unit.unit().id(), place.id())
                ? Outcome.done(Optional.of(Stream.concat(Stream.of(place), ask.only() ? Stream.<Unit>empty() : tree.under(place.id()).stream()).map(Unit::id).toList()))
                : Outcome.refused("UNIT_NOT_BELOW_YOU", place.name()));
    }

    private DashList open(Actor actor, Mapped unit, DashAsk ask, Optional<Collection<Long>> places, Paging paging, PageTexts texts) {
        int district = actor.district();
        Instant now = clock.now();
        var wanted = new DashListStore.Open(Dash.KIND, unit.units(), places, Optional.ofNullable(ask.grade()), ask.late());
        List<Line> lines = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DashListStore(sql, district).open(wanted, now, paging));
        DashDrawing drawing = dash.drawing(district, unit, texts);
        var narrow = new ArrayList<>(narrowed(actor, ask, drawing));
        if (ask.grade() != null) {
            narrow.add(drawing.grade(ask.grade()));
        }
        if (ask.late()) {
            narrow.add(texts.get("dash.late"));
        }
        return shown(unit.unit(), texts.get("dash.open"), narrow, null, Page.of(lines, paging, line -> Cursor.of(line.dueAt(), line.fact().matterId())), ask, drawing, now);
    }

    private Outcome<DashList> opened(Actor actor, Mapped unit, DashAsk ask, Optional<Collection<Long>> places, Paging paging, PageTexts texts) {
        Optional<Slice> slice = Slice.of(ask.what());
        if (slice.isEmpty()) {
            return Outcome.refused("LIST_UNKNOWN");
        }
        int district = actor.district();
        return ask.slots().then(slots -> DashPeriod.between(ask.from(), ask.to(), dash.today(actor)).map(period -> {
            RateStore.Asked asked = dash.asked(district, unit, period);
            Optional<Collection<String>> codes = slice.get().isAll() ? Optional.empty() : Optional.of(slice.get().codes(dash.counts(district, asked).cells()));
            var wanted = new DashListStore.Wanted(asked, codes, places, Optional.ofNullable(ask.category()), slots);
            Instant now = clock.now();
            ZoneId zone = orgs.tenant(district).zone();
            List<Line> lines = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DashListStore(sql, district).opened(wanted, zone, now, paging));
            DashDrawing drawing = dash.drawing(district, unit, texts);
            var narrow = new ArrayList<>(narrowed(actor, ask, drawing));
            slots.ifPresent(_ -> narrow.add(texts.get("dash.slot", texts.list("dash.weekdays").get(ask.weekday() - 1), ask.hour(),
                    DashDrawing.HOURS.get(DashDrawing.HOURS.indexOf(ask.hour()) + 1))));
            return shown(unit.unit(), title(slice.get(), drawing), narrow, period, Page.of(lines, paging, line -> Cursor.of(line.fact().openedAt(), line.fact().matterId())), ask, drawing, now);
        }));
    }

    private List<String> narrowed(Actor actor, DashAsk ask, DashDrawing drawing) {
        var narrow = new ArrayList<String>();
        if (ask.place() != null && !ask.place().isEmpty()) {
            insight.unit(actor, ask.place(), ask.map()).map(place -> narrow.add(place.unit().name()));
        }
        if (ask.category() != null) {
            narrow.add(drawing.category(ask.category()));
        }
        if (ask.map() != null && !ask.map().isEmpty()) {
            narrow.add(drawing.texts().get("dash.map.day", ask.map()));
        }
        return narrow;
    }

    private static String title(Slice slice, DashDrawing drawing) {
        PageTexts texts = drawing.texts();
        if (slice.rate().isEmpty()) {
            return texts.get("dash.what." + slice.what());
        }
        String part = slice.part().startsWith(Slice.LEFT) ? texts.get("dash.part.because", drawing.reason(slice.part().substring(Slice.LEFT.length())))
                : texts.get("dash.part." + slice.part());
        return texts.get("dash.part", texts.get("dash.rate." + slice.rate().get()), part);
    }

    private static DashList shown(Unit unit, String title, List<String> narrow, @Nullable DashPeriod period, Page<Line> page, DashAsk ask, DashDrawing drawing, Instant now) {
        return new DashList(Insight.place(unit), title, List.copyOf(narrow), period == null ? null : period.from(), period == null ? null : period.to(),
                page.items().stream().map(line -> line(line, drawing, now)).toList(), ask.query(), page.next().orElse(null));
    }

    private static DashList.Line line(Line line, DashDrawing drawing, Instant now) {
        Fact fact = line.fact();
        PageTexts texts = drawing.texts();
        boolean promised = line.dueAt().isBefore(OpenStore.NEVER);
        String language = texts.language();
        return new DashList.Line(fact.number(), drawing.playbook().term(fact.kind(), fact.kind(), language), fact.category() == null ? "" : drawing.category(fact.category()),
                Insight.place(drawing.tree(), fact.placeId()).name(), Insight.place(drawing.tree(), fact.ownerId()).name(),
                fact.grade() == null ? "" : drawing.grade(fact.grade()), fact.grade() == null ? 0 : drawing.level(fact.grade()),
                drawing.playbook().term(fact.kind(), fact.outcome() == null ? fact.stage() : fact.outcome(), language), fact.openedAt(),
                promised ? line.dueAt() : null, promised && line.dueAt().isBefore(now));
    }
}
