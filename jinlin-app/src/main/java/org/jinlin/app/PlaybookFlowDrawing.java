package org.jinlin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.app.PlaybookFlow.Box;
import org.jinlin.app.PlaybookFlow.Dot;
import org.jinlin.app.PlaybookFlow.Lane;
import org.jinlin.app.PlaybookFlow.Line;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;

/// Where boxes, lines and lanes of a kind's drawing lie. Pure.
final class PlaybookFlowDrawing {

    private static final int LEFT = 8;
    private static final int BOX = 560;
    private static final int RIGHT = LEFT + BOX;
    private static final int LINE = 20;
    private static final int PAD = 12;
    private static final int GAP = 18;
    private static final int LANE = 22;
    private static final int HEAD = 9;
    private static final int STYLES = 4;
    /// So many columns fit into a box; a Chinese character takes two.
    private static final int COLUMNS = 74;
    private static final String MOVE = "move";

    private final Kind kind;
    private final PlaybookWords words;
    private final List<Box> boxes = new ArrayList<>();
    /// Where the name of a stage stands, to which its lane leads.
    private final Map<String, Integer> heads = new LinkedHashMap<>();
    /// Where the moves to a stage leave their boxes.
    private final Map<String, List<Integer>> leaving = new LinkedHashMap<>();
    private int y = GAP;

    PlaybookFlowDrawing(Kind kind, PlaybookWords words) {
        this.kind = kind;
        this.words = words;
        box(MoveRule.NEW, "", false);
        kind.stages().values().forEach(stage -> box(stage.code(), stage.owner().map(words::owner).orElseGet(() -> words.joined(stage.ends().stream().map(words::term))), stage.isFinal()));
    }

    List<Box> boxes() {
        return List.copyOf(boxes);
    }

    int height() {
        return y;
    }

    int width() {
        return RIGHT + LANE * (leaving.size() + 1);
    }

    private void box(String stage, String who, boolean ends) {
        int top = y;
        var lines = new ArrayList<Line>();
        y += PAD + LINE;
        heads.put(stage, y - LINE / 2);
        if (!who.isEmpty()) {
            text(words.texts().get(ends ? "playbook.flow.ends" : "playbook.flow.owner", who), "soft", lines);
        }
        kind.clocks().values().stream().filter(clock -> clock.starts().stream().anyMatch(trigger -> begins(trigger, stage)))
                .forEach(clock -> text(words.texts().get("playbook.flow.clock", words.clock(clock), words.length(clock)), "clock", lines));
        leaving(stage, lines);
        List<String> staying = moves(stage).filter(move -> target(move, stage).isEmpty()).map(move -> words.term(move.code())).distinct().toList();
        if (!staying.isEmpty()) {
            text(words.texts().get("playbook.flow.stays", words.joined(staying.stream())), "soft", lines);
        }
        y += PAD - LINE / 4;
        boxes.add(new Box(top, y - top, words.stage(stage), ends, List.copyOf(lines)));
        y += GAP;
    }

    private void leaving(String stage, List<Line> lines) {
        moves(stage).forEach(move -> target(move, stage).ifPresent(to -> {
            leave(to);
            text(words.texts().get("playbook.flow.move", words.term(move.code()), words.stage(to), words.joined(move.by().stream().map(words::who))), MOVE, lines);
        }));
        children(stage).forEach(reaction -> {
            leave(reaction.getValue());
            text(words.texts().get("playbook.flow.reacts", words.trigger(reaction.getKey()), words.stage(reaction.getValue())), MOVE, lines);
        });
    }

    private void leave(String to) {
        leaving.computeIfAbsent(to, _ -> new ArrayList<>()).add(y + LINE / 2);
    }

    private void text(String text, String look, List<Line> lines) {
        for (String part : wrapped(text)) {
            y += LINE;
            lines.add(new Line(y - LINE / 4, part, look));
        }
    }

    private Stream<MoveRule> moves(String stage) {
        return kind.moves().values().stream().filter(move -> move.from().contains(stage));
    }

    private static Optional<String> target(MoveRule move, String stage) {
        return move.to().filter(to -> !to.equals(stage));
    }

    /// What children that were opened on the way into a stage do to it.
    private Stream<Map.Entry<String, String>> children(String stage) {
        return kind.reacts().entrySet().stream().filter(reaction -> opened(reaction.getKey(), stage))
                .flatMap(reaction -> reaction.getValue().values().stream().flatMap(line -> line.to().stream()).filter(to -> !to.equals(stage)).distinct().map(to -> Map.entry(reaction.getKey(), to)));
    }

    private boolean opened(String trigger, String stage) {
        String child = trigger.substring(0, Math.max(0, trigger.indexOf('.')));
        return kind.moves().values().stream().anyMatch(move -> move.opens().containsKey(child) && move.to().filter(stage::equals).isPresent());
    }

    /// Whether a clock that this starts begins in a stage: on entering it, or by a move that leads there or is made there.
    private boolean begins(String trigger, String stage) {
        MoveRule move = kind.moves().get(trigger);
        return trigger.equals("enter." + stage) || move != null && (move.to().isPresent() ? move.to().filter(stage::equals).isPresent() : move.from().contains(stage));
    }

    /// One for each stage that moves lead to, from the left in the order in which they first leave.
    List<Lane> lanes() {
        var lanes = new ArrayList<Lane>();
        leaving.forEach((to, from) -> lanes.add(lane(heads.get(to), from, lanes.size())));
        return List.copyOf(lanes);
    }

    private static Lane lane(int head, List<Integer> from, int number) {
        int x = RIGHT + LANE * (number + 1);
        int top = Math.min(head, from.stream().mapToInt(Integer::intValue).min().orElse(head));
        int bottom = Math.max(head, from.stream().mapToInt(Integer::intValue).max().orElse(head));
        var path = new StringBuilder("M" + x + " " + top + "V" + bottom + "M" + x + " " + head + "H" + (RIGHT + HEAD));
        from.forEach(at -> path.append("M").append(RIGHT).append(" ").append(at).append("H").append(x));
        String arrow = "M" + RIGHT + " " + head + "l" + HEAD + " -5v10z";
        return new Lane(number % STYLES, path.toString(), arrow, from.stream().map(at -> new Dot(x, at)).toList());
    }

    /// Lines that fit: broken after a space where there is one near the end, otherwise wherever it is full.
    static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int columns = 0;
        for (int c : text.codePoints().toArray()) {
            columns += c < 0x2e80 ? 1 : 2;
            if (columns > COLUMNS) {
                int space = line.lastIndexOf(" ");
                int cut = space > COLUMNS / 2 ? space + 1 : line.length();
                lines.add(line.substring(0, cut).strip());
                line.delete(0, cut);
                columns = line.codePoints().map(each -> each < 0x2e80 ? 1 : 2).sum() + (c < 0x2e80 ? 1 : 2);
            }
            line.appendCodePoint(c);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }
}
