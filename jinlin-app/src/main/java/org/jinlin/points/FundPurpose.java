package org.jinlin.points;

import java.util.Locale;
import java.util.stream.Stream;

/// What a line of a fund is for: closed, so that the open statement adds up by it and no line says who was helped.
public enum FundPurpose {

    DONATION(true),
    INTEREST(true),
    SCHOLARSHIP(false),
    /// something happened to a family (变故补助)
    HARDSHIP(false),
    ILLNESS(false),
    OLD_AGE(false),
    ACTIVITY(false),
    PLACES(false),
    OTHER(false),
    /// a line that was wrong is booked the other way
    REVERSED(true);

    private final boolean in;

    FundPurpose(boolean in) {
        this.in = in;
    }

    /// What a keeper may enter.
    static Stream<FundPurpose> entered() {
        return Stream.of(values()).filter(purpose -> purpose != REVERSED);
    }

    /// Whether it comes in.
    boolean isIncome() {
        return in;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FundPurpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
