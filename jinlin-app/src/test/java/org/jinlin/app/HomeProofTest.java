package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jinlin.matters.PersonErasures;
import org.jinlin.people.Actor;
import org.jinlin.people.AuditAct;
import org.jinlin.people.HomeProofs;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A home that its resident names and the grid worker confirms, or does not.
class HomeProofTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String OWNER = "resident-01";
    private static final String DOOR = "1 单元 302";

    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        SERVER.rewind();
        world = SERVER.world("base");
    }

    private PageClient page(String who) {
        return PageClient.signedIn(world, who);
    }

    private PageClient.Html ask(String who, String place, String door) {
        return page(who).get("/me/home").form("/me/home").set("f.place", place).set("f.door", door).send();
    }

    private PageClient.Html decide(String who, String go, String reason) {
        return page(who).get("/data-requests").form("/data-requests").set("go", go).set("f.reason", reason).send();
    }

    private boolean isProven(String who) {
        return SERVER.bean(HomeProofs.class).isProven(new Actor(world.district(), Actor.Kind.PERSON, world.person(who), List.of(), false));
    }

    private static DSLContext raw() {
        return DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES);
    }

    @Test
    void theGridWorkerSeesItAmongTheErrandsAndConfirmsIt() {
        var acts = Set.of(AuditAct.DATA_ASKED, AuditAct.DATA_DECIDED);
        String about = " person " + world.person(OWNER);
        assertThat(AuditWorld.left(world.district(), acts, () -> {
            assertThat(ask(OWNER, "花园社区 1 号楼", DOOR).text()).contains("已经告诉网格员");
            assertThat(isProven(OWNER)).isFalse();
            assertThat(page("worker").get("/f/today").text()).contains("1 户等您确认住址");
            var list = page("worker").get("/data-requests");
            assertThat(list.text()).contains("确认住址", "1号楼").doesNotContain("302", "演示居民01");
            var open = list.form("/data-requests").set("go", "look").send();
            assertThat(open.text()).contains("302");
            assertThat(decide("worker", "yes", "").status()).isEqualTo(200);
        })).containsExactly("data_asked " + world.person(OWNER) + about, "data_decided " + world.person("worker") + about);
        assertThat(isProven(OWNER)).isTrue();
        assertThat(page(OWNER).get("/me/home").text()).contains("已确认您住在1号楼");
        assertThat(page(OWNER).get("/me/data").text()).contains("住址确认于");
        assertThat(page(OWNER).get("/me/looks").text()).contains("核对更改或删除的申请");
        assertThat(page("worker").get("/f/today").text()).doesNotContain("等您确认住址");
    }

    @Test
    void aNoHasAReasonWhichTheResidentReads() {
        ask(OWNER, "1号楼", DOOR);
        assertThat(decide("worker", "no", " ").status()).isEqualTo(422);
        assertThat(decide("worker", "no", "敲了三次门，没有人认识您").status()).isEqualTo(200);
        assertThat(isProven(OWNER)).isFalse();
        assertThat(page(OWNER).get("/me/home").text()).contains("这次没有确认", "没有人认识您");
        assertThat(ask(OWNER, "1号楼", DOOR).status()).as("asked again").isEqualTo(200);
    }

    @Test
    void whoAnswersElsewhereNeitherSeesNorDecides() {
        ask(OWNER, "2号楼", DOOR);
        assertThat(page("worker").get("/f/today").text()).doesNotContain("等您确认住址");
        String id = raw().fetchSingle("select id::text from people.data_request where district_id = ? and what = 'home'", world.district()).get(0, String.class);
        for (String who : List.of("worker", "resident-02", "property", "member")) {
            PageClient client = page(who);
            String csrf = client.get("/me").form("/sign-out").value("_csrf");
            for (String go : List.of("look", "yes", "no")) {
                var answer = client.post("/data-requests", "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&id=" + id + "&go=" + go + "&f.reason=x").getBytes());
                assertThat(answer.status()).as(who + " " + go).isEqualTo(404);
                assertThat(answer.text()).doesNotContain("302");
            }
        }
        assertThat(isProven(OWNER)).isFalse();
        assertThat(page("secretary").get("/data-requests").text()).as("above").contains("确认住址");
    }

    @Test
    void nobodyConfirmsTheOwnHome() {
        ask("worker", "1号楼", DOOR);
        assertThat(decide("worker", "yes", "").status()).isEqualTo(422);
        assertThat(isProven("worker")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',302,还缺 小区或楼栋", "1号楼,' ',还缺 门牌", "9号楼,302,没有这个地点", "花园社区,302,范围太大", "小区县,302,范围太大", "演示物业,302,没有这个地点", "河边社区 1号楼,302,没有这个地点", "网格,302,没有这个地点"})
    void whatNamesNoHomeIsRefusedWithWhatWasTyped(String place, String door, String says) {
        var answer = ask(OWNER, place, door);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(says);
        assertThat(answer.form("/me/home").html()).contains("value=\"" + place + "\"", "value=\"" + door + "\"");
        assertThat(page("worker").get("/f/today").text()).doesNotContain("等您确认住址");
    }

    @Test
    void aDoorThatIsTooLongOrAlreadyWaitsIsRefused() {
        assertThat(ask(OWNER, "1号楼", "9".repeat(201)).status()).isEqualTo(422);
        assertThat(ask(OWNER, world.unit("1号楼"), DOOR).status()).as("by its number").isEqualTo(200);
        assertThat(page(OWNER).get("/me/home").body()).as("one waits").doesNotContain("name=\"f.door\"");
    }

    private void confirmed() {
        ask(OWNER, "1号楼", DOOR);
        decide("worker", "yes", "");
        assertThat(isProven(OWNER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"says so", "address", "kept elsewhere"})
    void itEndsWhenThePersonMoves(String how) {
        confirmed();
        switch (how) {
            case "says so" -> ask(OWNER, "2号楼", "201");
            case "address" -> {
                page(OWNER).get("/me/data").form("/me/data").set("what", "address").set("f.value", "别处 5 号").send();
                decide("worker", "yes", "");
            }
            default -> raw().execute("update people.person set unit_id = ? where district_id = ? and id = ?", Long.parseLong(world.unit("2号楼")), world.district(), world.person(OWNER));
        }
        assertThat(isProven(OWNER)).isFalse();
        assertThat(page(OWNER).get("/me/home").text()).doesNotContain("已确认您住在");
    }

    @Test
    void anErasureTakesItAlongAndTheDoorLiesSealed() {
        ask(OWNER, "1号楼", DOOR);
        assertThat(raw().fetchSingle("select position(convert_to(?, 'UTF8') in wanted) from people.data_request where district_id = ?", DOOR, world.district()).get(0, Integer.class)).isZero();
        decide("worker", "yes", "");
        page(OWNER).get("/me/erasure").form("/me/erasure").set("sure", "yes").send();
        decide("worker", "yes", "");
        assertThat(SERVER.bean(PersonErasures.class).run(world.district())).isEqualTo(1);
        assertThat(raw().fetchSingle("select count(*) from people.home_proof where district_id = ?", world.district()).get(0, Integer.class)).isZero();
    }
}
