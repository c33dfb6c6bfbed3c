package org.jinlin.matters;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Area;
import org.jinlin.org.Boundaries;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Reads a plan of boundaries: a CSV with the columns `unit`, `parent`, `level`, `name`, and `area` where areas are drawn anew. A line
/// with level and name founds a unit whose code is in `unit`; one with the parent `-` closes the unit; any other gives it a new parent,
/// a new area (WKT) or both. Units are named by id, code or a name that one alone has.
final class BoundaryFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("unit", "parent", "level", "name", "area");
    private static final int WITHOUT_AREA = 4;
    private static final String CLOSES = "-";
    /// Collections hold collections, as deep as somebody writes them, and their reader calls itself for each.
    private static final Pattern POLYGON = Pattern.compile("\\s*(MULTI)?POLYGON\\b", Pattern.CASE_INSENSITIVE);

    private final Tree tree;
    private final Set<String> codes;
    private final List<String> levels;
    private final LongSupplier ids;
    private final List<Refusal> faults = new ArrayList<>();
    private final Map<String, Unit> founded = new LinkedHashMap<>();
    private final Map<Long, Long> moves = new LinkedHashMap<>();
    private final List<NewUnit> added = new ArrayList<>();
    private final Set<Long> closed = new LinkedHashSet<>();
    private final Map<Long, Geometry> areas = new LinkedHashMap<>();

    /// @param tree   of the plan's day, without the plan
    /// @param codes  that a unit has or ever had: a code stays with what it was given to
    /// @param levels of the district's playbook, top first
    BoundaryFile(Tree tree, Set<String> codes, List<String> levels, LongSupplier ids) {
        this.tree = tree;
        this.codes = codes;
        this.levels = levels;
        this.ids = ids;
    }

    /// One for each line that does not fit.
    List<Refusal> faults() {
        return List.copyOf(faults);
    }

    /// The plan, as far as it can be read.
    Boundaries.Plan read(String csv, LocalDate from) {
        List<CSVRecord> lines = lines(csv);
        lines.stream().filter(BoundaryFile::founds).forEach(this::found);
        var named = new HashSet<Long>();
        for (CSVRecord line : lines) {
            Optional<Unit> unit = founds(line) ? Optional.ofNullable(founded.get(line.get("unit"))) : named(line, "unit");
            if (unit.isPresent() && !named.add(unit.get().id())) {
                say(line, "BOUNDARY_TWICE", line.get("unit"));
            } else {
                unit.ifPresent(each -> line(line, each));
            }
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add(Refusal.of("BOUNDARY_EMPTY"));
        }
        return new Boundaries.Plan(from, moves, added, closed, areas);
    }

    private void line(CSVRecord line, Unit unit) {
        String parent = line.get("parent");
        boolean isRoot = unit.id() == tree.root().id();
        if (isRoot && !parent.isEmpty()) {
            say(line, "BOUNDARY_TOP", unit.name());
        } else if (parent.equals(CLOSES) && !founds(line)) {
            closed.add(unit.id());
        } else if (!parent.isEmpty() || founds(line) || area(line).isEmpty()) {
            named(line, "parent").filter(above -> isAbove(line, above, unit)).ifPresent(above -> hang(line, unit, above));
        }
        if (!area(line).isEmpty()) {
            draw(line, unit);
        }
    }

    private void hang(CSVRecord line, Unit unit, Unit above) {
        if (founds(line)) {
            added.add(new NewUnit(unit, above.id()));
        } else {
            moves.put(unit.id(), above.id());
        }
    }

    private void draw(CSVRecord line, Unit unit) {
        if (!POLYGON.matcher(area(line)).lookingAt()) {
            say(line, "BOUNDARY_AREA", line.get("unit"));
            return;
        }
        try {
            areas.put(unit.id(), new Area(unit.id(), new WKTReader().read(area(line)), "").boundary());
        } catch (ParseException | IllegalArgumentException e) {
            say(line, "BOUNDARY_AREA", line.get("unit"));
        }
    }

    private List<CSVRecord> lines(String csv) {
        try (var parser = FORMAT.parse(new StringReader(csv))) {
            List<String> head = parser.getHeaderNames();
            if (!head.equals(COLUMNS) && !head.equals(COLUMNS.subList(0, WITHOUT_AREA))) {
                faults.add(Refusal.of("BOUNDARY_HEAD", String.join(",", COLUMNS.subList(0, WITHOUT_AREA))));
                return List.of();
            }
            return parser.getRecords().stream().filter(line -> line.size() == head.size() || say(line, "BOUNDARY_COLUMNS", line.size(), head.size())).toList();
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            // a broken quote: in the head it is one kind of exception, below it another
            faults.add(Refusal.of("BOUNDARY_CSV"));
            return List.of();
        }
    }

    private static boolean founds(CSVRecord line) {
        return !line.get("level").isEmpty() || !line.get("name").isEmpty();
    }

    private static String area(CSVRecord line) {
        return line.isMapped("area") ? line.get("area") : "";
    }

    private void found(CSVRecord line) {
        String code = line.get("unit");
        if (!levels.contains(line.get("level"))) {
            say(line, "BOUNDARY_LEVEL", line.get("level"), String.join(", ", levels));
        } else if (line.get("name").isEmpty() || code.isEmpty()) {
            say(line, "BOUNDARY_NAMELESS");
        } else if (codes.contains(code) || founded.containsKey(code)) {
            say(line, "BOUNDARY_CODE_TAKEN", code);
        } else {
            founded.put(code, new Unit(ids.getAsLong(), line.get("level"), line.get("name"), code));
        }
    }

    private Optional<Unit> named(CSVRecord line, String column) {
        String name = line.get(column);
        List<Unit> found = founded.containsKey(name) ? List.of(Objects.requireNonNull(founded.get(name)))
                : tree.units().stream().filter(unit -> name.equals(Long.toString(unit.id())) || name.equals(unit.code()) || name.equals(unit.name())).toList();
        if (found.size() != 1) {
            say(line, found.isEmpty() ? "BOUNDARY_UNIT_UNKNOWN" : "BOUNDARY_UNIT_SEVERAL", name);
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private boolean isAbove(CSVRecord line, Unit parent, Unit unit) {
        int upper = levels.indexOf(parent.level());
        int lower = levels.indexOf(unit.level());
        return lower < 0 || upper >= 0 && upper < lower || say(line, "BOUNDARY_BELOW", unit.level(), parent.level());
    }

    private boolean say(CSVRecord line, String code, Object... args) {
        var all = new ArrayList<Object>(List.of(Long.toString(line.getRecordNumber() + 1)));
        all.addAll(List.of(args));
        faults.add(new Refusal(code, all));
        return false;
    }
}
