package org.jinlin.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jinlin.playbook.Currency;
import org.jspecify.annotations.Nullable;

/// What a move earned somebody by a rule.
///
/// @param number    of the matter
/// @param makerId   who made the move; nobody when the engine did
/// @param payerId   the asker whose account pays; null for the bank
/// @param earned    before the caps
/// @param amount    after the caps, 0 when they left no room
/// @param expiresOn the last day on which it may be used
/// @param day       the day by the district's calendar
/// @param pack      the playbook by which it was earned
public record Award(
        long id,
        String rule,
        Currency currency,
        long accountId,
        long matterId,
        int seq,
        String number,
        long placeId,
        @Nullable Long makerId,
        @Nullable Long payerId,
        long earned,
        long amount,
        @Nullable LocalDate expiresOn,
        LocalDate day,
        Instant at,
        State state,
        String pack,
        int version) {

    /// What became of it.
    public enum State {
        /// waits for somebody to confirm it
        WAITING,
        /// is to be booked, within seconds
        DUE,
        GIVEN,
        /// the caps left no room
        CAPPED,
        /// somebody said no
        REFUSED,
        /// what it was given for was undone; is to be booked back
        UNDOING,
        TAKEN_BACK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
