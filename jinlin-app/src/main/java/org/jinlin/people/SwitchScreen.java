package org.jinlin.people;

import java.util.List;
import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// The page of legal switches.
///
/// @param cards all switches
/// @param told  what was decided, the last first
/// @param typed which switch the form is about that was refused, and its reason; both empty otherwise
public record SwitchScreen(List<Card> cards, Page<Line> told, Typed typed, @Nullable String error) {

    /// A switch as it stands.
    public record Card(String code, boolean on, boolean standard) {}

    /// A decision in words.
    public record Line(String code, boolean on, String when, String by, String reason) {}

    /// What was typed, as it came.
    public record Typed(String code, String reason) {
        static final Typed NOTHING = new Typed("", "");
    }
}
