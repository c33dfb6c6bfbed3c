package org.jinlin.points;

import java.util.Locale;

/// Whose account it is.
///
/// @param id a person, or a unit; 0 for the bank
public record Holder(Kind kind, long id) {

    /// The bank is the district's: what it is short of is what all others have together, so everything sums to zero.
    public enum Kind {
        PERSON, TEAM, COMMUNITY, FUND, BANK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static final Holder BANK = new Holder(Kind.BANK, 0);

    public Holder {
        if ((kind == Kind.BANK) != (id == 0)) {
            throw new IllegalArgumentException("the bank has no number, and everybody else has one: " + kind + " " + id);
        }
    }

    public static Holder person(long id) {
        return new Holder(Kind.PERSON, id);
    }

    public boolean isBank() {
        return kind == Kind.BANK;
    }
}
