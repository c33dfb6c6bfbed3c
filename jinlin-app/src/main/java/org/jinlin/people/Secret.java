package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jinlin.kit.Hashing;

/// Opaque tokens of 256 random bits, of which the database keeps the SHA-256 only: a stolen dump signs nobody in. No salt
/// and no slow hash are needed for a text that cannot be guessed.
final class Secret {

    private static final int BYTES = 32;
    /// Longer texts are none of ours and are not even hashed.
    private static final int MAX_CHARACTERS = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isPlausible(String token) {
        return !token.isEmpty() && token.length() <= MAX_CHARACTERS;
    }

    static byte[] hash(String token) {
        return Hashing.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
