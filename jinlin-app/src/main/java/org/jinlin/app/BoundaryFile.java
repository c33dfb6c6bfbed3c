package org.jinlin.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jinlin.org.Boundaries;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;

/// Reads a plan of boundaries: a CSV with the columns `unit`, `parent`, `level`, `name`. A line with level and name founds a unit
/// whose code is in `unit`; any other gives a unit a new parent. Units are named by id, code or a name that one alone has.
final class BoundaryFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("unit", "parent", "level", "name");

    private final Tree tree;
    private final List<String> levels;
    private final LongSupplier ids;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Unit> founded = new LinkedHashMap<>();

    /// @param tree   of the plan's day, without the plan
    /// @param levels of the district's playbook, top first
    BoundaryFile(Tree tree, List<String> levels, LongSupplier ids) {
        this.tree = tree;
        this.levels = levels;
        this.ids = ids;
    }

    /// One sentence for each line that does not fit.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// The plan, as far as it can be read.
    Boundaries.Plan read(String csv, LocalDate from) {
        List<CSVRecord> lines = lines(csv);
        lines.stream().filter(BoundaryFile::founds).forEach(this::found);
        Map<Long, Long> moves = new LinkedHashMap<>();
        List<NewUnit> added = new ArrayList<>();
        for (CSVRecord line : lines) {
            Optional<Unit> unit = founds(line) ? Optional.ofNullable(founded.get(line.get("unit"))) : named(line, "unit");
            Optional<Unit> parent = named(line, "parent");
            if (unit.isEmpty() || parent.isEmpty() || !isAbove(line, parent.get(), unit.get())) {
                continue;
            }
            if (founds(line)) {
                added.add(new NewUnit(unit.get(), parent.get().id()));
            } else if (moves.put(unit.get().id(), parent.get().id()) != null) {
                say(line, "'" + line.get("unit") + "' has two parents in this plan: keep one line");
            }
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add("the plan has no lines");
        }
        return new Boundaries.Plan(from, moves, added);
    }

    private List<CSVRecord> lines(String csv) {
        try (var parser = FORMAT.parse(new StringReader(csv))) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                faults.add("the first line must be: " + String.join(",", COLUMNS));
                return List.of();
            }
            return parser.getRecords().stream().filter(line -> line.size() == COLUMNS.size() || say(line, "has " + line.size() + " columns; write four")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            faults.add("the plan is no CSV: " + e.getMessage());
            return List.of();
        }
    }

    private static boolean founds(CSVRecord line) {
        return !line.get("level").isEmpty() || !line.get("name").isEmpty();
    }

    private void found(CSVRecord line) {
        String code = line.get("unit");
        if (!levels.contains(line.get("level"))) {
            say(line, "there is no level '" + line.get("level") + "'; write one of " + String.join(", ", levels));
        } else if (line.get("name").isEmpty() || code.isEmpty()) {
            say(line, "a new unit needs a code and a name");
        } else if (tree.byCode(code).isPresent() || founded.containsKey(code)) {
            say(line, "the code '" + code + "' is taken");
        } else {
            founded.put(code, new Unit(ids.getAsLong(), line.get("level"), line.get("name"), code));
        }
    }

    private Optional<Unit> named(CSVRecord line, String column) {
        String name = line.get(column);
        List<Unit> found = founded.containsKey(name) ? List.of(Objects.requireNonNull(founded.get(name)))
                : tree.units().stream().filter(unit -> name.equals(Long.toString(unit.id())) || name.equals(unit.code()) || name.equals(unit.name())).toList();
        if (found.size() != 1) {
            say(line, found.isEmpty() ? "there is no unit '" + name + "'" : "several units are called '" + name + "': name one by its code");
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private boolean isAbove(CSVRecord line, Unit parent, Unit unit) {
        int upper = levels.indexOf(parent.level());
        int lower = levels.indexOf(unit.level());
        return lower < 0 || upper >= 0 && upper < lower || say(line, "a " + unit.level() + " cannot stand below a " + parent.level());
    }

    private boolean say(CSVRecord line, String fault) {
        faults.add("line " + (line.getRecordNumber() + 1) + ": " + fault);
        return false;
    }
}
