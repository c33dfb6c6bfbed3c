package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.people.PageKept;
import org.jspecify.annotations.Nullable;

/// What came with a form, and what was found wrong with it: enough to show the form again as it was left.
///
/// @param verb    the move it is for, empty on reporting
/// @param values  by field, as typed; a line break is one character, as people count
/// @param errors  sentences by field
/// @param error   what is wrong with the whole
record MatterPagesTyped(String verb, UUID id, @Nullable Integer version, Map<String, List<String>> values, Map<String, String> errors,
        @Nullable String error) {

    private static final int LONGEST_VERSION = 9;

    /// Nothing typed yet.
    static MatterPagesTyped blank() {
        return new MatterPagesTyped("", UUID.randomUUID(), null, Map.of(), Map.of(), null);
    }

    static MatterPagesTyped of(HttpServletRequest request) {
        var values = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, given) -> {
            if (name.startsWith(PageKept.FIELD)) {
                List<String> texts = Arrays.stream(given).map(text -> text.replace("\r\n", "\n")).filter(text -> !text.isEmpty()).toList();
                values.put(name.substring(PageKept.FIELD.length()), texts);
            }
        });
        return new MatterPagesTyped(text(request, "do"), id(request), version(request), values, Map.of(), null);
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    String first(String field) {
        return all(field).isEmpty() ? "" : all(field).getFirst();
    }

    /// Unchanged when nothing is given.
    MatterPagesTyped with(String field, @Nullable String given) {
        return given == null ? this : with(field, List.of(given));
    }

    MatterPagesTyped with(String field, List<String> given) {
        var changed = new LinkedHashMap<>(values);
        changed.put(field, List.copyOf(given));
        return new MatterPagesTyped(verb, id, version, changed, errors, error);
    }

    MatterPagesTyped wrong(String field, String sentence) {
        var changed = new LinkedHashMap<>(errors);
        changed.merge(field, sentence, (before, more) -> before + " " + more);
        return new MatterPagesTyped(verb, id, version, values, changed, error);
    }

    MatterPagesTyped wrong(String sentence) {
        return new MatterPagesTyped(verb, id, version, values, errors, sentence);
    }

    /// For sending anew what was sent before under this id.
    MatterPagesTyped renewed() {
        return new MatterPagesTyped(verb, UUID.randomUUID(), version, values, errors, error);
    }

    boolean isWrong() {
        return error != null || !errors.isEmpty();
    }

    /// What was typed in own words, when the form it belonged to is no longer there.
    List<String> ownWords() {
        var words = new ArrayList<String>();
        values.values().forEach(given -> given.stream().filter(text -> !text.isBlank() && !text.matches("[a-z0-9_:T.-]*")).forEach(words::add));
        return List.copyOf(words);
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static UUID id(HttpServletRequest request) {
        try {
            return UUID.fromString(text(request, "id"));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private static @Nullable Integer version(HttpServletRequest request) {
        String given = text(request, "version");
        return given.matches("\\d{1," + LONGEST_VERSION + "}") ? Integer.valueOf(given) : null;
    }
}
