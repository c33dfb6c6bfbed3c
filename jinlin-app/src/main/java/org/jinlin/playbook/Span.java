package org.jinlin.playbook;

import java.time.Duration;
import java.time.Period;

/// A length of time as ISO 8601 writes it: days (`P7D`) or hours and minutes (`PT5M`), never both.
public record Span(Period days, Duration time) {

    /// Reads `P7D` or `PT30M`. Refuses months, years, weeks with days, mixed and non-positive spans.
    public static Span parse(String text) {
        if (text.matches("P[1-9]\\d{0,3}D")) {
            return new Span(Period.parse(text), Duration.ZERO);
        }
        if (text.matches("PT(?=\\d)(\\d{1,4}H)?(\\d{1,4}M)?(\\d{1,4}S)?")) {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return new Span(Period.ZERO, duration);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no span: write days as P7D, or hours and minutes as PT4H or PT30M");
    }

    public boolean isDays() {
        return !days.isZero();
    }

    /// The plain elapsed time: a day is 24 hours.
    public Duration elapsed() {
        return isDays() ? Duration.ofDays(days.getDays()) : time;
    }

    @Override
    public String toString() {
        return isDays() ? days.toString() : time.toString();
    }
}
