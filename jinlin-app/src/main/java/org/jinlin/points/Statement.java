package org.jinlin.points;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line of an account's statement.
///
/// @param number  of the line, from 1 in each account
/// @param amount  below zero for what went out
/// @param balance after it
/// @param matter  the number of the matter that led to it
/// @param rule    the rule or the gift of the playbook
/// @param corrects the transfer that it put right
/// @param reason  why somebody put it right by hand
/// @param other   what kind of account it came from or went to; not told where the reader may not see that account
public record Statement(
        long number,
        long transferId,
        Posting.Kind kind,
        long amount,
        long balance,
        Instant at,
        @Nullable String matter,
        @Nullable String rule,
        @Nullable Long corrects,
        Posting.@Nullable Reason reason,
        Optional<Holder.Kind> other) {}
