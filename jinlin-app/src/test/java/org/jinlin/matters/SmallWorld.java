package org.jinlin.matters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.kit.TimeCounting;
import org.jinlin.kit.WorkCalendar;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;

/// The units, people and working method of the tests of pure rules: one district with two streets, as small as can be.
final class SmallWorld {

    static final int DISTRICT = 12;
    static final Playbook BASE = Packs.of("base").at(1);
    static final Instant FRIDAY = Instant.parse("2026-11-20T06:00:00Z"); // 14:00 in Fujian

    static final long ROOT = 1;
    static final long STREET = 2;
    static final long GARDEN = 3;
    static final long RIVER = 4;
    static final long GRID = 5;
    static final long BUILDING = 6;
    static final long HOUSING = 7;
    static final long URBAN = 8;
    static final long PROPERTY = 9;
    static final long OTHER_STREET = 10;
    static final long HILL = 11;
    static final long POWER = 12;

    private static final Tree TREE = new Tree(
            List.of(unit(ROOT, "district"), unit(STREET, "street"), unit(GARDEN, "community"), unit(RIVER, "community"), unit(GRID, "grid"), unit(BUILDING, "building"),
                    unit(HOUSING, "department"), unit(URBAN, "department"), unit(PROPERTY, "property"), unit(OTHER_STREET, "street"), unit(HILL, "community"),
                    unit(POWER, "department")),
            Map.ofEntries(Map.entry(STREET, ROOT), Map.entry(GARDEN, STREET), Map.entry(RIVER, STREET), Map.entry(GRID, GARDEN), Map.entry(BUILDING, GRID),
                    Map.entry(HOUSING, ROOT), Map.entry(URBAN, ROOT), Map.entry(PROPERTY, GARDEN), Map.entry(OTHER_STREET, ROOT), Map.entry(HILL, OTHER_STREET),
                    Map.entry(POWER, ROOT)),
            ROOT);

    static final Actor HEAD = staff(100, "head", ROOT);
    static final Actor OFFICER = staff(101, "street_officer", STREET);
    static final Actor CLERK = staff(102, "clerk", GARDEN);
    static final Actor SECRETARY = staff(103, "secretary", GARDEN);
    static final Actor RIVER_CLERK = staff(104, "clerk", RIVER);
    static final Actor WORKER = staff(105, "grid_worker", GRID);
    static final Actor HOUSING_HANDLER = staff(106, "handler", HOUSING);
    static final Actor URBAN_HANDLER = staff(107, "handler", URBAN);
    static final Actor PROPERTY_MANAGER = staff(108, "handler", PROPERTY);
    static final Actor OTHER_OFFICER = staff(109, "street_officer", OTHER_STREET);
    static final Actor HILL_CLERK = staff(110, "clerk", HILL);
    static final Actor POWER_HANDLER = staff(111, "handler", POWER);
    static final Actor BUILDING_HEAD = staff(112, "building_head", BUILDING);
    static final Actor MEMBER = staff(113, "member", GARDEN);
    static final Actor ASKER = resident(200);
    static final Actor FOLLOWER = resident(201);
    static final Actor STRANGER = resident(202);
    static final Actor GUEST = new Actor(DISTRICT, Actor.Kind.GUEST, 203, List.of(), false);
    static final Actor ENGINE = Actor.engine(DISTRICT);

    static final List<Actor> STAFF = List.of(HEAD, OFFICER, CLERK, SECRETARY, RIVER_CLERK, WORKER, HOUSING_HANDLER, URBAN_HANDLER, PROPERTY_MANAGER,
            OTHER_OFFICER, HILL_CLERK, POWER_HANDLER);
    static final List<Actor> EVERYBODY = all();

    private SmallWorld() {}

    /// The offices with somebody everywhere but at the units named.
    static Offices offices(Long... vacant) {
        Set<Long> staffed = new java.util.HashSet<>();
        STAFF.forEach(actor -> actor.posts().forEach(post -> staffed.add(post.unitId())));
        Arrays.asList(vacant).forEach(staffed::remove);
        var counting = new TimeCounting(WorkCalendar.china(), ZoneId.of("Asia/Shanghai"), BASE.hours().open(), BASE.hours().close());
        return new Offices(TREE, staffed::contains, counting);
    }

    static Tree tree() {
        return TREE;
    }

    /// The base playbook with differences, as a pack would write them.
    static Playbook pack(String differences) {
        var sources = new HashMap<>(Playbooks.load("base").sources());
        sources.put("test/playbook.yml", "extends: base\nname: {zh: test, en: test}\n" + differences);
        return Playbooks.reread(sources, "test").at(1);
    }

    static Actor staff(long person, String role, long unit) {
        return new Actor(DISTRICT, Actor.Kind.PERSON, person, List.of(new Post(role, unit)), false);
    }

    static Actor resident(long person) {
        return new Actor(DISTRICT, Actor.Kind.PERSON, person, List.of(), false);
    }

    /// `fields("text", "…", "unit", 3L)`.
    static Map<String, Object> fields(Object... pairs) {
        var fields = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    private static List<Actor> all() {
        var all = new ArrayList<>(STAFF);
        all.addAll(List.of(BUILDING_HEAD, MEMBER, ASKER, FOLLOWER, STRANGER, GUEST, ENGINE));
        return List.copyOf(all);
    }

    private static Unit unit(long id, String level) {
        return new Unit(id, level, level + " " + id, null);
    }
}
