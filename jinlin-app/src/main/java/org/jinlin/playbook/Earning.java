package org.jinlin.playbook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What earns points or time: a move or an end of a kind of matter, so much for somebody, up to so much.
///
/// @param counts      which moves or ends; `person` and `sum` are never set here
/// @param percent     field -> choice -> percent: the amount is that much of itself; a choice that is not named leaves it as it is
/// @param askerPays   whether the asker's own account pays, as far as it reaches; the bank pays the rest (时间银行兑换服务)
/// @param confirmedBy roles one of which, somebody else than who earns and who made the move, has to confirm it first; empty for at once
public record Earning(
        String code,
        Obligation.Deed counts,
        Recipient to,
        Currency currency,
        Amount amount,
        Map<String, Map<String, Integer>> percent,
        Most most,
        boolean askerPays,
        Set<String> confirmedBy) {

    /// Who gets it: a word, or the person whom a field names, or the unit of a level at or above the place. One of the three.
    public record Recipient(Optional<Word> word, Optional<String> field, Optional<String> level) {}

    /// Somebody without a name in the playbook.
    public enum Word {
        /// whoever made the move
        DOER,
        /// whoever opened the matter
        OPENER,
        ASKER,
        /// the unit for which the move was made, as a team; nobody when it was made for none
        TEAM;

        static Optional<Word> of(String code) {
            return Vocabulary.words(values()).contains(code) ? Optional.of(valueOf(code.toUpperCase(Locale.ROOT))) : Optional.empty();
        }
    }

    /// How much one such move earns.
    public sealed interface Amount {

        /// Always the same.
        record Fixed(int points) implements Amount {}

        /// So much for each whole half hour of the minutes in a field (志愿服务 counts hours in halves; what is begun does not count).
        record HalfHours(String minutes, int each) implements Amount {}

        /// The number in a field.
        record Said(String field) implements Amount {}
    }

    /// At most so much by this rule, of one account: for one matter, on one day, in one month of the district's calendar.
    public record Most(OptionalInt activity, OptionalInt day, OptionalInt month) {

        public static final Most NONE = new Most(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
