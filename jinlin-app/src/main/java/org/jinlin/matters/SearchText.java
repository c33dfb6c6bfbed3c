package org.jinlin.matters;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts as the search sees them: letters and digits only, in one form, cut into pairs of characters. Chinese has no blanks
/// between words and its words have two characters mostly, so pairs find what words would, without a dictionary. Pure.
final class SearchText {

    /// What is said behind this many characters is not found: the matter is in its first lines.
    static final int CHARACTERS_MAX = 200;
    private static final int PAIR = 2;

    private SearchText() {}

    /// Full-width forms made narrow, small letters, nothing but letters and digits: `Wi-Fi, 3 rd` is `wifi3rd`.
    static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int[] kept = folded.codePoints().filter(Character::isLetterOrDigit).toArray();
        return new String(kept, 0, kept.length);
    }

    /// The pairs by which a text is found.
    static Set<String> pairs(String text) {
        int[] points = plain(text).codePoints().limit(CHARACTERS_MAX).toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i + PAIR <= points.length; i++) {
            pairs.add(new String(points, i, PAIR));
        }
        return pairs;
    }

    /// What was typed as parts that must all be there: what blanks divide, or all of it where a part would be a single
    /// character. Empty when there are not two characters in it.
    static List<String> parts(String typed) {
        List<String> parts = Arrays.stream(Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().split("\\s+")).map(SearchText::plain).filter(part -> !part.isEmpty()).toList();
        if (parts.stream().anyMatch(part -> length(part) < PAIR)) {
            parts = List.of(String.join("", parts));
        }
        return parts.stream().filter(part -> length(part) >= PAIR).distinct().toList();
    }

    /// Whether the beginning of a text has all parts: pairs alone also fit texts that hold them apart.
    static boolean holds(String text, List<String> parts) {
        String plain = plain(text);
        String beginning = plain.substring(0, plain.offsetByCodePoints(0, Math.min(CHARACTERS_MAX, length(plain))));
        return parts.stream().allMatch(beginning::contains);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
