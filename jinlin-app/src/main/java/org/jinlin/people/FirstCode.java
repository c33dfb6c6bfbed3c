package org.jinlin.people;

import java.security.SecureRandom;
import java.util.Locale;

/// A code that is read out or written down once: ten signs of 31 that nobody mixes up, 49 bits, which with five tries and three
/// days are not to be guessed.
final class FirstCode {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FirstCode() {}

    /// `ABCDE-FGHJK`.
    static String fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /// As it is compared: without capitals, blanks and dashes.
    static byte[] hash(String typed) {
        return Secret.hash(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }
}
