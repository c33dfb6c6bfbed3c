package org.jinlin.matters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jinlin.kit.SpreadsheetReader.Kind;
import org.jinlin.kit.SpreadsheetReader.Row;

/// Finds the columns of a roster by the names in its first row, in whatever order and language they stand. Pure.
final class RosterSheet {

    private static final int SHOWN_CHARACTERS = 20;

    private RosterSheet() {}

    /// The rows under the header. Refused: `ROSTER_HEADER_MISSING`, `ROSTER_COLUMN_MISSING`, `ROSTER_COLUMN_TWICE`, `ROSTER_COLUMN_UNKNOWN`, `ROSTER_COLUMN_UNNAMED` (something
    /// stands under no name), and `SHEET_EMPTY` for a header alone.
    ///
    /// @param names every name that a column may have
    static Outcome<List<RosterLine>> lines(List<Row> rows, Map<String, RosterColumn> names) {
        Row header = rows.getFirst();
        var columns = new HashMap<Integer, RosterColumn>();
        var unknown = new ArrayList<String>();
        for (int column = 0; column < header.cells().size(); column++) {
            Cell cell = header.at(column);
            RosterColumn known = names.get(plain(cell.text()));
            if (known != null && columns.containsValue(known)) {
                return Outcome.refused("ROSTER_COLUMN_TWICE", known.code());
            }
            if (known != null) {
                columns.put(column, known);
            } else if (cell.kind() != Kind.NOTHING) {
                unknown.add(cell.text().length() > SHOWN_CHARACTERS ? cell.text().substring(0, SHOWN_CHARACTERS) : cell.text());
            }
        }
        if (columns.isEmpty()) {
            return Outcome.refused("ROSTER_HEADER_MISSING");
        }
        List<String> missing = RosterColumn.needed().stream().filter(needed -> !columns.containsValue(needed)).map(RosterColumn::code).toList();
        if (!missing.isEmpty()) {
            return Outcome.refused("ROSTER_COLUMN_MISSING", String.join(", ", missing));
        }
        return unknown.isEmpty() ? under(rows.subList(1, rows.size()), columns) : Outcome.refused("ROSTER_COLUMN_UNKNOWN", String.join(", ", unknown));
    }

    private static Outcome<List<RosterLine>> under(List<Row> rows, Map<Integer, RosterColumn> columns) {
        var lines = new ArrayList<RosterLine>();
        for (Row row : rows) {
            var cells = new LinkedHashMap<RosterColumn, Cell>();
            for (int column = 0; column < row.cells().size(); column++) {
                Cell cell = row.at(column);
                if (cell.kind() == Kind.NOTHING) {
                    continue;
                }
                if (!columns.containsKey(column)) {
                    return Outcome.refused("ROSTER_COLUMN_UNNAMED", letters(column), row.number());
                }
                cells.put(columns.get(column), cell);
            }
            lines.add(new RosterLine(row.number(), cells));
        }
        return lines.isEmpty() ? Outcome.refused("SHEET_EMPTY") : Outcome.done(List.copyOf(lines));
    }

    /// A, B ... Z, AA, AB ...
    static String letters(int column) {
        return (column >= 26 ? letters(column / 26 - 1) : "") + (char) ('A' + column % 26);
    }

    /// However it is spaced, and without the star of what is needed.
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s*]+", "").toLowerCase(Locale.ROOT);
    }

    /// The columns that hold a formula, or a fault such as #N/A.
    static Set<RosterColumn> reckoned(RosterLine line) {
        return line.cells().entrySet().stream().filter(cell -> cell.getValue().kind() == Kind.FORMULA || cell.getValue().kind() == Kind.FAULT).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RosterColumn.class)));
    }
}
