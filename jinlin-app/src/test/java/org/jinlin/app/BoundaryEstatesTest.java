package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Following;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.Numberer;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// XA-01 at its real size: 81 estates change hands on one day, seven communities are new, and of twelve it is settled where they lie.
class BoundaryEstatesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String PACK = "xiangan";
    private static final int ESTATES = 81;
    private static final int FOUNDED = 7;
    private static final int SETTLED = 12;

    private final Map<String, String> passwords = new HashMap<>();
    private int district;
    private LocalDate day;

    @BeforeEach
    void theWholeDistrict() {
        SERVER.rewind();
        var version = SERVER.bean(PlaybookVersions.class).publish(Playbooks.load(PACK), SERVER.now(), 0);
        SERVER.bean(World.class).load(PACK, new Binding(version.code(), version.version())).forEach(account -> passwords.put(account.login(), account.password()));
        district = World.file(PACK).tenant().district();
        day = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1);
    }

    @Test
    void eightyOneEstatesMoveOnOneDay() {
        Tree before = tree();
        List<Unit> estates = before.units().stream().filter(unit -> unit.level().equals("estate")).toList();
        List<Unit> streets = before.units().stream().filter(unit -> unit.level().equals("street")).toList();
        List<Unit> communities = before.units().stream().filter(unit -> unit.level().equals("community")).limit(SETTLED).toList();
        assertThat(List.of(estates.size(), communities.size())).containsExactly(ESTATES, SETTLED);
        List<String> open = estates.stream().map(this::request).toList();
        String closed = request(estates.getFirst());
        String keeper = owner(closed);
        assertThat(as("xiangan-head").move(closed, "reject", Map.of("reason", "不归这里", "next_path", "找物业")).status()).isEqualTo(200);

        var homes = homes(estates, communities);
        var proposed = as("xiangan-street-officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", Long.toString(officers(before))),
                "fields", Map.of("lines", plan(streets, communities, homes), "effective", day + "T00:00:00+08:00", "text", "81 个楼盘归属调整")));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        String number = proposed.json().get("number").asString();
        assertThat(as("xiangan-street-officer").move(number, "approve", Map.of()).code()).isEqualTo("SECOND_PERSON");
        assertThat(as("xiangan-head").move(number, "approve", Map.of()).status()).isEqualTo(200);

        assertThat(tree().units()).hasSize(before.units().size());
        assertThat(SERVER.bean(Following.class).run(district)).isZero();
        SERVER.pass(Duration.ofHours(10), district);
        assertThat(tree().units()).hasSize(before.units().size() + FOUNDED);
        assertThat(SERVER.bean(Following.class).run(district)).isGreaterThanOrEqualTo(ESTATES);
        assertThat(SERVER.bean(Following.class).run(district)).isZero();

        Tree after = tree();
        homes.forEach((estate, home) -> assertThat(after.parent(estate.id()).stream().mapToObj(after::unit).map(Unit::code)).containsExactly(home));
        for (int i = 0; i < ESTATES; i++) {
            String street = after.unit(after.atLevel(estates.get(i).id(), "street").orElseThrow()).name();
            assertThat(owner(open.get(i))).as("the street had it before, so the street of the new place has it").isEqualTo(street);
        }
        assertThat(owner(closed)).isEqualTo(keeper);
        byEitherMap(communities.getFirst(), homes);
        for (Unit settled : communities) {
            var inside = SERVER.bean(Orgs.class).boundaries(district).get(settled.id()).getInteriorPoint();
            assertThat(SERVER.bean(Orgs.class).unitAt(district, inside.getX(), inside.getY())).hasValue(settled.id());
        }
        assertThat(SERVER.bean(Invariants.class).check(district)).isEmpty();
    }

    /// By the map of before the community had none of the estates, by today's it has its share.
    private void byEitherMap(Unit community, Map<Unit, String> homes) {
        SERVER.bean(Numberer.class).run(district);
        SERVER.bean(Facts.class).run(district);
        int moved = (int) homes.values().stream().filter(community.code()::equals).count();
        assertThat(matters(community, "")).as("one of them was closed").isEqualTo(moved + 1);
        assertThat(matters(community, "&map=" + day.minusDays(1))).isZero();
        assertThat(matters(tree().root(), "")).isEqualTo(matters(tree().root(), "&map=" + day.minusDays(1)));
    }

    private int matters(Unit unit, String map) {
        return as("xiangan-head").get("/api/rates?unit=" + unit.id() + map).json().get("matters").asInt();
    }

    /// Every estate with the code of the community it goes to: the twelve and the seven by turns.
    private static Map<Unit, String> homes(List<Unit> estates, List<Unit> communities) {
        List<String> codes = new ArrayList<>(communities.stream().map(Unit::code).toList());
        for (int i = 1; i <= FOUNDED; i++) {
            codes.add("new-" + i);
        }
        var homes = new LinkedHashMap<Unit, String>();
        for (int i = 0; i < estates.size(); i++) {
            homes.put(estates.get(i), codes.get(i % codes.size()));
        }
        return homes;
    }

    private static String plan(List<Unit> streets, List<Unit> communities, Map<Unit, String> homes) {
        var lines = new StringBuilder("unit,parent,level,name,area\n");
        for (int i = 1; i <= FOUNDED; i++) {
            lines.append("new-%d,%s,community,演示新社区%d,\n".formatted(i, streets.get(i % streets.size()).code(), i));
        }
        homes.forEach((estate, home) -> lines.append("%d,%s,,,\n".formatted(estate.id(), home)));
        for (int i = 0; i < communities.size(); i++) {
            double west = 118 + i / 100.0;
            lines.append(String.format(java.util.Locale.ROOT, "%s,,,,\"POLYGON((%.2f 24,%.3f 24,%.3f 24.01,%.2f 24.01,%.2f 24))\"%n", communities.get(i).code(), west, west + 0.009, west + 0.009, west, west));
        }
        return lines.toString();
    }

    private long officers(Tree tree) {
        return tree.find(Long.parseLong(as("xiangan-street-officer").get("/api/me").json().get("posts").get(0).get("unit").asString())).orElseThrow().id();
    }

    private String request(Unit place) {
        return as("xiangan-resident-01").open(Map.of("text", "楼道灯坏"), Long.toString(place.id())).json().get("number").asString();
    }

    private String owner(String number) {
        return as("xiangan-head").matter(number).at("/owner/name").asString();
    }

    private Tree tree() {
        return SERVER.bean(Orgs.class).tree(district);
    }

    private TestClient as(String login) {
        return TestClient.signedIn(SERVER.address(), login, passwords.get(login));
    }
}
