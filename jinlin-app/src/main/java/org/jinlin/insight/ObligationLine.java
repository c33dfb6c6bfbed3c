package org.jinlin.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How an obligation stands at a unit and below, in one stretch of the calendar.
///
/// @param persons whether persons owe it, not units
/// @param sum     whether it is so much, and not so often
/// @param all     how many owe it
/// @param met     how many did as much; absent where so few owe it that the number would tell of a person
/// @param below   how many did less; absent like `met`
public record ObligationLine(String code, String name, String formula, boolean persons, int times, boolean sum, LocalDate from, LocalDate to, int all, @Nullable Integer met,
        @Nullable Integer below) {}
