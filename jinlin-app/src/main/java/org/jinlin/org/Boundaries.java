package org.jinlin.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jooq.DSLContext;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/// Boundaries with a date: from 00:00 of a day units hang elsewhere, new ones are there, some are closed, and areas are drawn anew.
/// The tree of every day stays what it was.
@Component
public class Boundaries {

    private final Orgs orgs;

    Boundaries(Orgs orgs) {
        this.orgs = orgs;
    }

    /// What is to be from a day on.
    ///
    /// @param moves   unit -> its new parent, which may be a founded one
    /// @param founded units that are new that day
    /// @param closed  units that are there no more
    /// @param areas   unit -> where it lies from then on; degrees of CGCS2000
    public record Plan(LocalDate from, Map<Long, Long> moves, List<NewUnit> founded, Set<Long> closed, Map<Long, Geometry> areas) {

        boolean leaves(long unit) {
            return moves.containsKey(unit) || closed.contains(unit);
        }

        boolean redraws(long unit) {
            return areas.containsKey(unit) || closed.contains(unit);
        }
    }

    /// What a plan makes of its day.
    public record Planned(Tree tree, Map<Long, Geometry> areas) {}

    /// The tree and the areas of the plan's day as the plan makes them. Refuses a day that has begun, what hangs there already, a unit
    /// that another plan has, what stays below a unit that closes, and trees that do not hold on that day or any later one.
    public Outcome<Planned> planned(int district, Plan plan) {
        return planned(orgs.fresh(district), orgs.today(district), plan);
    }

    private static Outcome<Planned> planned(Snapshot now, LocalDate today, Plan plan) {
        Tree before = now.tree(plan.from());
        return unfit(before, now.rows(), today, plan).<Outcome<Planned>>map(Outcome.Refused::new).orElseGet(() -> {
            var after = new Snapshot(now.rows().with(plan), before.root().id());
            for (LocalDate day : after.changesFrom(plan.from())) {
                if (!holds(after, day)) {
                    return Outcome.refused("BOUNDARY_CLASHES", day.toString());
                }
            }
            return Outcome.done(new Planned(after.tree(plan.from()), after.boundaries(plan.from())));
        });
    }

    private static Optional<Refusal> unfit(Tree before, OrgRows rows, LocalDate today, Plan plan) {
        if (!plan.from().isAfter(today)) {
            return Optional.of(Refusal.of("BOUNDARY_NOT_AHEAD", plan.from().toString(), today.toString()));
        }
        Optional<Refusal> same = plan.moves().entrySet().stream().filter(move -> before.parent(move.getKey()).stream().anyMatch(parent -> parent == move.getValue()))
                .findFirst().map(move -> Refusal.of("BOUNDARY_THERE_ALREADY", before.unit(move.getKey()).name()));
        if (same.isPresent()) {
            return same;
        }
        return rows.leaving(plan) == plan.moves().size() + plan.closed().size() ? Optional.empty() : Optional.of(Refusal.of("BOUNDARY_ANOTHER_PLAN", plan.from().toString()));
    }

    private static boolean holds(Snapshot after, LocalDate day) {
        try {
            after.tree(day);
            return true;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /// What stays below units that a plan closes, or comes to hang below one: the plan has to say where that goes.
    public List<Unit> left(int district, Plan plan) {
        Tree before = orgs.tree(district, plan.from());
        return plan.closed().stream().flatMap(closed -> Stream.of(before.children(closed).stream().filter(child -> !plan.leaves(child.id())),
                plan.founded().stream().filter(added -> added.parentId() == closed).map(NewUnit::unit),
                plan.moves().entrySet().stream().filter(move -> move.getValue().equals(closed)).map(move -> before.unit(move.getKey()))).flatMap(units -> units)).toList();
    }

    /// Every code that a unit of the district has or ever had.
    public Set<String> codes(int district) {
        return orgs.fresh(district).rows().units().stream().map(Unit::code).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// Writes the plan down, in the caller's transaction; it takes effect by itself at 00:00 of its day. [#enacted] is told after
    /// its commit. Refuses as [#planned], by what is there now: of two plans at once the second sees the first.
    public Outcome<Planned> enact(DSLContext sql, int district, Plan plan) {
        OrgStore.lock(sql, district);
        long root = orgs.tenant(district).rootId();
        return planned(new Snapshot(OrgStore.rows(sql, district), root), orgs.today(district), plan).map(planned -> {
            orgs.insert(sql, district, plan);
            return planned;
        });
    }

    /// What was enacted is committed: this process sees it at once, others within five seconds.
    public void enacted() {
        orgs.written();
    }

    /// What hangs elsewhere today than on one of the days before, and then what has closed: whoever keeps something by the tree may have to follow.
    public List<Resettled> recent(int district, int days) {
        LocalDate today = orgs.today(district);
        Tree now = orgs.tree(district);
        Map<Long, Set<Long>> before = new TreeMap<>();
        Map<Long, String> levels = new HashMap<>();
        orgs.resettledOn(district, today.minusDays(days), today).forEach(day -> {
            Tree then = orgs.tree(district, day.minusDays(1));
            Tree since = orgs.tree(district, day);
            now.units().stream().map(Unit::id).filter(id -> then.find(id).isPresent() && since.find(id).isPresent() && !then.parent(id).equals(since.parent(id)))
                    .forEach(id -> before.computeIfAbsent(id, none -> new LinkedHashSet<>()).addAll(then.chain(id)));
            then.units().forEach(unit -> levels.put(unit.id(), unit.level()));
        });
        var moved = before.entrySet().stream().map(unit -> new Resettled(unit.getKey(), List.copyOf(unit.getValue()), now.chain(unit.getKey()), Map.copyOf(levels)));
        var closed = orgs.closedOn(district, today.minusDays(days), today).stream()
                .map(unit -> new Resettled(unit, now.chain(unit), now.chain(unit).stream().skip(1).toList(), Map.of()));
        return Stream.concat(moved, closed).toList();
    }
}
