package org.jinlin.matters;

import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// The page of what is held for a court.
public record HoldScreen(Page<Row> rows, @Nullable String fault, Typed typed, @Nullable String done) {

    /// @param number of the matter; absent where a person is held
    public record Row(String id, @Nullable String number, String reason, String since) {}

    /// What was typed into the form.
    public record Typed(String number, String reason, boolean person) {
        static final Typed NOTHING = new Typed("", "", false);
    }

    /// A proof of what was destroyed.
    public record Proof(String id, String kind, String at, long matters, long moves, String document) {}
}
