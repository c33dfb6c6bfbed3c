package org.jinlin.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Ids;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.matters.Invariants;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import tools.jackson.databind.JsonNode;

/// Two districts: in one a member lives, in the other the member's unit is.
final class ElsewhereWorld {

    static final String MEMBER = "演示党员01";

    final DataWorld here;
    final DataWorld there;
    /// The unit's name, which nothing else is called.
    final String name;
    /// The unit as a field names it.
    final String unit;

    ElsewhereWorld() {
        this("yongchun");
    }

    /// @param other the playbook of the other district
    ElsewhereWorld(String other) {
        TestServer.get().rewind();
        here = new DataWorld("yongchun");
        there = new DataWorld(other);
        name = "海东第" + there.world.district() + "设计院";
        var orgs = TestServer.get().bean(Orgs.class);
        long id = TestServer.get().bean(Ids.class).next();
        orgs.addUnits(there.world.district(), LocalDate.of(2026, 1, 1), List.of(new NewUnit(new Unit(id, "department", name, null), orgs.tenant(there.world.district()).rootId())));
        there.world.appoint("urban", "handler", name);
        unit = there.world.district() + "/" + id;
    }

    /// As the member, with whatever fields.
    TestClient.Answer checkIn(Map<String, Object> fields) {
        return here.world.as("member").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "check_in", "place", Map.of("unit", here.world.unit("1号楼")), "fields", fields));
    }

    /// Checked in with a yes; the number of the check-in.
    String checkedIn() {
        var answer = checkIn(Map.of("unit", unit, "hand_on", true, "since", "2020-03-01T00:00:00+08:00", "craft", "teacher", "text", "周末有空"));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json().get("number").asString();
    }

    /// Both logs are numbered and read until nothing is left to carry.
    void carry() {
        for (int round = 0; round < 4; round++) {
            for (TestWorld world : List.of(here.world, there.world)) {
                TestServer.get().settle(world.district());
                TestServer.get().bean(ElsewhereReader.class).run(world.district());
            }
        }
    }

    /// The number there of what a check-in asked last.
    String asked(String number) {
        return here.one("select coalesce(e.other_number, '') from matters.elsewhere e join matters.matter m on m.district_id = e.district_id and m.id = e.matter_id where m.district_id = "
                + here.world.district() + " and m.number = '" + number + "' order by e.seq desc limit 1");
    }

    JsonNode checkIn(String number) {
        return here.world.as("clerk").matter(number);
    }

    /// As whoever answers at the unit.
    JsonNode confirmation(String number) {
        return unit().matter(number);
    }

    TestClient unit() {
        return there.world.as("urban");
    }

    int confirmations() {
        return Integer.parseInt(there.one("select count(*) from matters.matter where kind = 'confirmation' and district_id = " + there.world.district()));
    }

    /// What is wrong with either district.
    Map<String, Object> wrong() {
        var wrong = new HashMap<String, Object>();
        for (DataWorld data : List.of(here, there)) {
            var found = TestServer.get().bean(Invariants.class).check(data.world.district());
            if (!found.isEmpty()) {
                wrong.put(data.world.code(), found);
            }
        }
        return wrong;
    }
}
