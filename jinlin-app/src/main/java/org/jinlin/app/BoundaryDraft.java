package org.jinlin.app;

import java.util.List;
import org.jinlin.matters.BoundaryPlans;
import org.jspecify.annotations.Nullable;

/// A plan of boundaries as somebody types it, with what was found when it was looked at.
///
/// @param places where the typist may propose
/// @param id     of the command, so that sending twice proposes once
/// @param faults all that stands against it, in the language of the page
/// @param look   what it would do; null before it was looked at
public record BoundaryDraft(List<Place> places, String place, String day, String lines, String reason, String id, List<String> faults, BoundaryPlans.@Nullable Look look) {

    /// A unit by its name.
    public record Place(String id, String name) {}

    /// The same with what was found.
    BoundaryDraft found(List<String> wrong, BoundaryPlans.@Nullable Look seen) {
        return new BoundaryDraft(places, place, day, lines, reason, id, List.copyOf(wrong), seen);
    }

    /// Whether it was looked at and nothing stands against it.
    public boolean isGood() {
        return look != null && faults.isEmpty();
    }
}
