package org.jinlin.kit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lists show instead of a name or a phone number. The length of what is hidden is not told.
public final class Masks {

    /// A full-width asterisk, as wide as a Chinese character.
    private static final String STAR = "\uFF0A";
    private static final Pattern FIRST_CHARACTER = Pattern.compile("\\A\\X");
    private static final Pattern LAST_FIGURES = Pattern.compile("(?s)\\A(.*?)\\d{1,2}(\\D*)\\z");
    private static final Pattern MOBILE = Pattern.compile("1\\d{10}");
    private static final int SHORTEST_WITH_END = 8;

    private Masks() {}

    /// What stands where a sealed text would: of neither its length nor its ends anything is told.
    public static String hidden() {
        return STAR + STAR + STAR;
    }

    /// The first character and two stars; of a name of one character nothing.
    public static String name(String name) {
        String bare = name.strip();
        Matcher first = FIRST_CHARACTER.matcher(bare);
        return first.find() && first.end() < bare.length() ? first.group() + STAR + STAR : STAR + STAR;
    }

    /// A door with the last two figures hidden: the house and the floor stay, the household does not. Of a door without figures
    /// nothing is shown.
    public static String door(String door) {
        Matcher last = LAST_FIGURES.matcher(door);
        return last.find() ? last.group(1) + STAR + STAR + last.group(2) : STAR + STAR;
    }

    /// `138****5678` for a mobile number, `****5678` for another one of at least 8 digits, otherwise nothing.
    ///
    /// @param phone as [PhoneNumbers#normalise] gives it
    public static String phone(String phone) {
        if (phone.length() < SHORTEST_WITH_END) {
            return "****";
        }
        String start = MOBILE.matcher(phone).matches() ? phone.substring(0, 3) : "";
        return start + "****" + phone.substring(phone.length() - 4);
    }
}
