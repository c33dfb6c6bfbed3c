package org.jinlin.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Boundaries;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Looks at a plan of boundaries: what it would do, and everything that stands against it. Changes nothing.
@Component
public class BoundaryPlans {

    private final Db db;
    private final Orgs orgs;
    private final Boundaries boundaries;
    private final People people;
    private final Desk desk;
    private final Ids ids;

    BoundaryPlans(Db db, Orgs orgs, Boundaries boundaries, People people, Desk desk, Ids ids) {
        this.db = db;
        this.orgs = orgs;
        this.boundaries = boundaries;
        this.people = people;
        this.desk = desk;
        this.ids = ids;
    }

    /// What a plan would do.
    ///
    /// @param faults all that stands against it; empty for a plan that can be written down
    /// @param moves  in the order of its lines
    /// @param vacant founded units where nobody answers yet, each with who does until then
    public record Look(Boundaries.Plan plan, List<Refusal> faults, List<Moved> moves, List<Vacant> vacant) {

        /// The plan, or the first thing against it.
        Outcome<Boundaries.Plan> sound() {
            return faults.isEmpty() ? Outcome.done(plan) : new Outcome.Refused<>(faults.getFirst());
        }

        /// The open matters that will follow.
        public int follow() {
            return moves.stream().mapToInt(Moved::matters).sum();
        }

        /// The units that a plan speaks of as they are today, founded ones by where they will hang.
        Stream<Long> touched() {
            return Stream.of(plan.moves().keySet().stream(), plan.moves().values().stream(), plan.closed().stream(), plan.areas().keySet().stream(),
                    plan.founded().stream().map(NewUnit::parentId)).flatMap(units -> units);
        }
    }

    /// A unit that goes elsewhere.
    ///
    /// @param from    the name of who is above it before
    /// @param matters what is open below it
    public record Moved(String unit, String from, String to, int matters) {}

    /// A founded unit where nobody answers yet.
    ///
    /// @param until who does until somebody is appointed
    public record Vacant(String unit, String until) {}

    /// @param csv  see [BoundaryFile]
    /// @param from its day
    public Look look(int district, String csv, LocalDate from) {
        Playbook playbook = desk.playbookAt(district, orgs.tenant(district).rootId());
        Tree before = orgs.tree(district, from);
        var file = new BoundaryFile(before, boundaries.codes(district), playbook.levels(), ids::next);
        Boundaries.Plan plan = file.read(csv, from);
        if (!file.faults().isEmpty()) {
            return new Look(plan, file.faults(), List.of(), List.of());
        }
        List<Refusal> orphans = new ArrayList<>(boundaries.left(district, plan).stream().map(left -> Refusal.of("BOUNDARY_LEFT_UNIT", left.name())).toList());
        if (orphans.isEmpty()) {
            switch (boundaries.planned(district, plan)) {
                case Outcome.Refused<Boundaries.Planned>(Refusal refusal) -> orphans.add(refusal);
                case Outcome.Done<Boundaries.Planned>(Boundaries.Planned planned) -> {
                    return new Look(plan, faults(district, plan, before, planned, playbook), moves(district, plan, before, planned.tree()), vacant(district, plan, planned.tree(), playbook));
                }
            }
        }
        plan.closed().forEach(unit -> orphans.addAll(left(district, plan, before, unit)));
        return new Look(plan, List.copyOf(orphans), List.of(), List.of());
    }

    private List<Refusal> faults(int district, Boundaries.Plan plan, Tree before, Boundaries.Planned planned, Playbook playbook) {
        var faults = new ArrayList<Refusal>();
        Set<Long> staffed = people.staffed(district, playbook.owningRoles());
        plan.closed().forEach(unit -> faults.addAll(left(district, plan, before, unit)));
        plan.moves().keySet().stream().filter(unit -> planned.tree().firstAtOrAbove(unit, staffed::contains).isEmpty())
                .forEach(unit -> faults.add(Refusal.of("BOUNDARY_NOBODY", planned.tree().unit(unit).name())));
        faults.addAll(new BoundaryAreas(planned).overlaps(plan.areas().keySet()));
        return List.copyOf(faults);
    }

    /// What a unit that closes would leave behind.
    private List<Refusal> left(int district, Boundaries.Plan plan, Tree before, long unit) {
        String name = before.unit(unit).name();
        Set<Long> moving = plan.moves().keySet();
        var matters = db.readWithin(Scope.service(district, Scope.Kind.REPORT), sql -> new BoundaryStore(sql, district).left(unit, moving));
        People.Left left = people.left(district, unit, plan.from());
        var all = new ArrayList<Refusal>();
        add(all, "BOUNDARY_LEFT_MATTERS", name, matters.open());
        add(all, "BOUNDARY_LEFT_LISTS", name, matters.naming());
        add(all, "BOUNDARY_LEFT_POSTS", name, left.posts());
        add(all, "BOUNDARY_LEFT_HOMES", name, left.households());
        add(all, "BOUNDARY_LEFT_LINKS", name, left.links());
        return all;
    }

    private static void add(List<Refusal> all, String code, String name, int count) {
        if (count > 0) {
            all.add(Refusal.of(code, name, count));
        }
    }

    private List<Moved> moves(int district, Boundaries.Plan plan, Tree before, Tree planned) {
        Map<Long, Integer> open = db.readWithin(Scope.service(district, Scope.Kind.REPORT), sql -> new BoundaryStore(sql, district).open(plan.moves().keySet()));
        return plan.moves().entrySet().stream().map(move -> new Moved(before.unit(move.getKey()).name(),
                before.parent(move.getKey()).stream().mapToObj(before::unit).map(Unit::name).findFirst().orElse(""), planned.unit(move.getValue()).name(), open.getOrDefault(move.getKey(), 0))).toList();
    }

    private List<Vacant> vacant(int district, Boundaries.Plan plan, Tree planned, Playbook playbook) {
        Set<Long> staffed = people.staffed(district, playbook.owningRoles());
        return plan.founded().stream().map(NewUnit::unit).filter(unit -> !staffed.contains(unit.id())).map(unit -> new Vacant(unit.name(),
                planned.firstAbove(unit.id(), staffed::contains).stream().mapToObj(planned::unit).map(Unit::name).findFirst().orElse(""))).toList();
    }
}
