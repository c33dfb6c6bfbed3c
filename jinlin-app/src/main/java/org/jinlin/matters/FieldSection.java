package org.jinlin.matters;

import java.util.Locale;

/// The parts of a day in the field, in the order in which they press, each with the page on which it is done.
public enum FieldSection {
    ANSWER("case"), DOOR("case"), CALL_BACK("callback"), VISIT("visit"), ROUND("case"), OPEN("case");

    private final String page;

    FieldSection(String page) {
        this.page = page;
    }

    /// In texts and anchors.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    String page() {
        return page;
    }
}
