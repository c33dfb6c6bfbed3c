package org.jinlin.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Cycle;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Obligation;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What persons and units owe again and again, counted from the log. Everybody sees the own card; whoever answers for a unit sees
/// how many at it and below it did as much as they owe. Nobody is ranked.
@Component
class Obligations {

    /// Of fewer persons than this nothing is counted for who is not responsible for them: it would tell of one.
    static final int FEWEST = 3;

    private final Db db;
    private final Orgs orgs;
    private final Insight insight;
    private final Figures figures;
    private final People people;

    Obligations(Db db, Orgs orgs, Insight insight, Figures figures, People people) {
        this.db = db;
        this.orgs = orgs;
        this.insight = insight;
        this.figures = figures;
        this.people = people;
    }

    /// The own card on a day: of the year in which the day lies.
    Outcome<ObligationCard> card(Actor actor, @Nullable String day, PageTexts texts) {
        int district = actor.district();
        return figures.day(district, day).map(at -> {
            var lines = new ArrayList<ObligationCard.Line>();
            Tree tree = orgs.tree(district);
            actor.posts().stream().filter(post -> tree.find(post.unitId()).isPresent()).forEach(post -> lines.addAll(lines(district, post.unitId(), post.role(), Set.of(actor.personId()), "", at, texts)));
            insight.own(actor, tree).forEach(unit -> lines.addAll(lines(district, unit.id(), unit.level(), under(tree, unit), unit.name(), at, texts)));
            return new ObligationCard(at, lines.stream().distinct().toList());
        });
    }

    /// What is owed of a role or level, as the playbook of a unit says.
    private List<ObligationCard.Line> lines(int district, long unit, String of, Set<Long> holders, String name, LocalDate day, PageTexts texts) {
        return insight.playbook(district, unit).stream().flatMap(playbook -> playbook.obligations().values().stream()
                .filter(obligation -> obligation.of().equals(of)).map(obligation -> line(district, playbook, obligation, holders, name, day, texts))).toList();
    }

    private static Set<Long> under(Tree tree, Unit unit) {
        return Stream.concat(Stream.of(unit), tree.under(unit.id()).stream()).map(Unit::id).collect(Collectors.toUnmodifiableSet());
    }

    private ObligationCard.Line line(int district, Playbook playbook, Obligation obligation, Set<Long> holders, String unit, LocalDate day, PageTexts texts) {
        Cycle cycle = obligation.every();
        LocalDate first = cycle.begin(day);
        LocalDate year = Cycle.YEAR.begin(first);
        var words = new ObligationWords(playbook, texts);
        if (obligation.counts().link().isPresent()) {
            int now = people.carried(district, obligation.counts().link().get(), holders.stream().findFirst()).values().stream().mapToInt(Integer::intValue).sum();
            return new ObligationCard.Line(obligation.code(), words.name(obligation.code()), words.formula(obligation), unit, first, cycle.end(day), now, obligation.times(), true,
                    words.flag(obligation, now, day), 0, 0);
        }
        ObligationCount count = count(district, obligation, holders, year, first);
        int done = count.done().stream().filter(each -> holders.contains(each.holder()) && cycle.begin(each.period()).equals(first)).mapToInt(DeedStore.Done::deeds).sum() + obligation.begins();
        LocalDate over = first.minusDays(1);
        return new ObligationCard.Line(obligation.code(), words.name(obligation.code()), words.formula(obligation), unit, first, cycle.end(day), done, obligation.times(), obligation.isSum(),
                words.flag(obligation, done, day), count.kept(holders, year, over), count.stretches(year, over));
    }

    /// A person's deeds are looked up by the person, a unit's by the obligation.
    private ObligationCount count(int district, Obligation obligation, Set<Long> holders, LocalDate from, LocalDate to) {
        return new ObligationCount(obligation, db.read(Scope.service(district, Scope.Kind.REPORT), sql -> {
            var store = new DeedStore(sql, district);
            return holders.size() == 1 ? store.done(holders.iterator().next(), from, to).stream().filter(done -> done.obligation().equals(obligation.code())).toList()
                    : store.done(obligation.code(), from, to);
        }));
    }

    /// How the obligations stand at a unit and below in the stretches in which a day lies. Refuses like [Insight#rates].
    Outcome<List<ObligationLine>> lines(Actor actor, @Nullable String unit, @Nullable String day, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, unit).then(chosen -> figures.day(district, day).map(at -> {
            Playbook playbook = insight.playbook(district, chosen.id()).orElseThrow();
            return playbook.obligations().values().stream().map(obligation -> line(actor, chosen, playbook, obligation, at, texts)).toList();
        }));
    }

    private ObligationLine line(Actor actor, Unit unit, Playbook playbook, Obligation obligation, LocalDate day, PageTexts texts) {
        Standing standing = standing(actor, unit, playbook, obligation, day);
        var words = new ObligationWords(playbook, texts);
        int met = (int) standing.done().values().stream().filter(done -> done >= obligation.times()).count();
        int all = standing.done().size();
        boolean told = !standing.persons() || all >= FEWEST || standing.isResponsible();
        return new ObligationLine(obligation.code(), words.name(obligation.code()), words.formula(obligation), standing.persons(), obligation.times(), obligation.isSum(), obligation.every().begin(day),
                obligation.every().end(day), all, told ? met : null, told ? all - met : null);
    }

    /// Who owes an obligation at a unit and below, and how much each did.
    ///
    /// @param done  units or persons in the order of their ids
    /// @param posts where each person holds the role; empty where units owe it
    /// @param own   the units at which the viewer is responsible for whoever holds a post
    record Standing(boolean persons, Map<Long, Integer> done, Map<Long, Set<Long>> posts, Set<Long> own) {

        /// Whether the viewer is responsible for all of them.
        boolean isResponsible() {
            return posts.values().stream().allMatch(units -> units.stream().anyMatch(own::contains));
        }
    }

    Standing standing(Actor actor, Unit unit, Playbook playbook, Obligation obligation, LocalDate day) {
        int district = actor.district();
        Tree tree = orgs.tree(district);
        LocalDate first = obligation.every().begin(day);
        var count = new ObligationCount(obligation, db.read(Scope.service(district, Scope.Kind.REPORT),
                sql -> new DeedStore(sql, district).done(obligation.code(), first, obligation.every().end(day))));
        Set<Long> own = insight.own(actor, tree).stream().map(Unit::id).collect(Collectors.toUnmodifiableSet());
        var done = new TreeMap<Long, Integer>();
        if (!playbook.roles().containsKey(obligation.of())) {
            Map<Long, Integer> byUnit = count.byUnit(tree, first);
            figures.count(district, unit).units(obligation.of()).forEach(each -> done.put(each.id(), byUnit.getOrDefault(each.id(), 0) + obligation.begins()));
            return new Standing(false, done, Map.of(), own);
        }
        // links are counted as they are today, whatever day is looked at
        Map<Long, Integer> byPerson = obligation.counts().link().map(link -> people.carried(district, link, Optional.empty())).orElseGet(() -> count.byPerson(first));
        var posts = new TreeMap<Long, Set<Long>>();
        figures.count(district, unit).persons(new Counted.Posts(obligation.of(), Optional.empty())).forEach((person, units) -> {
            posts.put(person, new TreeSet<>(units));
            done.put(person, byPerson.getOrDefault(person, 0) + obligation.begins());
        });
        return new Standing(true, done, posts, own);
    }
}
