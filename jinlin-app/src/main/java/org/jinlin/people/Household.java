package org.jinlin.people;

import java.util.List;

/// Who lives together, as a page of staff may show it: no name, no phone.
///
/// @param door    in clear for who has to go there, otherwise with its last figures hidden
/// @param persons how many are written down there
/// @param tags    what the care for this household has to know; empty where nobody has a duty of care
public record Household(long id, long unitId, String door, int persons, List<String> tags) {

    /// The door and the tags stay out of logs.
    @Override
    public String toString() {
        return "Household[id=" + id + "]";
    }
}
