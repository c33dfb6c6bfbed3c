package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The spots of a tenant, read from its rows.
record Ground(int district, List<Spot> spots) {

    private static final String GRID = "grid";

    private record Unit(long id, String level, @Nullable String code, long parent) {}

    /// @param owner row-level security is passed
    static Ground read(Connection owner, int district) throws SQLException {
        var units = units(owner, district);
        var children = new HashMap<Long, List<Unit>>();
        units.values().forEach(unit -> children.computeIfAbsent(unit.parent(), _ -> new ArrayList<>()).add(unit));
        var holders = holders(owner, district);
        var residents = residents(owner, district);
        var spots = new ArrayList<Spot>();
        for (Unit grid : units.values().stream().filter(unit -> unit.level().equals(GRID)).toList()) {
            var ids = new HashMap<String, Long>();
            var here = new ArrayList<Long>();
            for (Unit unit = grid; unit != null; unit = units.get(unit.parent())) {
                add(ids, unit.level(), unit.id(), holders);
                for (Unit child : children.getOrDefault(unit.id(), List.of())) {
                    if (child.level().equals("property")) {
                        add(ids, "property", child.id(), holders);
                    } else if (child.level().equals("department")) {
                        add(ids, "department." + child.code(), child.id(), holders);
                    } else if (child.level().equals("building")) {
                        here.addAll(residents.getOrDefault(child.id(), List.of()));
                    }
                }
            }
            spots.add(new Spot(Map.copyOf(ids), List.copyOf(here)));
        }
        return new Ground(district, List.copyOf(spots));
    }

    private static void add(Map<String, Long> ids, String name, long unit, Map<Long, Map<String, Long>> holders) {
        ids.put(name, unit);
        holders.getOrDefault(unit, Map.of()).forEach((role, person) -> ids.put(role + "@" + name, person));
    }

    private static Map<Long, Unit> units(Connection owner, int district) throws SQLException {
        var units = new LinkedHashMap<Long, Unit>();
        try (var select = owner.prepareStatement("""
                select u.id, u.level, u.code, coalesce(e.parent_id, 0) from org.unit u
                left join org.edge e on e.district_id = u.district_id and e.unit_id = u.id where u.district_id = ? order by u.id""")) {
            select.setInt(1, district);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    units.put(rows.getLong(1), new Unit(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
        }
        return units;
    }

    private static Map<Long, Map<String, Long>> holders(Connection owner, int district) throws SQLException {
        var holders = new HashMap<Long, Map<String, Long>>();
        try (var select = owner.prepareStatement("select unit_id, role, person_id from people.appointment where district_id = ? order by id desc")) {
            select.setInt(1, district);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    holders.computeIfAbsent(rows.getLong(1), _ -> new HashMap<>()).put(rows.getString(2), rows.getLong(3));
                }
            }
        }
        return holders;
    }

    private static Map<Long, List<Long>> residents(Connection owner, int district) throws SQLException {
        var residents = new HashMap<Long, List<Long>>();
        try (var select = owner.prepareStatement("""
                select h.unit_id, p.id from people.person p
                join people.household h on h.district_id = p.district_id and h.id = p.household_id where p.district_id = ? order by p.id""")) {
            select.setInt(1, district);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    residents.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>()).add(rows.getLong(2));
                }
            }
        }
        return residents;
    }
}
