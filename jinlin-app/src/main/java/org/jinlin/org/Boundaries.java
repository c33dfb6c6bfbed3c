package org.jinlin.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// Boundaries with a date: from 00:00 of a day units hang elsewhere and new ones are there. The tree of every day stays what it was.
@Component
public class Boundaries {

    private final Db db;
    private final JinlinClock clock;
    private final Orgs orgs;

    Boundaries(Db db, JinlinClock clock, Orgs orgs) {
        this.db = db;
        this.clock = clock;
        this.orgs = orgs;
    }

    /// What is to be from a day on.
    ///
    /// @param moves   unit -> its new parent, which may be a founded one
    /// @param founded units that are new that day
    public record Plan(LocalDate from, Map<Long, Long> moves, List<NewUnit> founded) {}

    /// The tree of the plan's day as the plan makes it.
    ///
    /// @throws IllegalArgumentException with a sentence when units would go round in a circle, repeat or be missing
    public Tree planned(int district, Plan plan) {
        if (!plan.from().isAfter(orgs.today(district))) {
            throw new IllegalArgumentException(plan.from() + " is not ahead: name a day after " + orgs.today(district));
        }
        Tree before = orgs.tree(district, plan.from());
        List<Unit> units = new ArrayList<>(before.units());
        plan.founded().forEach(added -> units.add(added.unit()));
        Map<Long, Long> parents = new HashMap<>();
        before.units().forEach(unit -> before.parent(unit.id()).ifPresent(parent -> parents.put(unit.id(), parent)));
        plan.founded().forEach(added -> parents.put(added.unit().id(), added.parentId()));
        plan.moves().forEach((unit, parent) -> {
            before.unit(unit);
            if (Long.valueOf(parent).equals(parents.put(unit, parent))) {
                throw new IllegalArgumentException(before.unit(unit).name() + " hangs there already: leave it out");
            }
        });
        return new Tree(units, parents, before.root().id());
    }

    /// Writes the plan down, in one transaction; it takes effect by itself at 00:00 of its day.
    ///
    /// @throws IllegalArgumentException as [#planned], and when a unit has another plan for that day or a later one
    public void enact(int district, Plan plan) {
        planned(district, plan);
        db.write(Scope.service(district, Scope.Kind.SETUP), sql -> {
            OrgStore.insertUnits(sql, district, plan.founded().stream().map(NewUnit::unit).toList(), clock.now());
            OrgStore.insertEdges(sql, district, plan.founded(), plan.from());
            if (OrgStore.endEdges(sql, district, plan.moves().keySet(), plan.from()) != plan.moves().size()) {
                throw new IllegalArgumentException("a unit of this plan has another plan for " + plan.from() + " or later: join the two");
            }
            OrgStore.insertMoves(sql, district, plan.moves(), plan.from());
            return null;
        });
        orgs.written();
    }

    /// What hangs elsewhere today than on one of the days before: whoever keeps something by the tree may have to follow.
    public List<Resettled> recent(int district, int days) {
        LocalDate today = orgs.today(district);
        Tree now = orgs.tree(district);
        Map<Long, Set<Long>> before = new TreeMap<>();
        orgs.resettledOn(district, today.minusDays(days), today).forEach(day -> {
            Tree then = orgs.tree(district, day.minusDays(1));
            Tree since = orgs.tree(district, day);
            now.units().stream().map(Unit::id).filter(id -> then.find(id).isPresent() && since.find(id).isPresent() && !then.parent(id).equals(since.parent(id)))
                    .forEach(id -> before.computeIfAbsent(id, none -> new LinkedHashSet<>()).addAll(then.chain(id)));
        });
        return before.entrySet().stream().map(unit -> new Resettled(unit.getKey(), List.copyOf(unit.getValue()), now.chain(unit.getKey()))).toList();
    }
}
