package org.jinlin.matters;

import java.time.DayOfWeek;
import java.util.stream.IntStream;

/// Parts of a week in which somebody is free or something is wanted: a morning, an afternoon and an evening of each day.
///
/// @param parts a bit for each of the 21 parts, Monday's morning the lowest
public record FreeHours(int parts) {

    /// Parts of a day.
    public static final int A_DAY = 3;
    /// Parts of a week.
    public static final int A_WEEK = 7 * A_DAY;

    /// Refuses bits that stand for no part.
    public FreeHours {
        if (parts < 0 || parts >= 1 << A_WEEK) {
            throw new IllegalArgumentException("there are " + A_WEEK + " parts of a week, not " + Integer.toBinaryString(parts));
        }
    }

    /// One part of the week.
    ///
    /// @param partOfDay 0 the morning, 1 the afternoon, 2 the evening
    public static FreeHours of(DayOfWeek day, int partOfDay) {
        if (partOfDay < 0 || partOfDay >= A_DAY) {
            throw new IllegalArgumentException("a day has " + A_DAY + " parts, not " + partOfDay);
        }
        return part(day.ordinal() * A_DAY + partOfDay);
    }

    /// @param number of the part in the week, from 0
    static FreeHours part(int number) {
        return new FreeHours(1 << number);
    }

    public FreeHours and(FreeHours other) {
        return new FreeHours(parts & other.parts);
    }

    public FreeHours or(FreeHours other) {
        return new FreeHours(parts | other.parts);
    }

    public boolean isNone() {
        return parts == 0;
    }

    public int count() {
        return Integer.bitCount(parts);
    }

    /// The numbers of the parts, rising.
    public IntStream numbers() {
        return IntStream.range(0, A_WEEK).filter(number -> (parts & 1 << number) != 0);
    }
}
