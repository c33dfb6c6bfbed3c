package org.jinlin.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jinlin.org.Binding;
import org.jinlin.org.Bound;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;

/// Which versions of playbooks held, hold and will hold in a tenant, unit by unit. Pure.
public record PlaybookShelf(List<Place> places) {

    /// A unit to which a playbook was bound, with its versions, the newest first.
    public record Place(String unitId, String unit, List<Line> lines) {}

    /// @param name  the playbook's own, in the reader's language
    /// @param state `ahead`, `now` or `past`
    /// @param back  what taking this line back would bind; on the newest line only, and only where there is something
    public record Line(Binding binding, String name, Instant from, String state, @Nullable Binding back) {

        public String path() {
            return path(binding);
        }

        /// The page of a version.
        public static String path(Binding binding) {
            return "/playbooks/" + key(binding);
        }

        /// `base/3`, as addresses and forms name a version.
        public static String key(Binding binding) {
            return binding.code() + "/" + binding.version();
        }

        public String key() {
            return key(binding);
        }
    }

    /// @param names the name of a version in the reader's language
    static PlaybookShelf of(List<Bound> bindings, Tree tree, Instant now, Function<Binding, String> names) {
        var byUnit = new LinkedHashMap<Long, List<Bound>>();
        bindings.stream().sorted(Comparator.comparing(Bound::from)).forEach(bound -> byUnit.computeIfAbsent(bound.unitId(), _ -> new ArrayList<>()).add(bound));
        return new PlaybookShelf(byUnit.entrySet().stream().sorted(Comparator.comparing(entry -> tree.chain(entry.getKey()).size()))
                .map(entry -> new Place(entry.getKey().toString(), tree.find(entry.getKey()).map(Unit::name).orElse(entry.getKey().toString()), lines(entry.getValue(), now, names))).toList());
    }

    /// @param rising of one unit, the oldest first
    private static List<Line> lines(List<Bound> rising, Instant now, Function<Binding, String> names) {
        var lines = new ArrayList<Line>();
        boolean held = false;
        for (Bound bound : rising.reversed()) {
            boolean ahead = bound.from().isAfter(now);
            Binding back = lines.isEmpty() ? before(rising).orElse(null) : null;
            lines.add(new Line(bound.binding(), names.apply(bound.binding()), bound.from(), ahead ? "ahead" : held ? "past" : "now", back));
            held |= !ahead;
        }
        return List.copyOf(lines);
    }

    /// The last other version before the newest line of a unit.
    ///
    /// @param rising of one unit, the oldest first
    static Optional<Binding> before(List<Bound> rising) {
        Binding newest = rising.getLast().binding();
        return rising.reversed().stream().map(Bound::binding).filter(binding -> !binding.equals(newest)).findFirst();
    }

    /// Every version once, for choosing one.
    public List<Line> versions() {
        var versions = new LinkedHashMap<Binding, Line>();
        places.stream().flatMap(place -> place.lines().stream()).forEach(line -> versions.putIfAbsent(line.binding(), line));
        return List.copyOf(versions.values());
    }
}
