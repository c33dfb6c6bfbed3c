package org.jinlin.kit;

/// How a length of time is counted; [TimeCounting] says the rules.
public enum Counting {
    /// Every hour of every day.
    ALWAYS,
    /// Days by the Civil Code (Art. 200-204): an end on a non-working day moves to the next working day.
    CALENDAR_DAYS,
    /// Working days by the public holidays with their make-up days; ends at the close of business.
    WORKING_DAYS,
    /// Only time inside office hours of working days.
    WORKING_HOURS;

    /// What really counts a span that is written in days, or in hours and minutes: hours start at once and elapse
    /// (Civil Code Art. 201 II) unless only office hours count; days inside office hours are working days.
    Counting applied(boolean inDays) {
        return switch (this) {
            case CALENDAR_DAYS, WORKING_DAYS -> inDays ? this : ALWAYS;
            case WORKING_HOURS -> inDays ? WORKING_DAYS : this;
            case ALWAYS -> this;
        };
    }
}
