package org.jinlin.points;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jinlin.playbook.Currency;
import org.jspecify.annotations.Nullable;

/// What is to be booked: so much from one account to another, once a key.
///
/// @param key       the same key is booked once, whatever comes again
/// @param amount    more than 0
/// @param upTo      take what is there where it is less; else the whole amount or nothing
/// @param expiresOn the last day on which the receiver may use it; null for ever
/// @param actorId   the person who did it; null for a rule or a clock
public record Posting(
        UUID key,
        Kind kind,
        Currency currency,
        Holder from,
        Holder to,
        long amount,
        boolean upTo,
        @Nullable LocalDate expiresOn,
        @Nullable Long actorId,
        Cause cause) {

    /// Why something was booked: closed.
    public enum Kind {
        EARNED, STARTED, SERVED, GIVEN, DONATED, GRANTED, REDEEMED, RETURNED, EXPIRED, CORRECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Why something is booked the other way by hand: closed, so that nothing about anybody stands in the ledger.
    public enum Reason {
        WRONG_PERSON, WRONG_AMOUNT, NOT_DONE, TWICE,
        /// after an objection
        AGREED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Reason> find(String code) {
            return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
        }
    }

    /// What led to it.
    ///
    /// @param number   of the matter
    /// @param rule     the rule or the gift of the playbook
    /// @param corrects the transfer that is put right
    /// @param reason   why somebody put it right by hand
    public record Cause(@Nullable Long matterId, @Nullable String number, @Nullable String rule, @Nullable Long corrects, @Nullable Reason reason) {

        public static final Cause NONE = new Cause(null, null, null, null);

        public Cause(@Nullable Long matterId, @Nullable String number, @Nullable String rule, @Nullable Long corrects) {
            this(matterId, number, rule, corrects, null);
        }

        public static Cause rule(String rule) {
            return new Cause(null, null, rule, null);
        }
    }

    public Posting {
        if (amount <= 0) {
            throw new IllegalArgumentException("nothing is booked by booking " + amount);
        }
    }

    public static Posting whole(UUID key, Kind kind, Currency currency, Holder from, Holder to, long amount, @Nullable Long actorId, Cause cause) {
        return new Posting(key, kind, currency, from, to, amount, false, null, actorId, cause);
    }

    Posting asFarAsItReaches() {
        return new Posting(key, kind, currency, from, to, amount, true, expiresOn, actorId, cause);
    }

    Posting until(@Nullable LocalDate day) {
        return new Posting(key, kind, currency, from, to, amount, upTo, day, actorId, cause);
    }
}
