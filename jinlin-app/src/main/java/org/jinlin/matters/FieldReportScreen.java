package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Entry;
import org.jinlin.matters.MatterPagesForm.Fault;

/// The page of the form.
///
/// @param chips    the categories used most around here, as choices to tap; the others stand in `other`
/// @param places   the own ground, the unit of the post first; it is chosen already
/// @param behalf   whether the part for somebody else stands open
/// @param channels by what the other person said it
public record FieldReportScreen(String id, Map<String, Entry> entries, Entry chips, Entry other, Entry places, boolean behalf, List<Choice> channels, List<Fault> faults, boolean danger) {

    private static final int FEW = 8;

    public Entry entry(String field) {
        return entries.get(field);
    }

    public boolean asks(String field) {
        return entries.containsKey(field);
    }

    /// Few places stand as chips, many in a list.
    public boolean fewPlaces() {
        return places.groups().stream().mapToInt(group -> group.choices().size()).sum() <= FEW;
    }
}
