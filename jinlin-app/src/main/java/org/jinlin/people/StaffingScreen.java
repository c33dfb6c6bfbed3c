package org.jinlin.people;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The posts of one person as the page shows them.
///
/// @param roles that can be given, by code
/// @param form  what was typed and could not be taken
/// @param error why not
public record StaffingScreen(Masked person, List<Line> lines, Map<String, String> roles, StaffingForm form, @Nullable String error) {

    /// A post in words.
    ///
    /// @param behalf the masked name of the person in whose place it is held
    public record Line(String id, String role, String unit, String from, String until, @Nullable String behalf, @Nullable String reason) {}
}
