package org.jinlin.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;

/// Problems that come back: one category at one place several times in the period, the most frequent first.
///
/// @param least so many requests make it one that comes back
/// @param at    when it was counted
public record DashRepeats(int least, Instant at, List<Line> lines) {

    /// How many are counted, and how many of them a page shows.
    static final int MOST = 8;

    /// @param place  with what it belongs to
    /// @param latest when it was reported last
    public record Line(String placeId, String place, String code, String category, int count, String latest) {}

    /// What was counted.
    record Repeat(long place, String category, int matters, Instant latest) {}

    /// What was counted, and when.
    record Counted(List<Repeat> repeats, Instant at) {}

    static DashRepeats of(Counted counted, int least, DashDrawing drawing) {
        PageTexts texts = drawing.texts();
        List<Line> lines = counted.repeats().stream().filter(each -> drawing.tree().find(each.place()).isPresent())
                .map(each -> new Line(Long.toString(each.place()), name(drawing.tree(), each.place()), each.category(), drawing.category(each.category()), each.matters(), texts.when(each.latest())))
                .toList();
        return new DashRepeats(least, counted.at(), lines);
    }

    /// A building says little without its estate.
    private static String name(Tree tree, long place) {
        Optional<Unit> above = tree.chain(place).stream().skip(1).findFirst().map(tree::unit);
        return above.map(unit -> unit.name() + " ").orElse("") + tree.unit(place).name();
    }
}
