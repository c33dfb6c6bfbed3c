package org.jinlin.org;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/// The units of one tenant as they hang together on one day: immutable, in memory, every answer a few hops.
///
/// A unit that does not exist on that day is not in the tree; of one that has ended the tree still knows who was above it,
/// so that what it left behind finds its way up. The order of the units given is the order of every list.
public final class Tree {

    private final long rootId;
    private final Map<Long, Unit> units = new LinkedHashMap<>();
    private final Map<String, Unit> byCode = new HashMap<>();
    private final Map<Long, Long> parents;
    private final Map<Long, List<Unit>> children = new HashMap<>();
    private final Map<Long, List<Long>> chains = new HashMap<>();
    private final Map<Long, Long> former;

    /// A tree of which no unit has ended.
    public Tree(List<Unit> units, Map<Long, Long> parents, long rootId) {
        this(units, parents, rootId, Map.of());
    }

    /// @param parents the parent of every unit but the root
    /// @param former  the last parent of every unit that has ended
    /// @throws IllegalArgumentException when an id or code is there twice, the root is missing or has a parent, another
    ///     unit has none, a parent is unknown, or units go round in a circle
    Tree(List<Unit> units, Map<Long, Long> parents, long rootId, Map<Long, Long> former) {
        this.rootId = rootId;
        this.former = Map.copyOf(former);
        this.parents = Map.copyOf(parents);
        units.forEach(this::add);
        check(this.units.containsKey(rootId), "the root %d is not among the units", rootId);
        check(!parents.containsKey(rootId), "the root %d has a parent", rootId);
        this.parents.keySet().forEach(child -> check(this.units.containsKey(child), "an edge names the unknown unit %d", child));
        units.forEach(this::hang);
        children.replaceAll((parent, list) -> List.copyOf(list));
        units.forEach(unit -> chains.put(unit.id(), climb(unit.id())));
        former.keySet().forEach(ended -> chains.putIfAbsent(ended, climbFrom(ended)));
    }

    public Collection<Unit> units() {
        return Collections.unmodifiableCollection(units.values());
    }

    public Unit root() {
        return unit(rootId);
    }

    /// @throws IllegalArgumentException when the tree has no such unit
    public Unit unit(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no unit " + id + " in the tree of " + rootId));
    }

    public Optional<Unit> find(long id) {
        return Optional.ofNullable(units.get(id));
    }

    /// Whether a unit stood before this day and does not any more.
    public boolean hasEnded(long id) {
        return former.containsKey(id);
    }

    /// Whether a unit stands on this day or stood before. What is founded later has no place in this tree.
    public boolean knows(long id) {
        return units.containsKey(id) || hasEnded(id);
    }

    /// The unit with a division or grid code, or an organisation's own.
    public Optional<Unit> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// Empty for the root.
    public OptionalLong parent(long id) {
        unit(id);
        Long parent = parents.get(id);
        return parent == null ? OptionalLong.empty() : OptionalLong.of(parent);
    }
    /// The unit itself, then its parent, and so on up to the root. Of a unit that has ended: itself, then what is left above
    /// the place where it stood last.
    public List<Long> chain(long id) {
        List<Long> chain = chains.get(id);
        return chain == null ? List.of(unit(id).id()) : chain;
    }

    public List<Unit> children(long id) {
        unit(id);
        return children.getOrDefault(id, List.of());
    }

    /// Everything below a unit, nearest first; not the unit itself.
    public List<Unit> under(long id) {
        var below = new ArrayList<Unit>();
        var waiting = new ArrayDeque<>(children(id));
        while (!waiting.isEmpty()) {
            Unit next = waiting.removeFirst();
            below.add(next);
            waiting.addAll(children(next.id()));
        }
        return List.copyOf(below);
    }

    /// Whether `upper` is `lower` itself or somewhere above it.
    public boolean isAtOrAbove(long upper, long lower) {
        chain(upper);
        return chain(lower).contains(upper);
    }

    /// The nearest unit of a level, starting with the unit itself.
    public OptionalLong atLevel(long from, String level) {
        return firstAtOrAbove(from, id -> unit(id).level().equals(level));
    }

    public OptionalLong firstAtOrAbove(long from, LongPredicate wanted) {
        return chain(from).stream().filter(units::containsKey).mapToLong(Long::longValue).filter(wanted).findFirst();
    }

    public OptionalLong firstAbove(long from, LongPredicate wanted) {
        return chain(from).stream().skip(1).mapToLong(Long::longValue).filter(wanted).findFirst();
    }

    /// The same tree with more units, checked as a whole.
    Tree with(List<NewUnit> added) {
        var all = new ArrayList<>(units.values());
        var edges = new HashMap<>(parents);
        for (NewUnit each : added) {
            all.add(each.unit());
            edges.put(each.unit().id(), each.parentId());
        }
        return new Tree(all, edges, rootId, former);
    }

    private void add(Unit unit) {
        check(units.put(unit.id(), unit) == null, "the unit %d is there twice", unit.id());
        if (unit.code() != null) {
            check(byCode.put(unit.code(), unit) == null, "two units have the code %s", unit.code());
        }
    }

    private void hang(Unit unit) {
        if (unit.id() == rootId) {
            return;
        }
        Long parent = parents.get(unit.id());
        check(parent != null, "the unit %d has no parent", unit.id());
        check(units.containsKey(parent), "the parent %d of unit %d is unknown", parent, unit.id());
        children.computeIfAbsent(parent, none -> new ArrayList<>()).add(unit);
    }

    private List<Long> climb(long from) {
        var chain = new ArrayList<Long>();
        for (Long id = from; id != null; id = parents.get(id)) {
            chain.add(id);
            // a chain longer than all units passes one of them twice
            check(chain.size() <= units.size(), "the units above %d go round in a circle", from);
        }
        return List.copyOf(chain);
    }

    private List<Long> climbFrom(long ended) {
        var chain = new ArrayList<>(List.of(ended));
        var passed = new HashSet<Long>();
        Long above = former.get(ended);
        while (above != null && !units.containsKey(above) && passed.add(above)) {
            above = former.get(above);
        }
        // units that stood above each other in turn lead nowhere; the root is above everything
        chain.addAll(chains.get(above != null && units.containsKey(above) ? above : Long.valueOf(rootId)));
        return List.copyOf(chain);
    }

    private static void check(boolean holds, String message, Object... args) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(args));
        }
    }
}
