package org.jinlin.matters;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Refusal;
import org.jinlin.people.PageTexts;

/// Refusals as people read them: the names of fields, moves and stages instead of their codes, times as on a clock; each at
/// the field that it is about.
final class MatterPagesSentences {

    /// Their first argument names the field.
    private static final Set<String> OF_FIELD = Set.of("FIELD_MISSING", "FIELD_MALFORMED", "TEXT_TOO_LONG", "TEXT_UNREADABLE", "CHOICE_UNKNOWN", "CATEGORY_UNKNOWN",
            "NUMBER_OUT_OF_RANGE", "COUNT_OUT_OF_RANGE", "TIME_MALFORMED", "TIME_TOO_EARLY", "TIME_TOO_LATE", "LATER_THAN_PROMISED", "UNIT_UNKNOWN", "LEAD_NOT_CALLED",
            "QUORUM_OUT_OF_RANGE", "FILE_UNKNOWN", "FIELD_ONE_OF", "PLACE_UNKNOWN", "POINT_OUTSIDE", "ELSEWHERE_CONSENT", "SKILL_NOT_THERE", "BALLOT_LINES", "BALLOT_LINE_LONG",
            "BALLOT_LINE_TWICE");

    private final Map<String, String> names = new HashMap<>();
    private final PageTexts texts;

    MatterPagesSentences(PageTexts texts) {
        this.texts = texts;
    }

    MatterPagesSentences know(String code, String name) {
        names.put(code, name);
        return this;
    }

    /// Knows what the matter's own view names.
    MatterPagesSentences know(MatterView matter) {
        know(matter.stage().code(), matter.stage().name());
        if (matter.outcome() != null) {
            know(matter.outcome().code(), matter.outcome().name());
        }
        for (MatterView.Offer offer : matter.moves()) {
            know(offer.verb(), offer.name());
            know(offer.fields());
        }
        return this;
    }

    MatterPagesSentences know(List<MatterView.Input> inputs) {
        inputs.forEach(input -> {
            know(input.field(), input.name());
            input.choices().forEach(choice -> know(choice.code(), choice.name()));
        });
        return this;
    }

    /// What was typed, with the sentence where it belongs.
    MatterPagesTyped put(Refusal refusal, MatterPagesTyped typed) {
        String sentence = sentence(refusal);
        boolean ofField = OF_FIELD.contains(refusal.code()) && !refusal.args().isEmpty();
        return ofField ? typed.wrong(refusal.args().getFirst().toString().split(",")[0].strip(), sentence) : typed.wrong(sentence);
    }

    String sentence(Refusal refusal) {
        return texts.sentence(refusal, refusal.args().stream().map(this::word).toList());
    }

    private String word(Object arg) {
        String text = arg.toString();
        if (names.containsKey(text)) {
            return names.get(text);
        }
        if (text.contains(", ") && Arrays.stream(text.split(", ")).anyMatch(names::containsKey)) {
            return Arrays.stream(text.split(", ")).map(code -> names.getOrDefault(code, code)).collect(Collectors.joining(texts.get("comma")));
        }
        try {
            return texts.when(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
