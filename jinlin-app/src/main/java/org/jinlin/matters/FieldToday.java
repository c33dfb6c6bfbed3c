package org.jinlin.matters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of a day.
///
/// @param sign  the first letter of the first post
/// @param posts as what and where, in words
/// @param note  what happens next with what was just given out of hand
/// @param linked whether one of the posts has duties towards units, with a page of their own
/// @param begins whether a post opens matters of other kinds
public record FieldToday(String sign, List<String> posts, List<Part> parts, @Nullable String note, boolean linked, boolean begins) {

    /// One of the parts of a day.
    public record Part(String code, List<FieldRow> rows) {}

    static List<Part> parts(List<FieldRow> rows) {
        return Arrays.stream(FieldSection.values()).map(section -> new Part(section.code(), rows.stream().filter(row -> row.section() == section).toList())).toList();
    }

    /// What has rows comes before what has none.
    public List<Part> ordered() {
        return parts.stream().sorted(Comparator.comparing(part -> part.rows().isEmpty())).toList();
    }

    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.rows().isEmpty());
    }

    /// Whether some lists may have more than was read of them.
    public boolean isFull() {
        return parts.stream().mapToInt(part -> part.rows().size()).sum() >= FieldLists.MOST;
    }
}
