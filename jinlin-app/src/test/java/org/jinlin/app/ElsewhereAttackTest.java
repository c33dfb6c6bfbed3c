package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;

/// Whoever is in one of two districts tries to read, move or find in the other through what they ask each other.
class ElsewhereAttackTest {

    private final ElsewhereWorld world = new ElsewhereWorld();

    @Test
    void aForgedUnitOrDistrictIsRefusedAsOneThatIsNotThere() {
        int own = world.here.world.district();
        int other = world.there.world.district();
        String here = world.here.world.unit("住建局");
        for (String forged : List.of(own + "/" + here, other + "/" + here, own + "/" + world.unit.split("/")[1], other + "/1", "999999/" + world.unit.split("/")[1], other + "/" + world.there.world.unit("花园社区"),
                other + "/" + world.there.world.unit("第1网格"), "0/1", other + "/-1", other + "/0", "/" + here, other + "/", other + "/1/2", other + "/99999999999999999999", other + "/1' or '1'='1", "x/y",
                world.unit.replace('/', ':'))) {
            var answer = world.checkIn(Map.of("unit", forged, "hand_on", true));
            assertThat(answer.code()).as(forged).isEqualTo("UNIT_UNKNOWN");
        }
        assertThat(world.checkIn(Map.of("unit", List.of(world.unit), "hand_on", true)).code()).isEqualTo("UNIT_UNKNOWN");
        assertThat(world.here.one("select count(*) from matters.elsewhere where district_id = " + own)).isEqualTo("0");
    }

    @Test
    void otherMovesTakeNoUnitOfAnotherDistrict() {
        String number = world.here.world.as("resident-01").open(Map.of("text", "路灯坏了"), world.here.world.unit("1号楼")).json().get("number").asString();
        world.here.world.as("clerk").move(number, "accept", Map.of());
        assertThat(world.here.world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit)).code()).isEqualTo("UNIT_UNKNOWN");
    }

    @Test
    void nobodyReadsOrMovesTheOtherSide() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        for (String who : List.of("member", "clerk", "secretary", "head")) {
            var client = world.here.world.as(who);
            assertThat(client.get("/api/matters/" + asked).status()).as(who).isEqualTo(404);
            assertThat(client.get("/api/matters/" + asked + "/moves").status()).isEqualTo(404);
            assertThat(client.move(asked, "confirm", Map.of()).status()).isEqualTo(404);
            assertThat(client.post("/api/matters/" + asked + "/reveals", Map.of("reason", "看看")).status()).isEqualTo(404);
        }
        for (String who : List.of("urban", "housing", "head", "member")) {
            var client = world.there.world.as(who);
            assertThat(client.get("/api/matters/" + number).status()).as(who).isEqualTo(404);
            assertThat(client.move(number, "register", Map.of()).status()).isEqualTo(404);
            assertThat(client.move(number, "not_confirmed", Map.of()).status()).isEqualTo(404);
        }
        for (String who : List.of("housing", "property", "member", "resident-01", "clerk")) {
            assertThat(world.there.world.as(who).get("/api/matters/" + asked).status()).as("of the same district, and not at the unit: %s", who).isEqualTo(404);
        }
    }

    @Test
    void nobodyMakesTheMovesOfTheEngine() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        for (String who : List.of("urban", "head")) {
            assertThat(world.there.world.as(who).move(asked, "cancel", Map.of()).code()).isEqualTo("NOT_YOURS");
        }
        assertThat(world.here.world.as("member").move(number, "register", Map.of()).code()).isEqualTo("NOT_YOURS");
        assertThat(world.here.world.as("member").move(number, "confirmation.confirm", Map.of()).code()).isEqualTo("MOVE_UNKNOWN");
        assertThat(world.there.world.as("urban").post("/api/matters", Map.of("kind", "confirmation", "fields", Map.of("member_name", "x"))).code()).isEqualTo("KIND_UNKNOWN");
    }

    @Test
    void theDatabaseShowsEachSideItsOwnRowsOnly() {
        world.checkedIn();
        world.carry();
        int here = world.here.world.district();
        int there = world.there.world.district();
        for (Scope.Kind kind : List.of(Scope.Kind.STAFF, Scope.Kind.MOVE, Scope.Kind.READER, Scope.Kind.REPORT)) {
            assertThat(rows(Scope.service(here, kind), there)).as("%s", kind).isZero();
            assertThat(rows(Scope.service(there, kind), here)).as("%s", kind).isZero();
            assertThat(rows(Scope.service(here, kind), here)).as("%s", kind).isEqualTo(1);
        }
        assertThat(rows(new Scope(here, Scope.Kind.PERSON, world.here.world.person("member")), here)).isZero();
    }

    private static int rows(Scope scope, int district) {
        return TestServer.get().bean(Db.class).read(scope, sql -> sql.fetchCount(sql.selectOne().from("matters.elsewhere").where("district_id = " + district)));
    }

    @Test
    void whatIsHandedOnLiesNowhereInClear() {
        String name = "欧阳独一" + world.there.world.district();
        var answer = world.here.world.as("clerk").post("/api/matters", Map.of("id", java.util.UUID.randomUUID().toString(), "kind", "check_in", "place", Map.of("unit", world.here.world.unit("1号楼")),
                "asker", Map.of("name", name, "phone", "13955508888"), "fields", Map.of("unit", world.unit, "hand_on", true)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        world.carry();
        assertThat(world.confirmations()).isEqualTo(1);
        assertThat(world.there.tablesWith(name)).isEmpty();
    }

    @Test
    void theFinderShowsNamesOfUnitsThatTakeItAndNothingElse() {
        var member = world.here.world.as("member");
        var found = member.get("/api/elsewhere?kind=confirmation&name=" + java.net.URLEncoder.encode(world.name, java.nio.charset.StandardCharsets.UTF_8)).json();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).propertyNames()).containsExactlyInAnyOrder("unit", "name", "district");
        assertThat(found.get(0).get("unit").asString()).isEqualTo(world.unit);
        for (String typed : List.of("花园社区", "第1网格", "1号楼", "演示街道", "小区县")) {
            assertThat(member.get("/api/elsewhere?kind=confirmation&name=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8)).json()).as(typed).isEmpty();
        }
        String mine = world.here.world.district() + "/";
        assertThat(member.get("/api/elsewhere?kind=confirmation&name=" + java.net.URLEncoder.encode("住建局", java.nio.charset.StandardCharsets.UTF_8)).json()).hasSizeLessThanOrEqualTo(20)
                .allSatisfy(unit -> assertThat(unit.get("unit").asString()).doesNotStartWith(mine));
        for (String query : List.of("", "?kind=confirmation", "?kind=request&name=" + world.unit, "?kind=confirmation&name=x", "?kind=confirmation&name=%25%25", "?kind=confirmation&name=" + "a".repeat(101))) {
            assertThat(member.get("/api/elsewhere" + query).json()).as(query).isEmpty();
        }
        assertThat(TestClient.anonymous(world.here.world.server().address()).get("/api/elsewhere?kind=confirmation&name=ab").status()).isEqualTo(401);
    }

    @Test
    void aDistrictWhosePlaybookAsksNobodyIsAskedNothing() {
        var silent = new ElsewhereWorld("changtai");
        assertThat(silent.checkIn(Map.of("unit", silent.unit, "hand_on", true)).code()).isEqualTo("UNIT_UNKNOWN");
        assertThat(silent.here.world.as("member").get("/api/elsewhere?kind=confirmation&name=" + java.net.URLEncoder.encode(silent.name, java.nio.charset.StandardCharsets.UTF_8)).json()).isEmpty();
    }
}
