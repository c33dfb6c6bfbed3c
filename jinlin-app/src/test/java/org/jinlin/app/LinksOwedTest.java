package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.kit.Ids;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Each member is linked with ten households (1+10, YC-04): who has fewer is told, and so is who is responsible. Nobody else learns of it.
class LinksOwedTest {

    private static final TestServer SERVER = TestServer.get();
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);

    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        SERVER.rewind();
        world = SERVER.world("yongchun");
    }

    private void link(String who, String kind, int homes, LocalDate from) {
        var ids = SERVER.bean(Ids.class);
        var households = new ArrayList<NewHousehold>();
        var links = new ArrayList<NewLink>();
        for (int i = 0; i < homes; i++) {
            long home = ids.next();
            households.add(new NewHousehold(home, Long.parseLong(world.unit("1号楼")), "演示" + i + "室", List.of()));
            links.add(new NewLink(kind, world.person(who), home, null, from, null));
        }
        SERVER.bean(Enrolment.class).enrol(world.district(), households, List.of(), List.of(), links, List.of()).orThrow();
    }

    private JsonNode card(String who) {
        return world.as(who).get("/api/me/obligations").json().get("lines").valueStream().filter(line -> line.get("code").asString().equals("ten_homes")).findFirst().orElseThrow();
    }

    private JsonNode line(String who) {
        return world.as(who).get("/api/obligations?unit=" + world.unit("花园社区")).json().valueStream().filter(line -> line.get("code").asString().equals("ten_homes")).findFirst().orElseThrow();
    }

    @Test
    void tenAreEnoughAndNineAreNot() {
        assertThat(card("member").get("done").asInt()).isZero();
        link("member", "ten_households", 9, SINCE);
        assertThat(card("member").get("flag").asString()).isEqualTo("联系十户应有 10，现有 9，还差 1。请与社区联系，补上结对。");
        assertThat(line("secretary").get("met").asInt()).isZero();
        link("member", "ten_households", 1, SINCE);
        assertThat(card("member").get("done").asInt()).isEqualTo(10);
        assertThat(card("member").get("flag").isNull()).isTrue();
        assertThat(card("member").get("stretches").asInt()).as("it is so today, and not month by month").isZero();
        assertThat(line("secretary").get("met").asInt()).isEqualTo(1);
        link("member", "ten_households", 2, SINCE);
        assertThat(card("member").get("done").asInt()).as("more is no fault").isEqualTo(12);
    }

    @Test
    void whatEndedHasNotBegunOrIsAnotherKindDoesNotCount() {
        link("member", "ten_households", 3, SINCE);
        link("member", "ten_households", 4, SERVER.now().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1));
        link("member", "another", 5, SINCE);
        assertThat(card("member").get("done").asInt()).isEqualTo(3);
        DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES).execute("update people.link set valid_to = cast(? as date) where id = (select min(id) from people.link where district_id = ? and person_id = ? and kind = 'ten_households')",
                "2026-11-02", world.district(), world.person("member"));
        assertThat(card("member").get("done").asInt()).isEqualTo(2);
        world.pass("P1D");
        assertThat(card("member").get("done").asInt()).as("those that begin tomorrow").isEqualTo(6);
    }

    @Test
    void theListOfThoseBelowIsForWhoIsResponsible() {
        link("member", "ten_households", 9, SINCE);
        var below = world.as("secretary").get("/api/obligations/ten_homes?unit=" + world.unit("花园社区")).json().get("items");
        assertThat(below.valueStream().map(line -> line.get("says").asString()).toList()).anyMatch(says -> says.contains("还差 1")).allMatch(says -> says.contains("还差"));
        assertThat(below.toString()).doesNotContain("演示党员01", "演示党员02");
        var above = world.as("head").get("/api/obligations/ten_homes").json().get("items");
        assertThat(above.toString()).as("of so few nobody above is told").doesNotContain("党员", "还差");
        assertThat(world.as("resident-01").get("/api/obligations/ten_homes?unit=" + world.unit("花园社区")).status()).isIn(403, 404);
        assertThat(world.as("resident-01").get("/api/me/obligations").json().get("lines").toString()).doesNotContain("ten_homes");
    }

    @Test
    void theCardSaysItInWords() {
        link("member", "ten_households", 9, SINCE);
        assertThat(PageClient.signedIn(world, "member").get("/obligations").text()).contains("联系十户", "已有 9，应有 10", "还差 1", "至少联系 10");
        assertThat(world.as("member").get("/api/me/obligations").json().toString()).contains("党员联户");
    }
}
