package org.jinlin.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Obligation;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is below the number that an obligation asks for.
@Component
class ObligationLists {

    /// Everybody who owes it, also who did enough; without it those who did less.
    static final String ALL = "all";

    private final Orgs orgs;
    private final People people;
    private final Insight insight;
    private final Figures figures;
    private final Obligations obligations;

    ObligationLists(Orgs orgs, People people, Insight insight, Figures figures, Obligations obligations) {
        this.orgs = orgs;
        this.people = people;
        this.insight = insight;
        this.figures = figures;
        this.obligations = obligations;
    }

    /// A line before it has its words: a unit, or a person at one.
    ///
    /// @param person 0 for a unit
    /// @param all    how many persons of the unit owe it, where they are counted only
    /// @param below  how many of them are below the number
    private record Raw(long unit, long person, int done, int all, int below) {}

    /// A page of those below the number in the stretch in which a day lies. Refuses like [Insight#rates], and an obligation that
    /// the playbook of the unit does not name (OBLIGATION_UNKNOWN).
    Outcome<ObligationList> list(Actor actor, FigureLists.Ask ask, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, ask.unit()).then(unit -> figures.day(district, ask.day()).then(day -> Paging.read(ask.after(), ask.limit(), Long.class, Long.class).then(paging -> {
            Playbook playbook = insight.playbook(district, unit.id()).orElseThrow();
            Obligation obligation = playbook.obligations().get(ask.figure());
            if (obligation == null) {
                return Outcome.refused("OBLIGATION_UNKNOWN", ask.figure());
            }
            boolean all = ALL.equals(ask.part());
            if (!all && ask.part() != null && !ask.part().isEmpty()) {
                return Outcome.refused("LIST_UNKNOWN");
            }
            var words = new ObligationWords(playbook, texts);
            List<Raw> rest = raw(obligations.standing(actor, unit, playbook, obligation, day), obligation.times(), all).stream()
                    .filter(line -> paging.after().isEmpty() || line.unit() > paging.after().get().number(0)
                            || line.unit() == paging.after().get().number(0) && line.person() > paging.after().get().number(1))
                    .limit(paging.fetch()).toList();
            Page<Raw> page = Page.of(rest, paging, line -> Cursor.of(line.unit(), line.person()));
            Map<Long, Masked> names = people.masked(district, page.items().stream().map(Raw::person).filter(person -> person != 0).toList());
            return Outcome.done(new ObligationList(Insight.place(unit), words.name(obligation.code()), words.formula(obligation), all,
                    page.map(line -> line(orgs.tree(district), line, names.get(line.person()), obligation, words, day))));
        })));
    }

    private static List<Raw> raw(Obligations.Standing standing, int owed, boolean all) {
        var lines = new ArrayList<Raw>();
        if (!standing.persons()) {
            standing.done().forEach((unit, done) -> lines.add(new Raw(unit, 0, done, 0, 0)));
            return lines.stream().filter(line -> all || line.done() < owed).toList();
        }
        var counted = new TreeMap<Long, Raw>();
        standing.posts().forEach((person, units) -> {
            int done = standing.done().get(person);
            long at = units.stream().filter(standing.own()::contains).findFirst().orElse(units.iterator().next());
            if (standing.own().contains(at)) {
                lines.add(new Raw(at, person, done, 0, 0));
            } else {
                counted.merge(at, new Raw(at, 0, 0, 1, done < owed ? 1 : 0), (one, other) -> new Raw(at, 0, 0, one.all() + other.all(), one.below() + other.below()));
            }
        });
        lines.removeIf(line -> !all && line.done() >= owed);
        counted.values().stream().filter(line -> line.all() >= Obligations.FEWEST && (all || line.below() > 0)).forEach(lines::add);
        lines.sort(Comparator.comparingLong(Raw::unit).thenComparingLong(Raw::person));
        return lines;
    }

    private static ObligationList.Line line(Tree tree, Raw line, @Nullable Masked name, Obligation obligation, ObligationWords words, LocalDate day) {
        String unit = Insight.place(tree, line.unit()).name();
        if (line.all() > 0) {
            return new ObligationList.Line(unit, above(tree, line.unit()), null, obligation.times(), words.texts().get("obligations.some", line.all(), line.below()));
        }
        String says = words.flag(obligation, line.done(), day);
        return line.person() == 0 ? new ObligationList.Line(unit, above(tree, line.unit()), line.done(), obligation.times(), says == null ? "" : says)
                : new ObligationList.Line(name == null ? "" : name.name(), unit, line.done(), obligation.times(), says == null ? "" : says);
    }

    private static String above(Tree tree, long unit) {
        return tree.parent(unit).isPresent() ? Insight.place(tree, tree.parent(unit).getAsLong()).name() : "";
    }
}
