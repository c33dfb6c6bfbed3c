package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Marks;
import org.springframework.stereotype.Component;

/// What somebody typed may be words, a name, a phone or its end, or a place: each is a way to find matters.
@Component
class SearchWays {

    /// A name that more units have than this is no place.
    private static final int PLACES_MAX = 20;

    /// @param terms that a matter must have, all of them
    /// @param parts that its words must hold besides, because pairs of characters may lie apart; none where the terms say it all
    record Way(List<Long> terms, List<String> parts) {}

    /// The names of a tree's units as the search sees texts.
    private record Named(Tree tree, Map<Long, String> names) {}

    private final Map<Integer, Named> named = new ConcurrentHashMap<>();
    private final Orgs orgs;
    private final Marks marks;
    private final SearchHashes hashes;

    SearchWays(Orgs orgs, Marks marks, SearchHashes hashes) {
        this.orgs = orgs;
        this.marks = marks;
        this.hashes = hashes;
    }

    /// @param units within which is looked, none of them below another
    List<Way> of(int district, String typed, List<Long> units) {
        Tree tree = orgs.tree(district);
        List<String> parts = SearchText.parts(typed);
        List<Long> pairs = hashes.ofPairs(district, parts.stream().flatMap(part -> SearchText.pairs(part).stream()).distinct().toList());
        List<Long> near = units.stream().filter(unit -> isNear(tree, unit)).toList();
        // a person asks for little: what of it lies elsewhere is left out when it is looked at
        var ways = marks.asked(district, typed, near).stream().flatMap(mark -> mark.all().stream()).map(mark -> new Way(List.of(SearchHashes.of(mark)), List.of())).collect(Collectors.toCollection(ArrayList::new));
        for (long unit : units) {
            // everything is on or below the top
            Stream<Long> within = unit == tree.root().id() ? Stream.of() : Stream.of(hashes.ofUnit(district, unit));
            ways.add(new Way(Stream.concat(within, pairs.stream()).toList(), parts));
            places(district, tree, unit, typed).forEach(place -> ways.add(new Way(List.of(hashes.ofUnit(district, place)), List.of())));
        }
        return ways;
    }

    /// Far enough from the top that four digits of a phone find few.
    static boolean isNear(Tree tree, long unit) {
        return tree.chain(unit).size() > Marks.DEPTH_MIN;
    }

    /// The units below one that are called so, where they are few.
    private List<Long> places(int district, Tree tree, long below, String typed) {
        String name = SearchText.plain(typed);
        List<Long> called = named(district, tree).names().entrySet().stream().filter(unit -> unit.getValue().contains(name)).map(Map.Entry::getKey)
                .filter(unit -> unit != below && tree.isAtOrAbove(below, unit)).limit(PLACES_MAX + 1L).toList();
        return called.size() > PLACES_MAX ? List.of() : called;
    }

    /// Names of ten thousand units take longer to bring into one form than everything else of a search.
    private Named named(int district, Tree tree) {
        return named.compute(district, (key, known) -> known != null && known.tree() == tree ? known
                : new Named(tree, tree.units().stream().collect(Collectors.toMap(Unit::id, unit -> SearchText.plain(unit.name())))));
    }
}
