package org.jinlin.app;

import java.util.Locale;

/// One line of the doctor.
///
/// @param about what was looked at, one word
/// @param text  what was found; where something is wrong, also what to do
record Finding(String about, boolean well, String text) {

    static Finding well(String about, String text, Object... args) {
        return new Finding(about, true, String.format(Locale.ROOT, text, args));
    }

    static Finding wrong(String about, String text, Object... args) {
        return new Finding(about, false, String.format(Locale.ROOT, text, args));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-6s %-12s %s", well ? "ok" : "WRONG", about, text);
    }
}
