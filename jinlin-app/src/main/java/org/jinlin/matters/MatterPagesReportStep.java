package org.jinlin.matters;

import java.util.List;
import java.util.Locale;

/// The three steps of reporting, with the fields that each of them asks for; what the others asked travels along unseen.
public enum MatterPagesReportStep {
    WHAT("text", "photos"),
    WHERE("at", "place", "spot", "longitude", "latitude"),
    CHECK("category", "category_other", "on_site", "channel", "name", "phone");

    /// The button that sends the report.
    static final String SEND = "send";

    private final List<String> fields;

    MatterPagesReportStep(String... fields) {
        this.fields = List.of(fields);
    }

    List<String> fields() {
        return fields;
    }

    /// As addresses and buttons name it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return ordinal() + 1;
    }

    /// What the button forward says; the last step sends.
    public String next() {
        return this == CHECK ? SEND : values()[ordinal() + 1].code();
    }

    /// What the button back says; empty on the first step.
    public String back() {
        return this == WHAT ? "" : values()[ordinal() - 1].code();
    }

    /// Anything else is the first step.
    static MatterPagesReportStep of(String code) {
        return List.of(values()).stream().filter(step -> step.code().equals(code)).findFirst().orElse(WHAT);
    }

    /// The step that asks for a field.
    static MatterPagesReportStep asking(String field) {
        return List.of(values()).stream().filter(step -> step.fields.contains(field)).findFirst().orElse(WHAT);
    }
}
