package org.jinlin.app;

import java.util.List;
import java.util.stream.Stream;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;

/// The way of a kind as it is drawn, and the same as tables for whoever hears it. Every stage is a box, one under the other,
/// with who owes the next step, the clocks that begin there, and the moves that leave it; all moves to one stage run into
/// one lane beside the boxes that leads to it. Pure.
public record PlaybookFlow(String code, String name, int width, int height, List<Box> boxes, List<Lane> lanes, List<Move> moves, List<Clock> clocks) {

    /// @param ends whether a matter is closed there
    public record Box(int y, int height, String name, boolean ends, List<Line> lines) {}

    /// @param look `clock`, `soft` or `move`
    public record Line(int y, String text, String look) {}

    /// @param style one of four ways to draw a line, so that neighbours differ
    /// @param path  of the line
    /// @param head  of the arrow
    /// @param dots  where moves run into it, as against crossing it
    public record Lane(int style, String path, String head, List<Dot> dots) {}

    /// A point of the drawing.
    public record Dot(int x, int y) {}

    /// A move in words; `to` is empty where it stays.
    public record Move(String name, String from, String to, String who, String needs) {}

    /// A promise in words.
    public record Clock(String name, String starts, String stops, String length, String late) {}

    static PlaybookFlow of(Playbook playbook, Kind kind, PageTexts texts) {
        var words = new PlaybookWords(playbook, kind, texts);
        var drawing = new PlaybookFlowDrawing(kind, words);
        var moves = kind.moves().values().stream().map(move -> new Move(words.term(move.code()), words.joined(move.from().stream().map(words::stage)),
                move.to().map(words::stage).orElse(""), words.joined(move.by().stream().map(words::who)),
                words.joined(Stream.concat(move.needs().stream(), move.needsOne().stream()).map(words::term)))).toList();
        var clocks = kind.clocks().values().stream().map(clock -> new Clock(words.clock(clock), words.joined(clock.starts().stream().map(words::trigger)),
                words.joined(clock.stops().stream().map(words::trigger)), words.length(clock), words.late(clock))).toList();
        return new PlaybookFlow(kind.code(), words.term(kind.code()), drawing.width(), drawing.height(), drawing.boxes(), drawing.lanes(), moves, clocks);
    }
}
