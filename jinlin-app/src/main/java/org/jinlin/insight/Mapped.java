package org.jinlin.insight;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;

/// A unit by the boundaries of a day: what lies below it is said by the tree of that day.
///
/// @param day empty for today's
record Mapped(Unit unit, Optional<LocalDate> day, Tree tree) {

    /// The unit and everything below it; empty for the top of the tree: everything.
    Optional<Collection<Long>> units() {
        return tree.root().id() == unit.id() ? Optional.empty() : Optional.of(Stream.concat(Stream.of(unit), tree.under(unit.id()).stream()).map(Unit::id).toList());
    }

    /// Another unit by the same boundaries.
    Mapped of(Unit other) {
        return new Mapped(other, day, tree);
    }

    /// The day as an address has it; nothing for today's.
    String query() {
        return day.map(written -> "&map=" + written).orElse("");
    }
}
