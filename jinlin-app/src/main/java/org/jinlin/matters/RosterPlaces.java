package org.jinlin.matters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Playbook;

/// Finds the place of an address as people write it, by the names of units in it: 花园社区1号楼502室 is the building 1号楼 of that community, and no
/// other's. The grid follows from the tree, so nobody can name a wrong one. Pure.
final class RosterPlaces {

    /// No address is longer.
    static final int CHARACTERS_MAX = 200;

    /// As the base playbook calls the level; where a pack has none, the lowest level that somebody answers for is taken.
    private static final String GRID = "grid";

    private final Tree tree;
    private final List<String> levels;
    private final String grid;
    private final Map<String, List<Unit>> byName = new HashMap<>();
    private final Set<Integer> lengths = new TreeSet<>();

    RosterPlaces(Tree tree, Playbook playbook) {
        this.tree = tree;
        this.levels = playbook.levels();
        List<String> answering = levels.stream().filter(level -> playbook.roles().values().stream().anyMatch(role -> role.owns() && role.at().contains(level))).toList();
        this.grid = levels.contains(GRID) ? GRID : answering.isEmpty() ? levels.getLast() : answering.getLast();
        for (Unit unit : tree.units()) {
            String name = plain(unit.name());
            if (levels.contains(unit.level()) && !name.isEmpty()) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(unit);
                lengths.add(name.length());
            }
        }
    }

    /// The place of an address. Refused: `ROSTER_ADDRESS_UNKNOWN`, `ROSTER_ADDRESS_SEVERAL`, `ROSTER_ADDRESS_WIDE` (no grid can be told), `ROSTER_GRID_UNKNOWN`,
    /// `ROSTER_GRID_OTHER` (the address lies in another grid).
    ///
    /// @param grid what stands in the column of the grid, or nothing
    Outcome<Unit> find(String address, String grid) {
        return named(address).then(place -> grid.isBlank() ? narrow(place) : grid(place, grid));
    }

    /// The grid at or above a place.
    OptionalLong gridOf(long place) {
        return tree.atLevel(place, grid);
    }

    private Outcome<Unit> narrow(Unit place) {
        return gridOf(place.id()).isPresent() ? Outcome.done(place) : Outcome.refused("ROSTER_ADDRESS_WIDE");
    }

    /// An address that is no narrower than a community is in the grid that stands beside it, if that lies there.
    private Outcome<Unit> grid(Unit place, String typed) {
        String name = plain(typed);
        List<Unit> called = tree.units().stream().filter(unit -> unit.level().equals(grid) && (plain(unit.name()).equals(name) || typed.strip().equals(unit.code()))).toList();
        if (called.isEmpty()) {
            return Outcome.refused("ROSTER_GRID_UNKNOWN");
        }
        OptionalLong own = gridOf(place.id());
        if (own.isPresent()) {
            return called.stream().anyMatch(unit -> unit.id() == own.getAsLong()) ? Outcome.done(place) : Outcome.refused("ROSTER_GRID_OTHER", tree.unit(own.getAsLong()).name());
        }
        List<Unit> there = called.stream().filter(unit -> tree.isAtOrAbove(place.id(), unit.id())).toList();
        return there.size() == 1 ? Outcome.done(there.getFirst()) : there.isEmpty() ? Outcome.refused("ROSTER_GRID_OTHER", place.name()) : Outcome.refused("ROSTER_ADDRESS_SEVERAL");
    }

    /// The narrowest unit that is named, of those that lie in everything else that is named.
    private Outcome<Unit> named(String address) {
        Set<Unit> named = mentioned(plain(address));
        for (int level = levels.size() - 1; level >= 0; level--) {
            String of = levels.get(level);
            List<Unit> here = named.stream().filter(unit -> unit.level().equals(of)).toList();
            if (here.isEmpty()) {
                continue;
            }
            List<Unit> fitting = here.stream().filter(unit -> fits(unit, named)).toList();
            return fitting.size() == 1 ? Outcome.done(fitting.getFirst()) : Outcome.refused(fitting.isEmpty() ? "ROSTER_ADDRESS_UNKNOWN" : "ROSTER_ADDRESS_SEVERAL");
        }
        return Outcome.refused("ROSTER_ADDRESS_UNKNOWN");
    }

    /// Whether of every level above that is named the own one is.
    private boolean fits(Unit unit, Set<Unit> named) {
        List<Long> chain = tree.chain(unit.id());
        int own = levels.indexOf(unit.level());
        return levels.subList(0, own).stream().allMatch(level -> {
            List<Unit> above = named.stream().filter(other -> other.level().equals(level)).toList();
            return above.isEmpty() || above.stream().anyMatch(other -> chain.contains(other.id()));
        });
    }

    /// Every unit whose name stands in the text. Of names that lie in each other the longer counts: 花园社区 is not 园社区, and 11号楼 not 1号楼.
    private Set<Unit> mentioned(String text) {
        var taken = new HashSet<Integer>();
        var found = new LinkedHashSet<Unit>();
        List<Integer> longest = lengths.stream().sorted((one, other) -> other - one).toList();
        for (int length : longest) {
            for (int from = 0; from + length <= text.length(); from++) {
                List<Unit> units = byName.get(text.substring(from, from + length));
                if (units == null || taken.contains(from) || taken.contains(from + length - 1) || splits(text, from) || splits(text, from + length)) {
                    continue;
                }
                found.addAll(units);
                for (int at = from; at < from + length; at++) {
                    taken.add(at);
                }
            }
        }
        return found;
    }

    /// Whether a number goes on over this border.
    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z},，、.。;；·\\-]+", "").toLowerCase(Locale.ROOT);
    }
}
