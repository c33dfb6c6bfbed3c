package org.jinlin.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which passwords are taken: long enough, and none that guessers try first. No mixture of kinds of characters is asked for
/// and no change after so many days: both make people choose worse ones (NIST SP 800-63B-4, 3.1.1.2).
public final class PasswordRules {

    private static final int MIN_CHARACTERS = 8;
    /// What is hashed once more by bcrypt reads no further; a longer one would be cut in silence.
    static final int MAX_BYTES = 72;
    private static final int MIN_DIFFERENT = 4;
    /// As long a part of the sign-in name is no secret.
    private static final int TELLING = 4;
    private static final Set<String> COMMON = words();
    /// Rows of a keyboard, the alphabet and the digits, forth and back: a password that walks along one is none.
    private static final String WALKS = walks("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()", "147258369");
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d[-./]?(0?[1-9]|1[0-2])[-./]?(0?[1-9]|[12]\\d|3[01])");

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private PasswordRules() {}

    /// The code of the refusal, when there is one: `PASSWORD_INVALID` unless 8 characters to 72 bytes, `PASSWORD_COMMON` for
    /// one that many have, that is a walk along the keyboard, a date, a phone number, or says the sign-in name.
    public static Optional<String> refusal(String password, String login) {
        if (password.length() < MIN_CHARACTERS || !fits(password)) {
            return Optional.of("PASSWORD_INVALID");
        }
        return isCommon(password, Logins.normalised(login)) ? Optional.of("PASSWORD_COMMON") : Optional.empty();
    }

    /// Neither too long to be hashed whole, nor half a character, which no hash takes.
    static boolean fits(String password) {
        return password.length() <= MAX_BYTES && StandardCharsets.UTF_8.newEncoder().canEncode(password) && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static boolean isCommon(String password, String login) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        String core = core(plain);
        return plain.chars().distinct().count() < MIN_DIFFERENT || isRepeated(plain) || isWalk(plain) || DATE.matcher(plain).matches() || MOBILE.matcher(plain).matches()
                || core.length() < MIN_DIFFERENT && !plain.chars().anyMatch(Character::isIdeographic) && isAfterthought(plain, core)
                || COMMON.contains(plain) || COMMON.contains(core) || COMMON.contains(unmasked(core))
                || login.length() >= TELLING && (plain.contains(login) || login.contains(core) && core.length() >= TELLING);
    }

    /// Without the digits and marks that people hang on before and behind to satisfy a rule.
    private static String core(String plain) {
        return plain.replaceAll("^[\\d\\p{Punct}]+|[\\d\\p{Punct}]+$", "");
    }

    /// A few letters with a walk, a date or a year: `abc123456`.
    private static boolean isAfterthought(String plain, String core) {
        String rest = plain.replace(core, "").replaceAll("\\p{Punct}", "");
        return !core.isEmpty() && (isWalk(rest) || isRepeated(rest) || DATE.matcher(rest).matches());
    }

    /// Letters written as digits that look like them: `p@ssw0rd`.
    private static String unmasked(String core) {
        return core.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's').replace('7', 't').replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    private static boolean isRepeated(String plain) {
        return plain.matches("(.{1,4})\\1+.?");
    }

    /// Whether it falls into at most two walks.
    private static boolean isWalk(String plain) {
        int longest = longestWalk(plain);
        return longest >= MIN_DIFFERENT && (longest == plain.length() || longestWalk(plain.substring(longest)) == plain.length() - longest);
    }

    private static int longestWalk(String plain) {
        int length = 0;
        while (length < plain.length() && WALKS.contains(plain.substring(0, length + 1))) {
            length++;
        }
        return length;
    }

    private static String walks(String... rows) {
        var all = new StringBuilder();
        for (String row : rows) {
            all.append(row).append('\n').append(new StringBuilder(row).reverse()).append('\n');
        }
        return all.toString();
    }

    private static Set<String> words() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("/passwords/common.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).flatMap(line -> Pattern.compile(" +").splitAsStream(line.strip()))
                    .filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
