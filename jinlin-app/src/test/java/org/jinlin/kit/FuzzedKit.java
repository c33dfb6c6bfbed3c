package org.jinlin.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/// What this room reads of strangers. Each reader takes any bytes; what it may throw is said here, everything else is a fault.
public final class FuzzedKit {

    private FuzzedKit() {}

    public static Map<String, Consumer<byte[]>> readers() {
        return Map.of("json", FuzzedKit::json, "photo", FuzzedKit::photo, "cursor", FuzzedKit::cursor, "number", FuzzedKit::number, "phone", FuzzedKit::phone);
    }

    /// What was read is written in the one way there is, and read again as the same.
    private static void json(byte[] bytes) {
        Object value;
        try {
            value = CanonicalJson.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        String written;
        try {
            written = CanonicalJson.write(value);
        } catch (IllegalArgumentException refused) {
            return; // more digits than a number of ours may have
        }
        if (!written.equals(CanonicalJson.write(CanonicalJson.parse(written)))) {
            throw new AssertionError("written twice it is not the same");
        }
    }

    private static void photo(byte[] bytes) {
        try {
            Photos.accept(new ByteArrayInputStream(bytes), new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cursor(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (Cursor.decode(text, Instant.class, Long.class) instanceof Outcome.Done<Cursor>(Cursor cursor)) {
            cursor.encode();
        }
        Cursor.decode(text, String.class);
    }

    private static void number(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        PublicNumber.parse(text).ifPresent(number -> {
            if (!PublicNumber.parse(number.toString()).equals(PublicNumber.parse(text))) {
                throw new AssertionError("another number after it was written");
            }
        });
        PublicNumber.parse(text, 605, LocalDate.of(2026, 11, 20));
    }

    private static void phone(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        PhoneNumbers.normalise(text);
        Masks.phone(text);
        Masks.name(text);
        Masks.door(text);
    }
}
