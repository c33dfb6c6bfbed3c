package org.jinlin.matters;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Tree;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Reckoning;
import org.jspecify.annotations.Nullable;

/// Reads what came with a move against what the playbook says it takes. Pure. Texts keep every character; only their
/// length is judged, in code points, so that ten emoji are ten characters.
final class FieldRules {

    /// Times outside are typing errors, and far outside the database and the log could not hold them.
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    private final Playbook playbook;
    private final Tree tree;
    private final Map<String, Object> before;

    FieldRules(Playbook playbook, Tree tree) {
        this(playbook, tree, Map.of());
    }

    /// @param before the facts of the matter, from which fields may be reckoned
    FieldRules(Playbook playbook, Tree tree, Map<String, Object> before) {
        this.playbook = playbook;
        this.tree = tree;
        this.before = before;
    }

    /// Refuses unknown fields, missing ones, and values that do not fit, naming the field.
    Outcome<Values> read(MoveRule rule, Map<String, Object> raw) {
        var facts = new TreeMap<String, Object>();
        var texts = new LinkedHashMap<String, String>();
        var files = new TreeMap<String, List<Long>>();
        for (var entry : raw.entrySet()) {
            if (!rule.fields().contains(entry.getKey()) || playbook.fields().get(entry.getKey()).reckoned().isPresent()) {
                return Outcome.refused("FIELD_UNKNOWN", brief(entry.getKey()), String.join(", ", rule.fields()));
            }
            Field field = playbook.fields().get(entry.getKey());
            if (isBlank(entry.getValue())) {
                continue;
            }
            switch (value(rule, field, entry.getValue())) {
                case Outcome.Refused<Object>(Refusal refusal) -> {
                    return new Outcome.Refused<>(refusal);
                }
                case Outcome.Done<Object>(Object value) -> {
                    switch (field.type()) {
                        case TEXT -> texts.put(field.code(), (String) value);
                        case FILES -> files.put(field.code(), ids(value));
                        default -> facts.put(field.code(), value);
                    }
                }
            }
        }
        facts.putAll(Reckoning.from(playbook.fields(), before, facts));
        return complete(rule, new Values(facts, texts, files)).then(values -> agreed(rule, values));
    }

    private Outcome<Object> value(MoveRule rule, Field field, Object raw) {
        // whether there is such a unit is that district's: see Elsewheres
        return rule.elsewhere(field.code()).flatMap(_ -> ElsewhereUnit.of(raw)).map(unit -> Outcome.<Object>done(unit.text())).orElseGet(() -> value(field, raw));
    }

    /// Handing a name on to another district needs a yes of its own (PIPL Art. 23), which is kept only where it was needed.
    private static Outcome<Values> agreed(MoveRule rule, Values values) {
        var facts = new TreeMap<>(values.facts());
        for (String field : rule.fields()) {
            var elsewhere = rule.elsewhere(field).map(Map.Entry::getValue);
            boolean asks = ElsewhereUnit.of(values.facts().get(field)).isPresent();
            if (elsewhere.isPresent() && asks && !Boolean.TRUE.equals(facts.get(elsewhere.get().consent()))) {
                return Outcome.refused("ELSEWHERE_CONSENT", elsewhere.get().consent());
            }
            elsewhere.filter(_ -> !asks).ifPresent(none -> facts.remove(none.consent()));
        }
        return Outcome.done(new Values(facts, values.texts(), values.filed()));
    }

    private Outcome<Values> complete(MoveRule rule, Values values) {
        for (String needed : rule.needs()) {
            if (!values.has(needed)) {
                return Outcome.refused("FIELD_MISSING", needed);
            }
        }
        if (!rule.needsOne().isEmpty() && rule.needsOne().stream().noneMatch(values::has)) {
            return Outcome.refused("FIELD_ONE_OF", String.join(", ", rule.needsOne()));
        }
        return coherent(values);
    }

    /// The two things a whistle's fields owe each other.
    private Outcome<Values> coherent(Values values) {
        if (values.facts().get("units") instanceof List<?> units) {
            if (values.id("lead").filter(lead -> !units.contains(lead)).isPresent()) {
                return Outcome.refused("LEAD_NOT_CALLED", "lead");
            }
            boolean quorum = values.code("done_when").filter("quorum"::equals).isPresent();
            if (quorum && !(values.facts().get("quorum") instanceof Long number && number <= units.size())) {
                return Outcome.refused("QUORUM_OUT_OF_RANGE", "quorum", units.size());
            }
        }
        return Outcome.done(values);
    }

    private Outcome<Object> value(Field field, Object raw) {
        return switch (field.type()) {
            case TEXT -> text(field, raw);
            case FLAG -> raw instanceof Boolean ? Outcome.done(raw) : choice(field, raw, List.of("true", "false")).map(v -> (Object) Boolean.valueOf(v.toString()));
            case CHOICE -> choice(field, raw, field.of());
            case GRADE -> choice(field, raw, playbook.grades());
            case CATEGORY -> playbook.categories().containsKey(raw.toString()) ? Outcome.done(raw.toString()) : Outcome.refused("CATEGORY_UNKNOWN", field.code(), brief(raw));
            case NUMBER -> number(field, raw);
            case TIME -> time(field, raw);
            case UNIT -> unit(field, raw);
            case UNITS -> list(field, raw, unit -> tree.find(unit).isPresent());
            case FILES -> list(field, raw, file -> true);
            case PERSON, MATTER -> reference(field, raw);
            default -> code(field, raw);
        };
    }

    private Outcome<Object> text(Field field, Object raw) {
        if (!(raw instanceof String text)) {
            return Outcome.refused("FIELD_MALFORMED", field.code());
        }
        int length = text.codePointCount(0, text.length());
        if (length > field.max().orElse(5000)) {
            return Outcome.refused("TEXT_TOO_LONG", field.code(), field.max().orElse(5000), length);
        }
        return isStorable(text) ? Outcome.done(text) : Outcome.refused("TEXT_UNREADABLE", field.code());
    }

    /// PostgreSQL's text cannot hold U+0000; unpaired surrogates are no characters.
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
    }

    private static Outcome<Object> code(Field field, Object raw) {
        if (!(raw instanceof String || raw instanceof Number)) {
            return Outcome.refused("FIELD_MALFORMED", field.code());
        }
        String text = raw.toString();
        int length = text.codePointCount(0, text.length());
        if (length > field.max().orElse(200)) {
            return Outcome.refused("TEXT_TOO_LONG", field.code(), field.max().orElse(200), length);
        }
        return isStorable(text) ? Outcome.done(text) : Outcome.refused("TEXT_UNREADABLE", field.code());
    }

    private Outcome<Object> choice(Field field, Object raw, List<String> choices) {
        return choices.contains(raw.toString()) ? Outcome.done(raw.toString()) : Outcome.refused("CHOICE_UNKNOWN", field.code(), brief(raw), String.join(", ", choices));
    }

    private Outcome<Object> number(Field field, Object raw) {
        try {
            long number = Long.parseLong(raw.toString());
            return number >= field.min().orElse(Integer.MIN_VALUE) && number <= field.max().orElse(Integer.MAX_VALUE)
                    ? Outcome.done(number)
                    : Outcome.refused("NUMBER_OUT_OF_RANGE", field.code(), field.min().orElse(Integer.MIN_VALUE), field.max().orElse(Integer.MAX_VALUE));
        } catch (NumberFormatException e) {
            return Outcome.refused("FIELD_MALFORMED", field.code());
        }
    }

    /// Times stay ISO texts among the facts: the log holds what was said.
    private static Outcome<Object> time(Field field, Object raw) {
        try {
            Instant at = raw instanceof Instant instant ? instant : OffsetDateTime.parse(raw.toString()).toInstant();
            return at.isBefore(FIRST) || at.isAfter(LAST)
                    ? Outcome.refused("TIME_MALFORMED", field.code())
                    : Outcome.done(at.truncatedTo(ChronoUnit.MILLIS).toString());
        } catch (DateTimeParseException e) {
            return Outcome.refused("TIME_MALFORMED", field.code());
        }
    }

    private Outcome<Object> unit(Field field, Object raw) {
        OptionalLong id = id(raw);
        return id.isPresent() && tree.find(id.getAsLong()).isPresent() ? Outcome.done(id.getAsLong()) : Outcome.refused("UNIT_UNKNOWN", field.code());
    }

    private static Outcome<Object> reference(Field field, Object raw) {
        OptionalLong id = id(raw);
        return id.isEmpty() ? Outcome.refused("FIELD_MALFORMED", field.code()) : Outcome.done(id.getAsLong());
    }

    private static Outcome<Object> list(Field field, Object raw, LongPredicate known) {
        if (!(raw instanceof List<?> items) || items.size() < field.min().orElse(0) || items.size() > field.max().orElse(100)) {
            return Outcome.refused("COUNT_OUT_OF_RANGE", field.code(), field.min().orElse(0), field.max().orElse(100));
        }
        var ids = new ArrayList<Long>();
        for (Object item : items) {
            OptionalLong id = id(item);
            if (id.isEmpty() || ids.contains(id.getAsLong()) || !known.test(id.getAsLong())) {
                return Outcome.refused(field.type() == Field.Type.UNITS ? "UNIT_UNKNOWN" : "FIELD_MALFORMED", field.code());
            }
            ids.add(id.getAsLong());
        }
        return Outcome.done(List.copyOf(ids));
    }

    /// Read from its digits: a fraction or a number beyond 64 bits is no id, and must not become another one.
    private static OptionalLong id(@Nullable Object raw) {
        try {
            return OptionalLong.of(Long.parseLong(String.valueOf(raw)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Long> ids(Object value) {
        return (List<Long>) value;
    }

    private static boolean isBlank(@Nullable Object raw) {
        return raw == null || raw instanceof String text && text.isBlank() || raw instanceof List<?> list && list.isEmpty();
    }

    /// The beginning of what was sent, fit to stand in a sentence.
    static String brief(Object raw) {
        String text = raw.toString().replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD");
        return text.codePointCount(0, text.length()) <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
