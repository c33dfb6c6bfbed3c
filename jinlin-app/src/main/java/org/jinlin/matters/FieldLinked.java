package org.jinlin.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody is hooked to and took on: the units of the own duties with the next visit to each, and the own projects.
///
/// @param places   in the order in which the duties began
/// @param projects what the person took on beside visits, what is due first on top
public record FieldLinked(List<Place> places, List<Project> projects) {

    /// A unit of a duty.
    ///
    /// @param duty  what the duty is called
    /// @param visit the number of the visit that is due; null where none is open
    /// @param chip  until when; null like `visit`
    public record Place(String name, String duty, @Nullable String visit, @Nullable MatterPagesChip chip) {}

    /// @param open how many of its parts are still open
    /// @param all  how many it has
    public record Project(MatterLine line, MatterPagesChip chip, int open, int all) {}

    public boolean isEmpty() {
        return places.isEmpty() && projects.isEmpty();
    }
}
