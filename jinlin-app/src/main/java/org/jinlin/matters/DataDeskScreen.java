package org.jinlin.matters;

import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// The page on which corrections and erasures are decided.
///
/// @param open   the one that is looked at in clear
/// @param reason what was typed
public record DataDeskScreen(Page<Row> rows, @Nullable Open open, @Nullable String fault, String reason, @Nullable String done) {

    /// One that waits, masked.
    public record Row(String id, String key, String who, @Nullable String wanted, String since, String until) {}

    /// One in clear, beside what is kept now.
    public record Open(String id, String key, String name, @Nullable String phone, @Nullable String address, @Nullable String wanted) {

        @Override
        public String toString() {
            return "Open[id=" + id + "]";
        }
    }
}
