package org.jinlin.app;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names and codes with places to fill: `{n}` is replaced by the value called n, `{n:3}` by a number of at least 3 digits.
final class WorldPattern {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?::([1-9]))?}");

    private WorldPattern() {}

    /// @throws IllegalArgumentException when a place has no value
    static String fill(String pattern, Map<String, Object> values) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            Object value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("'" + pattern + "': there is no {" + place.group(1) + "} here");
            }
            return Matcher.quoteReplacement(
                    place.group(2) == null ? value.toString() : ("%0" + place.group(2) + "d").formatted(value));
        });
    }
}
