package org.jinlin.kit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON with exactly one way to write a value, so that its hash can be checked at any later time: keys sorted by UTF-16
/// code units, no blanks, numbers plain and without trailing zeros, instants in UTC with six decimals.
///
/// Values: Map with text keys, List, String, whole and decimal numbers, Boolean, Instant, null.
public final class CanonicalJson {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int MOST_DIGITS = 100;

    private CanonicalJson() {}

    /// Refuses other types, NaN, numbers of more than 100 digits, and instants finer than a microsecond: they would not
    /// come back from the database as they went in.
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// Reads JSON strictly (no duplicate keys, nothing after the value). Instants come back as their text, whole numbers
    /// as Long, or BigInteger where that is too small, others as BigDecimal; maps are sorted.
    /// Refuses anything else with an IllegalArgumentException that names the place and quotes nothing.
    public static @Nullable Object parse(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw new IllegalArgumentException("an empty text is no JSON");
            }
            Object value = value(in, first);
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON value");
            }
            return value;
        } catch (JacksonException e) {
            var place = e.getLocation();
            // the cause is left out: its message quotes the text, which may be personal
            throw new IllegalArgumentException(place == null
                    ? "the text is no JSON"
                    : "no JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> writeMap(map, out);
            case List<?> list -> writeList(list, out);
            case String text -> writeText(text, out);
            case Boolean bool -> out.append(bool.booleanValue());
            case Number number -> out.append(plain(decimal(number)));
            case Instant instant -> out.append('"').append(microseconds(instant)).append('"');
            default -> throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a key of a JSON object is a text");
            }
            sorted.put(name, value);
        });
        String separator = "{";
        for (var entry : sorted.entrySet()) {
            out.append(separator);
            writeText(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeList(List<?> list, StringBuilder out) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || isHalfPair(text, i)) {
                // half a surrogate pair has no UTF-8: without the escape two texts could have one hash
                out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isHalfPair(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case Short whole -> BigDecimal.valueOf(whole);
            case Double fraction when Double.isFinite(fraction) -> BigDecimal.valueOf(fraction);
            default -> throw new IllegalArgumentException("no JSON for a number like this " + number.getClass().getName());
        };
    }

    private static String plain(BigDecimal number) {
        return limited(number).toPlainString();
    }

    private static BigDecimal limited(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.precision() > MOST_DIGITS || Math.abs((long) stripped.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number has more than " + MOST_DIGITS + " digits");
        }
        return stripped;
    }

    private static String microseconds(Instant instant) {
        if (instant.getNano() % 1_000 != 0 || instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new IllegalArgumentException("an instant is finer than a microsecond or not of the years 0 to 9999");
        }
        return MICROSECONDS.format(instant);
    }

    private static @Nullable Object value(JsonParser in, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(limited(in.getDecimalValue()));
            default -> throw new IllegalArgumentException("no JSON value");
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser in) {
        TreeMap<String, @Nullable Object> map = new TreeMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            map.put(name, value(in, in.nextToken()));
        }
        return Collections.unmodifiableMap(map);
    }

    private static List<@Nullable Object> array(JsonParser in) {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            list.add(value(in, token));
        }
        return Collections.unmodifiableList(list);
    }

    private static Number number(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        BigInteger whole = number.toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
