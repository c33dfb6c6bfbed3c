package org.jinlin.kit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Where the next page begins: the sort values of the last row seen, opaque to whoever carries it. It is no secret and
/// no right: what it points at is filtered again.
///
/// @param values each a Long, an Instant or a String, in the order of the sort
public record Cursor(List<Object> values) {

    private static final int LONGEST = 2_000;

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(Object... values) {
        return new Cursor(List.of(values));
    }

    public long number(int index) {
        return (Long) values.get(index);
    }

    public Instant instant(int index) {
        return (Instant) values.get(index);
    }

    public String text(int index) {
        return (String) values.get(index);
    }

    public String encode() {
        List<String> tagged = values.stream().map(Cursor::tagged).toList();
        byte[] json = CanonicalJson.write(tagged).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /// Refuses with BAD_CURSOR what [#encode] did not make for a list sorted by values of these types.
    public static Outcome<Cursor> decode(String encoded, Class<?>... types) {
        return decoded(encoded)
                .filter(cursor -> cursor.has(types))
                .<Outcome<Cursor>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("BAD_CURSOR"));
    }

    private static Optional<Cursor> decoded(String encoded) {
        if (encoded.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(encoded);
            if (!(CanonicalJson.parse(new String(json, StandardCharsets.UTF_8)) instanceof List<?> tagged)) {
                return Optional.empty();
            }
            List<Object> values = new ArrayList<>();
            for (Object value : tagged) {
                values.add(untagged((String) value));
            }
            return Optional.of(new Cursor(values));
        } catch (RuntimeException e) {
            // every way in which a made-up text can fail to be base64, JSON, a list of texts, a number or an instant
            return Optional.empty();
        }
    }

    private boolean has(Class<?>... types) {
        boolean fits = values.size() == types.length;
        for (int i = 0; fits && i < types.length; i++) {
            fits = types[i].isInstance(values.get(i));
        }
        return fits;
    }

    private static String tagged(Object value) {
        return switch (value) {
            case Long number -> "n" + number;
            case Instant instant -> "i" + instant;
            case String text -> "t" + text;
            default -> throw new IllegalArgumentException("a cursor holds no " + value.getClass().getName());
        };
    }

    private static Object untagged(String tagged) {
        String value = tagged.substring(1);
        return switch (tagged.charAt(0)) {
            case 'n' -> Long.valueOf(value);
            case 'i' -> Instant.parse(value);
            case 't' -> value;
            default -> throw new IllegalArgumentException("no such tag");
        };
    }
}
