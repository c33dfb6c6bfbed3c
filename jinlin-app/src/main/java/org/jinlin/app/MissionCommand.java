package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jinlin.app.MissionRun.Result;

/// `jinlin mission`: how much of what the mission asks for was proven in the last run of the tests. A row counts only when it is
/// whole and everything that proves it ran green after the last change; and none counts when the test did not run green that
/// holds the list and the stories together.
final class MissionCommand {

    private static final String HOLDS = "MissionTest";

    private final Path root;
    private final PrintStream out;

    private MissionCommand(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /// @param args the words after `mission`
    /// @param root of the project
    /// @return 0 when the list was read, 1 when it cannot be, 2 when the words make no sense
    static int run(String[] args, Path root, PrintStream out, PrintStream err) {
        if (args.length > 0) {
            err.println("usage: jinlin mission   what the last run of the tests proved of docs/mission.md");
            return 2;
        }
        Path file = root.resolve("docs").resolve("mission.md");
        if (!Files.isRegularFile(file)) {
            err.println("There is no docs/mission.md here: run it in the folder of the project.");
            return 1;
        }
        try {
            return new MissionCommand(root, out).print(MissionRow.readAll(file));
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int print(List<MissionRow> rows) throws IOException {
        var run = MissionRun.read(root);
        out.printf("%-6s %-7s %-24s %s%n", "row", "state", "the last run", "what");
        rows.forEach(row -> out.printf("%-6s %-7s %-24s %s%n", row.id(), row.state(), said(row, run),
                row.what() + (row.later().isEmpty() ? "" : " - still to come: " + row.later())));
        out.println();
        if (run.isEmpty()) {
            out.println("No test has run here: ./jinlin test, and then ask again.");
        }
        boolean holds = run.of(HOLDS) == Result.GREEN;
        if (!run.isEmpty() && !holds) {
            out.println("Nothing counts: " + HOLDS + ", which holds docs/mission.md and the stories together, " + word(run.of(HOLDS)) + ".");
        }
        long proven = rows.stream().filter(row -> holds && counts(row, run)).count();
        out.println("proven " + proven + " of " + rows.size());
        return 0;
    }

    private static boolean counts(MissionRow row, MissionRun run) {
        return row.state().equals(MissionRow.PROVEN) && row.proofs().allMatch(proof -> run.of(proof) == Result.GREEN);
    }

    /// `3 green, 1 not run`; nothing for a row that nothing proves.
    private static String said(MissionRow row, MissionRun run) {
        var counted = new EnumMap<Result, Integer>(Result.class);
        row.proofs().forEach(proof -> counted.merge(run.of(proof), 1, Integer::sum));
        return counted.entrySet().stream().map((Map.Entry<Result, Integer> entry) -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String word(Result result) {
        return switch (result) {
            case GREEN -> "ran green";
            case RED -> "failed";
            case NOT_RUN -> "did not run";
            case CHANGED -> "ran before the last change";
        };
    }
}
