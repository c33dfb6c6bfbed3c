package org.jinlin.matters;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.playbook.Playbook;

/// Guesses what a report is about by the words that the playbook's categories are called by. A guess only: it is shown and
/// can be changed. Pure.
final class GuessRules {

    private GuessRules() {}

    private record Guess(Playbook.Category category, int weight) {}

    /// The codes of the likeliest categories, the best first; a longer word says more than a short one, and what is said by
    /// a part says more than by the whole it belongs to.
    static List<String> guesses(String text, Map<String, Playbook.Category> categories, int most) {
        String said = text.toLowerCase(Locale.ROOT);
        return categories.values().stream().map(category -> new Guess(category, weight(said, category)))
                .filter(guess -> guess.weight() > 0)
                .sorted(Comparator.comparingInt((Guess guess) -> -guess.weight()).thenComparing(guess -> guess.category().parent().isEmpty()))
                .limit(most).map(guess -> guess.category().code()).toList();
    }

    private static int weight(String said, Playbook.Category category) {
        return category.words().stream().filter(word -> isSaid(said, word)).mapToInt(GuessRules::letters).sum();
    }

    /// A Chinese character says as much as three letters.
    private static int letters(String word) {
        return isLatin(word.charAt(0)) ? word.length() : 3 * word.length();
    }

    /// Latin words begin where a word begins: a carpet is no pet.
    private static boolean isSaid(String said, String word) {
        for (int at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
            if (!isLatin(word.charAt(0)) || at == 0 || !isLatin(said.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }
}
