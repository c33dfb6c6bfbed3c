package org.jinlin.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.kit.CanonicalJson;

/// What a bench says: lines for people as they come, and the same figures as one JSON object at the end for programs.
final class Report {

    private final PrintStream out;
    private final boolean json;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Object> cells = new ArrayList<>();

    Report(String bench, boolean json, PrintStream out) {
        this.json = json;
        this.out = out;
        figures.put("bench", bench);
    }

    void line(String text) {
        out.println(text);
    }

    void machine(Home home, Connection database) throws SQLException {
        Machine machine = Machine.of(home.directory());
        String postgres = database.getMetaData().getDatabaseProductVersion();
        line("machine: " + machine.line() + ", PostgreSQL " + postgres + ", durable");
        figures.put("machine", machine.figures());
        figures.put("postgresql", postgres);
    }

    /// Of a bench without a database.
    void machine(Path directory) {
        Machine machine = Machine.of(directory);
        line("machine: " + machine.line());
        figures.put("machine", machine.figures());
    }

    void existing(int matters) {
        line("matters that are there: " + matters);
        figures.put("existing", (long) matters);
    }

    void cell(Cell cell) {
        line(cell.line());
        cells.add(cell.figures());
    }

    void figure(String name, int value) {
        figures.put(name, (long) value);
    }

    /// @param format takes the value
    void figure(String name, double value, String format) {
        line(String.format(Locale.ROOT, format, value));
        figures.put(name, value);
    }

    /// The last line, when it was asked for.
    void end() {
        if (json) {
            figures.put("cells", cells);
            out.println(CanonicalJson.write(rounded(figures)));
        }
    }

    /// Whole numbers become Long and others get three decimals, as nobody measures finer.
    private static Object rounded(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<String, Object>();
                map.forEach((name, each) -> all.put((String) name, rounded(each)));
                yield all;
            }
            case List<?> list -> list.stream().map(Report::rounded).toList();
            case Double number -> Math.round(number * 1000) / 1000.0;
            default -> value;
        };
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
