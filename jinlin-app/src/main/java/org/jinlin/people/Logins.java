package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/// Sign-in names: 1 to 64 characters, compared without capitals, widths and surrounding blanks.
final class Logins {

    private static final int MAX_CHARACTERS = 64;

    private Logins() {}

    static String normalised(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /// Over-long text is refused before it is normalised, so that nobody makes us work on megabytes.
    static boolean isValid(String login) {
        if (login.length() > 2 * MAX_CHARACTERS || !StandardCharsets.UTF_8.newEncoder().canEncode(login)) {
            return false;
        }
        String normalised = normalised(login);
        return !normalised.isEmpty() && normalised.length() <= MAX_CHARACTERS
                && normalised.chars().noneMatch(character -> Character.isISOControl(character) || Character.isWhitespace(character));
    }
}
