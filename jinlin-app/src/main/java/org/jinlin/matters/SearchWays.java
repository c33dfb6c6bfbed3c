package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
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
        List<Long> persons = marks.asked(district, typed, near).stream().map(SearchHashes::of).toList();
        var ways = new ArrayList<Way>();
        for (long unit : units) {
            // everything is on or below the top
            List<Long> within = unit == tree.root().id() ? List.of() : List.of(hashes.ofUnit(district, unit));
            if (!pairs.isEmpty()) {
                ways.add(new Way(both(pairs, within), parts));
            }
            persons.forEach(mark -> ways.add(new Way(both(List.of(mark), within), List.of())));
            places(tree, unit, typed).forEach(place -> ways.add(new Way(List.of(hashes.ofUnit(district, place)), List.of())));
        }
        return ways;
    }

    /// Far enough from the top that four digits of a phone find few.
    static boolean isNear(Tree tree, long unit) {
        return tree.chain(unit).size() > Marks.DEPTH_MIN;
    }

    /// The units below one that are called so, where they are few.
    private static List<Long> places(Tree tree, long below, String typed) {
        String name = SearchText.plain(typed);
        List<Long> called = name.isEmpty() ? List.of()
                : tree.under(below).stream().filter(unit -> SearchText.plain(unit.name()).contains(name)).map(Unit::id).limit(PLACES_MAX + 1L).toList();
        return called.size() > PLACES_MAX ? List.of() : called;
    }

    private static List<Long> both(List<Long> terms, List<Long> within) {
        return Stream.concat(terms.stream(), within.stream()).toList();
    }
}
