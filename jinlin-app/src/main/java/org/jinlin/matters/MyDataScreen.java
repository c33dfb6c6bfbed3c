package org.jinlin.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of what is kept of somebody.
///
/// @param of     the child whose page it is; empty for oneself
/// @param shown  whether it is in clear
/// @param guest  came by a link, without an account
/// @param waits  corrections and erasures that are not decided
/// @param fault  why something was not taken
/// @param typed  what was typed then, by field
public record MyDataScreen(String of, boolean shown, boolean guest, List<Row> rows, List<String> care, List<Wait> waits, List<Child> children, boolean hasHome,
        @Nullable String fault, String what, String typed, @Nullable String done) {

    /// A line of what is kept.
    ///
    /// @param key of its name
    public record Row(String key, String value) {}

    /// @param key what is asked for
    public record Wait(String id, String key, String since, String until, boolean takeBack, @Nullable String answer, String state) {}

    /// A child that the reader speaks for.
    public record Child(String id, String name, String until) {}
}
