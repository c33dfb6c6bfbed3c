package org.jinlin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.jinlin.app.WorldFile.DivisionsPart;
import org.jinlin.app.WorldFile.UnitPart;
import org.jinlin.app.WorldNode.Range;
import org.jinlin.org.Area;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;

/// The units of a demo world, in memory: the real divisions, and below them what the world file wants made.
final class WorldUnits {

    private final Random random;
    private final LongSupplier ids;
    private final Unit root;
    private final List<NewUnit> made = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private final Map<String, List<Unit>> groups = new LinkedHashMap<>();
    private final Map<String, Unit> byCode = new LinkedHashMap<>();

    WorldUnits(WorldFile.TenantPart tenant, Random random, LongSupplier ids) {
        this.random = random;
        this.ids = ids;
        this.root = new Unit(ids.getAsLong(), tenant.level(), tenant.name(), tenant.code());
        byCode.put(tenant.code(), root);
        groups.put("root", List.of(root));
    }

    Unit root() {
        return root;
    }

    List<NewUnit> made() {
        return List.copyOf(made);
    }

    List<Area> areas() {
        return List.copyOf(areas);
    }

    /// What `under` and `at` mean: the root, one unit by its code, a group of this world, all divisions of a level, or those
    /// of them whose code begins so: `community in 350100100`.
    List<Unit> at(String name) {
        String[] within = name.split(" in ", 2);
        if (within.length == 2 && byCode.containsKey(within[1])) {
            return at(within[0]).stream().filter(unit -> unit.code() != null && unit.code().startsWith(within[1])).toList();
        }
        if (groups.containsKey(name)) {
            return groups.get(name);
        }
        if (byCode.containsKey(name)) {
            return List.of(byCode.get(name));
        }
        throw new IllegalArgumentException("'" + name + "' is neither root, nor a code, nor a group above, nor a level of the divisions, nor LEVEL in CODE");
    }

    /// Every row becomes a unit below the one whose code begins its own.
    void addDivisions(DivisionsPart part, List<CSVRecord> rows) {
        for (var level : part.levels().entrySet()) {
            var units = new ArrayList<Unit>();
            rows.stream().filter(row -> row.get("code").length() == level.getValue()).forEach(row -> units.add(
                    add(level.getKey(), place(row.get("name"), part.endings()), row.get("code"), phone(part.phones().get(level.getKey()), units.size() + 1), holder(row.get("code")))));
            groups.put(level.getKey(), List.copyOf(units));
        }
    }

    void addGroup(String name, UnitPart part) {
        List<Unit> parents = at(part.under());
        var units = new ArrayList<Unit>();
        for (int i = 0; i < parents.size(); i++) {
            if (part.names().isEmpty()) {
                units.addAll(numbered(part, parents.get(i), share(part.total(), part.each(), i, parents.size()), units.size()));
            } else {
                Unit parent = parents.get(i);
                part.names().forEach((code, each) -> units.add(add(part.level(), each, code, phone(part.phone(), units.size() + 1), parent)));
            }
        }
        groups.put(name, List.copyOf(units));
        if (part.mesh() != null) {
            var cells = WorldMesh.draw(part.mesh(), units.size(), random);
            IntStream.range(0, units.size())
                    .forEach(i -> areas.add(new Area(units.get(i).id(), cells.get(i), part.mesh().source())));
        }
    }

    private List<Unit> numbered(UnitPart part, Unit parent, int count, int before) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> {
            var places = Map.<String, Object>of("n", n, "i", before + n, "parent", parent.name());
            String code = part.code() == null ? null
                    : WorldPattern.fill(part.code(), Map.of("n", n, "i", before + n, "parent", String.valueOf(parent.code())));
            return add(part.level(), WorldPattern.fill(part.name(), places), code, phone(part.phone(), before + n), parent);
        }).toList();
    }

    /// A total is spread evenly, the first parents get one more; else each parent gets a number out of the range.
    private int share(int total, Range each, int at, int parents) {
        if (total > 0) {
            return total / parents + (at < total % parents ? 1 : 0);
        }
        return each.least() + random.nextInt(each.most() - each.least() + 1);
    }

    private static @Nullable String phone(@Nullable String pattern, int i) {
        return pattern == null ? null : WorldPattern.fill(pattern, Map.of("i", i));
    }

    private Unit add(String level, String name, @Nullable String code, @Nullable String phone, Unit parent) {
        var unit = new Unit(ids.getAsLong(), level, name, code, phone);
        if (code != null && byCode.put(code, unit) != null) {
            throw new IllegalArgumentException("two units have the code " + code);
        }
        made.add(new NewUnit(unit, parent.id()));
        return unit;
    }

    private Unit holder(String code) {
        for (int length = code.length() - 1; length > 0; length--) {
            Unit above = byCode.get(code.substring(0, length));
            if (above != null) {
                return above;
            }
        }
        return root;
    }

    private static String place(String name, Map<String, String> endings) {
        return endings.entrySet().stream().filter(ending -> name.endsWith(ending.getKey())).findFirst()
                .map(ending -> name.substring(0, name.length() - ending.getKey().length()) + ending.getValue())
                .orElse(name);
    }
}
