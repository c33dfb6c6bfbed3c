package org.jinlin.playbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a field follows from others, so that nobody types it: the points of a score card, the mark for them, the places left.
public sealed interface Reckoning {

    /// The sum of number fields, each so many times, divided and rounded to a whole.
    record Sum(Map<String, Integer> of, int over) implements Reckoning {

        private Optional<Object> value(Map<String, Object> known) {
            long total = 0;
            for (var part : of.entrySet()) {
                if (!(known.get(part.getKey()) instanceof Number number)) {
                    return Optional.empty();
                }
                total += number.longValue() * part.getValue();
            }
            return Optional.of(Math.round((double) total / over));
        }
    }

    /// The first choice whose least value the number field reaches.
    record Mark(String of, Map<String, Integer> from) implements Reckoning {

        /// The choice that a number stands for; empty below the least of them.
        public Optional<String> value(Field field, long number) {
            return field.of().stream().filter(choice -> from.containsKey(choice) && number >= from.get(choice)).findFirst();
        }
    }

    /// One of three choices: by the grade, by the lot, or neither. It rests on no field but on the matter, and so does not follow here.
    ///
    /// @param grades  that are the first choice
    /// @param percent of the others that are the second one
    record Drawn(List<String> grades, int percent, String seed) implements Reckoning {

        public Lot lot(String number) {
            return Lot.of(seed, number);
        }

        /// @param grade of the matter; null where nobody gave it one
        public String choice(Field field, @Nullable String grade, String number) {
            return field.of().get(grade != null && grades.contains(grade) ? 0 : lot(number).isBelow(percent) ? 1 : 2);
        }
    }

    /// How often a move was made on the matter until then. Where the move is to follow it, each person makes it once: so many support it.
    record Made(String move) implements Reckoning {}

    /// How many votes each line of a text got by secret ballot, most votes first. It rests on no field but on what was counted, and so does not follow here.
    record Votes(String of) implements Reckoning {}

    /// What follows from what a move says, on top of what was so before: sums first, then the marks for them. Nothing follows
    /// while a field is not known yet.
    static Map<String, Object> from(Map<String, Field> fields, Map<String, Object> before, Map<String, Object> said) {
        var known = new HashMap<>(before);
        known.putAll(said);
        var follows = new TreeMap<String, Object>();
        fields.values().forEach(field -> {
            if (field.reckoned().orElse(null) instanceof Sum sum && sum.of().keySet().stream().anyMatch(said::containsKey)) {
                sum.value(known).ifPresent(value -> follows.put(field.code(), value));
            }
        });
        known.putAll(follows);
        var news = new HashMap<>(said);
        news.putAll(follows);
        fields.values().forEach(field -> {
            if (field.reckoned().orElse(null) instanceof Mark mark && news.get(mark.of()) instanceof Number number) {
                mark.value(field, number.longValue()).ifPresent(choice -> follows.put(field.code(), choice));
            }
        });
        return follows;
    }

    /// Which fields it rests on.
    default Set<String> rests() {
        return switch (this) {
            case Sum sum -> sum.of().keySet();
            case Mark mark -> Set.of(mark.of());
            case Drawn _, Made _, Votes _ -> Set.of();
        };
    }
}
