package org.jinlin.matters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jinlin.playbook.Kind;
import org.jspecify.annotations.Nullable;

/// The page of a day.
///
/// @param sign  the first letter of the first post
/// @param posts as what and where, in words
/// @param note  what happens next with what was just given out of hand
/// @param linked whether one of the posts has duties towards units, with a page of their own
/// @param begins whether a post opens matters of other kinds
/// @param homes  how many homes wait to be confirmed at the own units
/// @param keep   addresses of the pages that a phone keeps for when there is no network
public record FieldToday(String sign, List<String> posts, List<Part> parts, @Nullable String note, boolean linked, boolean begins, int homes, List<String> keep) {

    /// So many errands of a day fit into a phone without weighing on its network each morning.
    private static final int KEPT_MOST = 30;
    /// A kind whose form asks for it notes visits.
    private static final String VISITED_AT = "visited_at";

    /// One of the parts of a day.
    public record Part(String code, List<FieldRow> rows) {}

    static List<Part> parts(List<FieldRow> rows) {
        return Arrays.stream(FieldSection.values()).map(section -> new Part(section.code(), rows.stream().filter(row -> row.section() == section).toList())).toList();
    }

    /// The day itself, what waits, the forms to report, to note visits and to write down what residents say who could have opened it themselves, as on the
    /// day of a department in a community, and the errands, the most pressing first.
    static List<String> keep(List<FieldRow> rows, List<Kind> begun) {
        Stream<String> notes = begun.stream().filter(kind -> kind.open().fields().contains(VISITED_AT) || kind.openedBy().contains(Beginnings.RESIDENT)).map(kind -> "/f/begin/" + kind.code());
        Stream<String> forms = Stream.concat(Stream.of("/f/today", "/f/outbox", "/f/report"), begun.isEmpty() ? Stream.of() : Stream.concat(Stream.of("/f/begin"), notes));
        return Stream.concat(forms, rows.stream().map(FieldRow::to).filter(to -> to.startsWith("/f/")).limit(KEPT_MOST)).toList();
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
