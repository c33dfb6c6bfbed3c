package org.jinlin.insight;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.matters.Elsewheres;
import org.jinlin.org.Tree;
import org.jinlin.people.Masked;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Kind;

/// The fields of a register as people read them: units by their names, persons masked, codes by the playbook's words.
record RegisterWords(FigureWords words, Tree tree, Map<Long, Masked> names, Elsewheres elsewheres) {

    private static final Set<Field.Type> SHOWN = Set.of(Field.Type.FLAG, Field.Type.CHOICE, Field.Type.NUMBER, Field.Type.TIME, Field.Type.GRADE, Field.Type.CATEGORY, Field.Type.UNIT,
            Field.Type.UNITS, Field.Type.PERSON, Field.Type.CODE);

    /// The fields that moves of a kind declare, in the order of the playbook; nothing that people say in their own words.
    static List<Field> fields(FigureWords words, Kind kind) {
        return words.playbook().fields().values().stream().filter(field -> SHOWN.contains(field.type()))
                .filter(field -> kind.moves().values().stream().anyMatch(move -> move.fields().contains(field.code()))).toList();
    }

    /// The persons that facts name, to be asked for at once.
    static List<Long> persons(Collection<Field> fields, Collection<Fact> facts) {
        return facts.stream().flatMap(fact -> fields.stream().filter(field -> field.type() == Field.Type.PERSON).map(field -> fact.facts().get(field.code())))
                .filter(Long.class::isInstance).map(Long.class::cast).distinct().toList();
    }

    /// What is known of a matter, by field.
    Map<String, String> of(Fact fact, List<Field> fields) {
        var known = new LinkedHashMap<String, String>();
        for (Field field : fields) {
            Object value = fact.facts().get(field.code());
            if (value != null) {
                known.put(field.code(), text(fact.kind(), field, value));
            }
        }
        return known;
    }

    private String text(String kind, Field field, Object value) {
        return switch (field.type()) {
            case UNIT, UNITS -> elsewheres.name(value).orElseGet(() -> String.join(words.texts().get("comma"), units(value).map(unit -> Insight.place(tree, unit).name()).toList()));
            case PERSON -> value instanceof Long person && names.containsKey(person) ? names.get(person).name() : "";
            case TIME -> words.texts().when(Instant.parse(value.toString()));
            default -> words.value(kind, field.code(), value);
        };
    }

    private static Stream<Long> units(Object value) {
        return (value instanceof List<?> several ? several.stream() : Stream.of(value)).filter(Long.class::isInstance).map(Long.class::cast);
    }
}
