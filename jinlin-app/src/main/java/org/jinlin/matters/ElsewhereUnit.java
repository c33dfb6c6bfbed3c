package org.jinlin.matters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A unit of another district as a field names it: `350681/7234723497`. Pure.
///
/// @param district the tenant
/// @param unit     its id there
record ElsewhereUnit(int district, long unit) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,17})");

    /// Empty for what names no unit of another district, such as the id of one of ours.
    static Optional<ElsewhereUnit> of(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new ElsewhereUnit(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)))) : Optional.empty();
    }

    /// As a field names it.
    String text() {
        return district + "/" + unit;
    }
}
