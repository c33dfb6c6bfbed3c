package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.kit.Hashing;

/// Opaque tokens of 256 random bits, of which the database keeps the SHA-256 only: a stolen dump signs nobody in. No salt
/// and no slow hash are needed for a text that cannot be guessed.
final class Secret {

    private static final int BYTES = 32;
    /// Longer texts are none of ours and are not even hashed.
    private static final int MAX_CHARACTERS = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int GROUP = 4;
    /// Without I, L, O, U, 0 and 1.
    private static final String READABLE = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private Secret() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] freshBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// So many decimal digits, each as likely as the others.
    static String freshDigits(int count) {
        return RANDOM.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /// A code for people to type: so many letters and digits that are not mistaken for each other, in groups of four.
    static String freshCode(int groups) {
        return IntStream.range(0, groups).mapToObj(group -> RANDOM.ints(GROUP, 0, READABLE.length()).mapToObj(place -> READABLE.substring(place, place + 1)).collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    /// A code as it was typed, as it was made: without blanks and hyphens, and whatever its capitals.
    static String typed(String code) {
        return Normalizer.normalize(code.substring(0, Math.min(code.length(), MAX_CHARACTERS)), Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    /// Compared in a time that does not tell how much of it is right.
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isPlausible(String token) {
        return !token.isEmpty() && token.length() <= MAX_CHARACTERS;
    }

    static byte[] hash(String token) {
        return Hashing.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
