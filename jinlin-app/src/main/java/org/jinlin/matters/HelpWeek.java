package org.jinlin.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who could be asked for what waits at a unit: for each the persons who suit best, with reasons, and whom the plan of the week asks.
/// Nobody is asked by the program.
///
/// @param offers    how many offer something there
/// @param waits     the most urgent first
/// @param unserved  for how many of these nobody was found
/// @param gapMetres so much better another plan could be at most; 0: none is better
public record HelpWeek(MatterView.Place unit, int offers, List<Wait> waits, int unserved, long gapMetres) {

    /// Something that waits to be taken on.
    ///
    /// @param said   the beginning of what was said
    /// @param asked  whom the plan of the week asks, among all that waits; absent where it asks nobody
    /// @param suited at most three, the best first, looked at by itself
    /// @param bring  the move by which somebody is asked by name; absent where there is none, or somebody was asked already
    public record Wait(String number, String kind, @Nullable String said, @Nullable Suited asked, List<Suited> suited, MatterView.@Nullable Named bring) {}

    /// Somebody who could be asked, and why.
    ///
    /// @param name      masked
    /// @param number    of what the person offered with, where it is looked up
    /// @param skills    that are wanted and there, in words
    /// @param wayMetres as the crow flies
    /// @param when      suits both; absent where any time does
    /// @param tasks     that the person has on already
    public record Suited(String name, String number, List<String> skills, int wayMetres, @Nullable String when, int tasks) {}
}
