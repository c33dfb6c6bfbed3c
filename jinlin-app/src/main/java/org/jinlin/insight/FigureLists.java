package org.jinlin.insight;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The lists behind the numbers of a figure: what was counted, what it is a share of, the units that have none, and the same
/// figure of the units below.
@Component
class FigureLists {

    private static final String COUNT = "count";
    private static final String WHOLE = "of";
    private static final String MISSING = "missing";
    private static final String BELOW = "below";
    private static final String EACH = "each";

    private final Db db;
    private final People people;
    private final Insight insight;
    private final Figures figures;

    FigureLists(Db db, People people, Insight insight, Figures figures) {
        this.db = db;
        this.people = people;
        this.insight = insight;
        this.figures = figures;
    }

    /// Which list is asked for, as the address says it.
    record Ask(@Nullable String unit, @Nullable String map, @Nullable String day, String figure, @Nullable String part, @Nullable String after, @Nullable String limit) {}

    /// What everything on a page is made with.
    private record Desk(int district, Mapped unit, Figure figure, Optional<DashPeriod> period, FigureCount count, FigureWords words) {

        Tree tree() {
            return unit.tree();
        }
    }

    /// A page of a list. Refuses units that are not the viewer's (like [Insight#rates]), figures that the playbook of the unit does
    /// not name (FIGURE_UNKNOWN), and parts that the figure does not have (LIST_UNKNOWN).
    Outcome<FigureList> list(Actor actor, Ask ask, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, ask.unit(), ask.map()).then(unit -> figures.day(district, ask.day()).then(day -> {
            Playbook playbook = insight.playbook(district, unit.unit().id()).orElseThrow();
            Figure figure = playbook.figures().get(ask.figure());
            if (figure == null) {
                return Outcome.refused("FIGURE_UNKNOWN", ask.figure());
            }
            var desk = new Desk(district, unit, figure, figure.cycle().map(cycle -> FigureDays.of(cycle, day).now()), figures.count(district, unit), new FigureWords(playbook, texts));
            String part = ask.part() == null || ask.part().isEmpty() ? COUNT : ask.part();
            return page(desk, part, ask).map(page -> new FigureList(Insight.place(unit.unit()), desk.words().name(figure.code()), desk.words().formula(figure), part, page));
        }));
    }

    private Outcome<Page<FigureList.Line>> page(Desk desk, String part, Ask ask) {
        Optional<Counted> counted = part.equals(WHOLE) ? desk.figure().whole() : part.equals(COUNT) ? Optional.of(desk.figure().counted()) : Optional.empty();
        if (part.equals(MISSING) && desk.figure().counted() instanceof Counted.UnitsWith(String level, var _)) {
            return byId(ask).map(paging -> units(desk, desk.count().without(level, heaps(desk, desk.figure().counted())), paging));
        }
        if (part.equals(BELOW)) {
            return byId(ask).map(paging -> below(desk, paging));
        }
        if (part.equals(EACH) && desk.figure().by().isPresent()) {
            return byId(ask).map(paging -> each(desk, desk.figure().by().get(), paging));
        }
        return counted.map(what -> counted(desk, what, ask)).orElseGet(() -> Outcome.refused("LIST_UNKNOWN"));
    }

    private Outcome<Page<FigureList.Line>> counted(Desk desk, Counted counted, Ask ask) {
        return switch (counted) {
            case Counted.Count _, Counted.Sum _ -> Paging.read(ask.after(), ask.limit(), Instant.class, Long.class).map(paging -> matters(desk, counted, paging));
            case Counted.Posts posts -> byId(ask).map(paging -> persons(desk, posts, paging));
            case Counted.Units(String level) -> byId(ask).map(paging -> units(desk, desk.count().units(level), paging));
            case Counted.UnitsWith(String level, var _) -> byId(ask).map(paging -> units(desk, desk.count().with(level, heaps(desk, counted)), paging));
        };
    }

    private static Outcome<Paging> byId(Ask ask) {
        return Paging.read(ask.after(), ask.limit(), Long.class);
    }

    private List<FigureStore.Heap> heaps(Desk desk, Counted counted) {
        return figures.heaps(desk.district(), counted, desk.period());
    }

    private Page<FigureList.Line> matters(Desk desk, Counted counted, Paging paging) {
        int district = desk.district();
        FigureStore.Wanted wanted = figures.wanted(district, counted, desk.period()).orElseThrow();
        List<Fact> facts = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new FigureStore(sql, district).matters(wanted, desk.unit().units(), paging));
        return Page.of(facts, paging, fact -> Cursor.of(FigureStore.at(wanted.which(), fact), fact.matterId())).map(fact -> new FigureList.Line("/desk/" + fact.number(), fact.number(),
                Insight.place(desk.tree(), fact.placeId()).name(), desk.words().term(fact.kind(), fact.outcome() == null ? fact.stage() : fact.outcome()),
                desk.words().texts().when(FigureStore.at(wanted.which(), fact))));
    }

    private static Page<FigureList.Line> units(Desk desk, List<Unit> units, Paging paging) {
        List<Unit> rest = units.stream().filter(unit -> paging.after().isEmpty() || unit.id() > paging.after().get().number(0)).limit(paging.fetch()).toList();
        return Page.of(rest, paging, unit -> Cursor.of(unit.id())).map(unit -> new FigureList.Line("/figures?unit=" + unit.id() + desk.unit().query(), unit.name(),
                desk.tree().parent(unit.id()).isPresent() ? Insight.place(desk.tree(), desk.tree().parent(unit.id()).getAsLong()).name() : "", desk.words().term("", unit.level()), ""));
    }

    /// The same figure of each unit directly below, in the order of their ids: beside each other, not ranked.
    private Page<FigureList.Line> below(Desk desk, Paging paging) {
        List<Unit> rest = desk.tree().children(desk.unit().unit().id()).stream().sorted(Comparator.comparing(Unit::id))
                .filter(unit -> paging.after().isEmpty() || unit.id() > paging.after().get().number(0)).limit(paging.fetch()).toList();
        return Page.of(rest, paging, unit -> Cursor.of(unit.id())).map(unit -> new FigureList.Line("/figures?unit=" + unit.id() + desk.unit().query(), unit.name(), desk.words().term("", unit.level()), value(desk, unit), ""));
    }

    /// The figure of each organisation, by the unit that it hangs on, in the order of their ids.
    private Page<FigureList.Line> each(Desk desk, String organisation, Paging paging) {
        List<Unit> rest = desk.count().units(organisation).stream().filter(unit -> paging.after().isEmpty() || unit.id() > paging.after().get().number(0)).limit(paging.fetch()).toList();
        return Page.of(rest, paging, unit -> Cursor.of(unit.id())).map(unit -> {
            Unit at = desk.tree().parent(unit.id()).stream().mapToObj(desk.tree()::find).flatMap(Optional::stream).findFirst().orElse(unit);
            return new FigureList.Line("", unit.name(), at.name(), value(desk, at), "");
        });
    }

    private String value(Desk desk, Unit unit) {
        Playbook playbook = desk.words().playbook();
        FigureShare share = figures.share(desk.district(), playbook, desk.figure(), desk.period(), figures.count(desk.district(), desk.unit().of(unit)));
        return desk.words().value(share) + share.rating(desk.figure(), playbook).map(choice -> " · " + desk.words().value("", desk.figure().rated().orElseThrow(), choice)).orElse("");
    }

    private Page<FigureList.Line> persons(Desk desk, Counted.Posts posts, Paging paging) {
        SortedMap<Long, Set<Long>> all = desk.count().persons(posts);
        List<Map.Entry<Long, Set<Long>>> some = all.entrySet().stream().filter(person -> paging.after().isEmpty() || person.getKey() > paging.after().get().number(0))
                .limit(paging.fetch()).toList();
        Map<Long, Masked> names = people.masked(desk.district(), some.stream().map(Map.Entry::getKey).toList());
        String roles = String.join(desk.words().texts().get("comma"), Stream.concat(Stream.of(posts.role()), posts.also().stream()).map(role -> desk.words().term("", role)).toList());
        return Page.of(some, paging, person -> Cursor.of(person.getKey())).map(person -> new FigureList.Line("", name(names, person.getKey()),
                String.join(desk.words().texts().get("comma"), person.getValue().stream().map(unit -> Insight.place(desk.tree(), unit).name()).toList()), roles, ""));
    }

    private static String name(Map<Long, Masked> names, long person) {
        Masked masked = names.get(person);
        return masked == null ? "" : masked.name();
    }
}
