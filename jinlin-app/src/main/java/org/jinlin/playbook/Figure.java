package org.jinlin.playbook;

import java.util.Optional;
import java.util.OptionalInt;

/// A number that a district wants to know of each unit, with the way it is counted: one count, or one count of another.
///
/// @param of     what it is a share of; empty for a number that stands alone
/// @param cycle  the stretch of the calendar from which matters are taken; empty for all there ever were
/// @param target in percent of `of`
/// @param pillar under whose name everybody may read it, beside the others of that pillar
/// @param by     a kind of organisation that has it by the unit that it hangs on
/// @param rated  the field whose marks say what the share or average stands for
public record Figure(String code, Counted counted, Optional<Counted> of, Optional<Cycle> cycle, OptionalInt target, Optional<String> pillar, Optional<String> by, Optional<String> rated) {

    /// What is counted, at a unit and everything below it.
    public sealed interface Counted {

        /// Matters.
        record Count(Which which) implements Counted {}

        /// A number field over matters.
        record Sum(Which which, String field) implements Counted {}

        /// Persons who hold a role today, each once; with `also` only those who hold that one too, wherever.
        record Posts(String role, Optional<String> also) implements Counted {}

        /// Units of a level or kind of organisation.
        record Units(String level) implements Counted {}

        /// Those of them that have a matter: at them, below them, or owned by them.
        record UnitsWith(String level, Which which) implements Counted {}

        /// The matters that have to be looked at.
        default Optional<Which> matters() {
            return switch (this) {
                case Count(Which which) -> Optional.of(which);
                case Sum(Which which, String _) -> Optional.of(which);
                case UnitsWith(String _, Which which) -> Optional.of(which);
                case Posts _, Units _ -> Optional.empty();
            };
        }
    }

    /// Whether a sum stands over something that is no sum: so much for each, and no share.
    public boolean isMean() {
        return counted instanceof Counted.Sum && of.isPresent() && !(of.get() instanceof Counted.Sum);
    }

    /// What it is a share of: units that have something are a share of all such units, also when nobody says so.
    public Optional<Counted> whole() {
        return of.isEmpty() && counted instanceof Counted.UnitsWith(String level, Which _) ? Optional.of(new Counted.Units(level)) : of;
    }
}
