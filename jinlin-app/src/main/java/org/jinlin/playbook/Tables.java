package org.jinlin.playbook;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// The tables beside a pack: `categories.csv` (code, parent, nature, scope, harm, a name for each language; neighbours and
/// words where a pack has them), `grades.csv` (nature, scope, harm, grade) and `duties.csv` (category, units). A pack's table
/// stands for the whole table of the pack it extends.
final class Tables {
    /// The column of `duties.csv` that says whom something is given to.
    static final String UNITS = "units";
    private static final String NEIGHBOURS = "neighbours";
    private static final String WORDS = "words";
    private static final String YES = "yes";

    private final String file;
    private final Map<String, List<String>> words;
    private final List<Fault> faults;
    private List<String> columns = List.of();

    /// @param words column -> the words it may hold
    Tables(String file, Map<String, List<String>> words, List<Fault> faults) {
        this.file = file;
        this.words = words;
        this.faults = faults;
    }

    Map<String, Playbook.Category> categories(String text, List<String> languages) {
        var required = new ArrayList<>(List.of("code", "parent", "nature", "scope", "harm"));
        required.addAll(languages);
        var all = new LinkedHashMap<String, Playbook.Category>();
        for (CSVRecord row : rows(text, required)) {
            String code = cell(row, "code");
            if (!code.matches(Vocabulary.CODE.pattern())) {
                fault(row, "code", "'" + code + "' does not fit; write " + Vocabulary.CODE.hint());
                continue;
            }
            known(row, code + ".", "nature", "scope", "harm");
            var names = new LinkedHashMap<String, String>();
            for (String language : languages) {
                names.put(language, cell(row, language));
                if (cell(row, language).isBlank()) {
                    fault(row, code + "." + language, "the category has no name in this language; write one");
                }
            }
            var category = new Playbook.Category(code, optional(row, "parent"), Collections.unmodifiableMap(names),
                    optional(row, "nature"), optional(row, "scope"), optional(row, "harm"), told(row), called(row));
            if (all.putIfAbsent(code, category) != null) {
                fault(row, code, "the category '" + code + "' stands here twice; keep one row");
            }
        }
        all.values().forEach(category -> category.parent().filter(parent -> !all.containsKey(parent)).ifPresent(parent ->
                faults.add(new Fault(file, line(all, category), 1, category.code() + ".parent",
                        "there is no category '" + parent + "'; add its row, or leave the parent empty"))));
        return Collections.unmodifiableMap(all);
    }

    /// What a pack does not say is told to nobody.
    private boolean told(CSVRecord row) {
        String said = row.isMapped(NEIGHBOURS) ? cell(row, NEIGHBOURS) : "";
        if (!said.isEmpty() && !said.equals(YES)) {
            fault(row, cell(row, "code") + "." + NEIGHBOURS, "'" + said + "' does not fit; write " + YES + " or leave it empty");
        }
        return said.equals(YES);
    }

    private static List<String> called(CSVRecord row) {
        return !row.isMapped(WORDS) ? List.of()
                : Arrays.stream(cell(row, WORDS).split("\\|")).map(word -> word.strip().toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).toList();
    }

    /// Rows without faults stand one a line below the head.
    private static int line(Map<String, Playbook.Category> all, Playbook.Category category) {
        return 2 + List.copyOf(all.values()).indexOf(category);
    }

    Map<Playbook.MatrixCell, String> matrix(String text) {
        var all = new LinkedHashMap<Playbook.MatrixCell, String>();
        for (CSVRecord row : rows(text, List.of("nature", "scope", "harm", "grade"))) {
            var cell = new Playbook.MatrixCell(cell(row, "nature"), cell(row, "scope"), cell(row, "harm"));
            known(row, cell.nature() + "." + cell.scope() + "." + cell.harm() + ".", "nature", "scope", "harm", "grade");
            if (all.putIfAbsent(cell, cell(row, "grade")) != null) {
                fault(row, cell.nature() + "." + cell.scope() + "." + cell.harm(), "this combination stands here twice; keep one row");
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /// Whom requests of a category are usually given to.
    ///
    /// @param categories that there are
    /// @param own        whether the table is the pack's own: what an inherited one says of things that the pack has not is left out
    Map<String, List<String>> duties(String text, Set<String> categories, boolean own) {
        var all = new LinkedHashMap<String, List<String>>();
        for (CSVRecord row : rows(text, List.of("category", UNITS))) {
            String category = cell(row, "category");
            List<String> units = Arrays.stream(cell(row, UNITS).split(" +")).filter(unit -> own || words.getOrDefault(UNITS, List.of()).contains(unit)).toList();
            if (!categories.contains(category) && !own || units.isEmpty()) {
                continue;
            }
            if (!categories.contains(category)) {
                fault(row, category, "there is no category '" + category + "'" + FormCheck.meant(category, List.copyOf(categories)) + "; write one of categories.csv");
            }
            units.forEach(unit -> known(row, category + "." + UNITS, UNITS, unit));
            if (all.putIfAbsent(category, units) != null) {
                fault(row, category, "the category '" + category + "' stands here twice; keep one row");
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private List<CSVRecord> rows(String text, List<String> required) {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).get();
        try (var parser = format.parse(new StringReader(text))) {
            columns = parser.getHeaderNames();
            var missing = required.stream().filter(column -> !columns.contains(column)).toList();
            if (!missing.isEmpty()) {
                faults.add(new Fault(file, 1, 1, missing.getFirst(), "the first line lacks the column " + String.join(", ", missing)
                        + "; write " + String.join(",", required)));
                return List.of();
            }
            return complete(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            faults.add(new Fault(file, 0, 0, "", "not a table: " + e.getMessage() + "; check quotes and the first line"));
            return List.of();
        }
    }

    private List<CSVRecord> complete(List<CSVRecord> rows) {
        return rows.stream().filter(row -> {
            if (!row.isConsistent()) {
                fault(row, row.get(0), "the row has " + row.size() + " cells, the first line " + columns.size()
                        + "; put texts with a comma in quotes");
            }
            return row.isConsistent();
        }).toList();
    }

    /// An empty cell is no word; whether it may be empty, the completeness of the matrix tells.
    private void known(CSVRecord row, String key, String... names) {
        for (String column : names) {
            optional(row, column).ifPresent(word -> known(row, key + column, column, word));
        }
    }

    private void known(CSVRecord row, String key, String column, String word) {
        var known = words.getOrDefault(column, List.of());
        if (!known.contains(word)) {
            fault(row, key, "there is no " + column + " '" + word + "'" + FormCheck.meant(word, known) + "; write one of " + String.join(", ", known));
        }
    }

    private static String cell(CSVRecord row, String column) {
        return row.get(column);
    }

    private static Optional<String> optional(CSVRecord row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }

    /// The number of the row is its line as long as no text spans lines, which a name never does.
    private void fault(CSVRecord row, String key, String message) {
        faults.add(new Fault(file, (int) row.getRecordNumber() + 1, 1, key, message));
    }
}
