package org.jinlin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is owed again and again: of each person who holds a role, or of each unit of a level, so many deeds in each stretch of
/// the calendar. It is counted, never ranked.
///
/// @param of    a role, or a level or kind of organisation
/// @param times  at least so many
/// @param begins what everybody begins each stretch with; 0 but for sums
public record Obligation(String code, String of, Deed counts, int times, int begins, Cycle every) {

    /// What counts. One matter counts once in a stretch, whatever else is done with it.
    ///
    /// @param ends  matters of the kind that end so count: for whoever ended them, or for the unit of the place
    /// @param moves these moves count, for whoever made them or for the unit of the place; either `ends` or `moves` is empty
    /// @param where only with these facts
    /// @param person the field that names for whom it counts; empty for whoever does it
    /// @param sum    number fields of the move that are added up, each so many times; empty for counting one
    /// @param link   links of this kind that hold are counted and nothing else; then there is no kind, end or move
    public record Deed(String kind, Set<String> ends, Set<String> moves, Map<String, Object> where, Optional<String> person, Map<String, Integer> sum, Optional<String> link) {

        /// What is done on matters.
        public Deed(String kind, Set<String> ends, Set<String> moves, Map<String, Object> where, Optional<String> person, Map<String, Integer> sum) {
            this(kind, ends, moves, where, person, sum, Optional.empty());
        }

        /// What a move that said this counts for.
        public long amount(Map<String, ? extends @Nullable Object> facts) {
            return sum.isEmpty() ? 1 : sum.entrySet().stream().mapToLong(part -> facts.get(part.getKey()) instanceof Number number ? number.longValue() * part.getValue() : 0).sum();
        }
    }

    /// Whether it is so much, and not so often.
    public boolean isSum() {
        return !counts.sum().isEmpty() || counts.link().isPresent();
    }
}
