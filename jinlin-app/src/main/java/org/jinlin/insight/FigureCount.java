package org.jinlin.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jinlin.insight.FigureStore.Heap;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Figure.Counted;

/// Counts at a unit and below it. Pure but for what it is given.
///
/// @param below empty for the whole tree
/// @param posts role -> unit -> who holds it there
final class FigureCount {

    private final Tree tree;
    private final Optional<Set<Long>> below;
    private final Function<String, Map<Long, Set<Long>>> posts;

    FigureCount(Tree tree, Optional<Collection<Long>> below, Function<String, Map<Long, Set<Long>>> posts) {
        this.tree = tree;
        this.below = below.map(HashSet::new);
        this.posts = posts;
    }

    /// @param heaps of the matters that `counted` is about, of the whole tree
    long of(Counted counted, List<Heap> heaps) {
        return switch (counted) {
            case Counted.Count _ -> here(heaps).stream().mapToLong(Heap::matters).sum();
            case Counted.Sum _ -> here(heaps).stream().mapToLong(Heap::sum).sum();
            case Counted.Posts held -> persons(held).size();
            case Counted.Units(String level) -> units(level).size();
            case Counted.UnitsWith(String level, var _) -> with(level, heaps).size();
        };
    }

    private List<Heap> here(List<Heap> heaps) {
        return heaps.stream().filter(heap -> has(heap.placeId()) || has(heap.ownerId())).toList();
    }

    private boolean has(long unit) {
        return below.isEmpty() || below.get().contains(unit);
    }

    /// The units of a level, in the order of their ids.
    List<Unit> units(String level) {
        return tree.units().stream().filter(unit -> unit.level().equals(level) && has(unit.id())).sorted(Comparator.comparing(Unit::id)).toList();
    }

    /// Those of them at or below which a matter lies, or that own one or stand above its owner.
    List<Unit> with(String level, List<Heap> heaps) {
        var having = new HashSet<Long>();
        for (Heap heap : heaps) {
            // by the map of an earlier day what was founded since lies nowhere
            LongStream.of(heap.placeId(), heap.ownerId()).filter(tree::knows).forEach(unit -> tree.atLevel(unit, level).ifPresent(having::add));
        }
        return units(level).stream().filter(unit -> having.contains(unit.id())).toList();
    }

    List<Unit> without(String level, List<Heap> heaps) {
        var having = new HashSet<>(with(level, heaps));
        return units(level).stream().filter(unit -> !having.contains(unit)).toList();
    }

    /// Who holds the posts, each once, with the units where; in the order of their ids.
    SortedMap<Long, Set<Long>> persons(Counted.Posts held) {
        var persons = new TreeMap<Long, Set<Long>>();
        posts.apply(held.role()).forEach((unit, holders) -> {
            if (tree.find(unit).isPresent() && has(unit)) {
                holders.forEach(person -> persons.computeIfAbsent(person, _ -> new TreeSet<>()).add(unit));
            }
        });
        held.also().ifPresent(other -> {
            var both = new TreeMap<Long, Set<Long>>();
            posts.apply(other).forEach((unit, holders) -> holders.forEach(person -> both.computeIfAbsent(person, _ -> new TreeSet<>()).add(unit)));
            persons.keySet().retainAll(both.keySet());
            persons.forEach((person, units) -> units.addAll(both.get(person)));
        });
        return persons;
    }
}
