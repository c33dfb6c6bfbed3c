package org.jinlin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One line of `docs/mission.md`: what is to come true, and what proves it.
///
/// @param what    in a few words
/// @param later   what later issues still owe; while anything stands here the row is not proven
/// @param tests   test classes, most of them of screens
/// @param stories by [org.jinlin.playbook.Story#name]
/// @param state   open, part or proven
record MissionRow(String id, String what, String later, List<String> tests, List<String> stories, String state) {

    static final String PROVEN = "proven";
    static final String PART = "part";
    static final String OPEN = "open";

    private static final String LINE_BREAK = "<br>";
    private static final String START = "(?s)\\| [A-Z]{2}-\\d{2} \\|.*";
    private static final int CELLS = 6;

    /// The rows of the file, in its order.
    ///
    /// @throws IllegalArgumentException in one sentence, when a line is no row
    static List<MissionRow> readAll(Path file) throws IOException {
        var rows = new ArrayList<MissionRow>();
        for (String line : Files.readAllLines(file)) {
            if (line.matches(START)) {
                rows.add(of(line));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + " has no line that begins with a row, such as `| CT-09 |`.");
        }
        return rows;
    }

    private static MissionRow of(String line) {
        List<String> cells = Arrays.stream(line.substring(1, line.length()).split("\\|")).map(String::strip).toList();
        if (cells.size() != CELLS || !List.of(OPEN, PART, PROVEN).contains(cells.getLast())) {
            throw new IllegalArgumentException("A row has six cells, and the last one is open, part or proven; this one is not so: " + line);
        }
        return new MissionRow(cells.get(0), cells.get(1), cells.get(2), words(cells.get(3), " "), words(cells.get(4), LINE_BREAK), cells.get(5));
    }

    private static List<String> words(String cell, String between) {
        return Arrays.stream(cell.split(between)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /// As it stands in the file.
    String line() {
        return "| " + String.join(" | ", id, what, later, String.join(" ", tests), String.join(LINE_BREAK, stories), state).replace("  ", " ") + " |";
    }

    /// Everything that must be green.
    Stream<String> proofs() {
        return Stream.concat(tests.stream(), stories.stream());
    }
}
