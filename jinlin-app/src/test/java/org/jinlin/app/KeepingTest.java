package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Destructions;
import org.jinlin.matters.Keeping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is over goes by itself, once, with a proof: by the months of its kind, and with the end of an emergency; never what is open, held or younger.
class KeepingTest {

    private static final String THREE_YEARS = "P1097D";

    private final DataWorld data = new DataWorld("changtai");
    private final TestWorld world = data.world;

    @AfterEach
    void back() {
        DataWorld.SERVER.rewind();
    }

    @Test
    void wordsAndPhotosGoAfterTheirMonthsAndTheLogHolds() {
        String over = data.ended("resident-01", "三年前的话");
        long photos = data.photos();
        world.pass("P1000D");
        String young = data.ended("resident-01", "后来的话");
        assertThat(run()).as("not yet").isZero();
        world.pass("P97D");
        assertThat(run()).isEqualTo(1);
        assertThat(data.tablesWith("三年前的话")).isEmpty();
        assertThat(data.photos()).isEqualTo(photos);
        assertThat(world.as("resident-01").matter(young).at("/texts/text").asString()).isEqualTo("后来的话");
        assertThat(world.as("resident-01").get("/api/matters/" + over + "/moves").json().at("/0/erased").asString()).contains("第19条");
        assertThat(data.broken()).isEmpty();
        DataWorld.SERVER.bean(Facts.class).run(world.district());
        assertThat(DataWorld.SERVER.bean(Facts.class).check(world.district())).isEmpty();
        assertThat(run()).as("once").isZero();
        assertThat(data.one("select count(*) from matters.destruction where district_id = " + world.district())).isEqualTo("1");
    }

    @Test
    void whatIsOpenOrHeldStays() {
        String open = data.opened("resident-01", "还开着");
        String held = data.ended("resident-01", "法院要看");
        String ofPerson = data.ended("resident-02", "当事人要保全");
        var form = data.page("head").get("/holds").form("/holds").set("f.reason", "诉讼");
        form.set("f.number", held).send();
        form.set("f.number", ofPerson).set("person", "yes").send();
        world.pass(THREE_YEARS);
        assertThat(run()).isZero();
        data.change("update matters.hold set ended_at = since_at where district_id = " + world.district());
        assertThat(run()).isEqualTo(2);
        assertThat(data.tablesWith("还开着")).isNotEmpty();
        assertThat(world.as("resident-01").matter(open).at("/texts/text").asString()).isEqualTo("还开着");
    }

    @Test
    void ordersGoWithTheirRequestAndGuestsWithTheirLast() {
        var guest = TestClient.anonymous(DataWorld.SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")),
                "fields", Map.of("text", "过路的话"), "asker", Map.of("name", "过客周十", "phone", "13600006666"))).json();
        String number = guest.at("/matter/number").asString();
        world.as("clerk").move(number, "accept", Map.of("nature", "service"));
        world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "给物业的话"));
        String order = data.one("select number from matters.matter where district_id = " + world.district() + " and kind = 'order'");
        world.as("property").move(order, "accept", Map.of());
        world.as("property").move(order, "finish", Map.of("text", "物业的话"));
        world.as("clerk").move(number, "reject", Map.of("reason", "重复了", "next_path", "看另一件"));
        if (data.one("select count(*) from matters.matter where district_id = " + world.district() + " and ended_at is null").equals("1")) {
            world.as("clerk").move(number, "finish", Map.of("text", "办好了"));
        }
        data.change("update matters.matter set ended_at = moved_at, outcome = coalesce(outcome, 'solved') where district_id = " + world.district() + " and ended_at is null");
        world.pass(THREE_YEARS);
        assertThat(run()).isEqualTo(1);
        for (String said : List.of("过路的话", "给物业的话", "物业的话")) {
            assertThat(data.tablesWith(said)).as(said).isEmpty();
        }
        assertThat(data.one("select count(*) from people.person where district_id = " + world.district() + " and erased_at is not null")).as("the guest is forgotten").isEqualTo("1");
        assertThat(data.one("select count(*) from people.claim_link where district_id = " + world.district())).isEqualTo("0");
    }

    @Test
    void whatWasCutOffGoesOnAndHasOneProof() {
        for (int i = 0; i < 3; i++) {
            data.ended("resident-01", "断在中间 " + i);
        }
        world.pass(THREE_YEARS);
        data.change("insert into matters.erasure select district_id, matter_id, seq, 'x', '2026-11-20' from matters.words w where district_id = " + world.district() + " and body like '%中间 1%'");
        data.change("delete from matters.words where district_id = " + world.district() + " and body like '%中间 1%'");
        data.change("insert into matters.retired select district_id, id, 'retention', '2036-01-01', null from matters.matter where district_id = " + world.district() + " order by id limit 1");
        run();
        assertThat(data.one("select count(*) from matters.retired where district_id = " + world.district() + " and destruction_id is not null")).isEqualTo("3");
        assertThat(data.one("select count(*) from matters.destruction where district_id = " + world.district())).isEqualTo("1");
        String proof = data.one("select body from matters.destruction where district_id = " + world.district());
        assertThat(proof).contains("\"kind\":\"retention\"", "\"matters\":3").doesNotContain("断在中间");
        assertThat(data.page("head").get("/destroyed").text()).contains("保存期满");
    }

    @Test
    void anEmergencysDataGoesAMonthAfterItsEndAndNormalDataStays() {
        String before = data.ended("resident-01", "平时的话");
        String mode = world.as("secretary").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "mode", "place", Map.of("unit", world.unit("花园社区")),
                "fields", Map.of("mode", "emergency", "reason", "台风"))).json().get("number").asString();
        world.as("clerk").move(mode, "confirm", Map.of());
        data.ended("resident-01", "台风里说的话");
        String open = data.opened("resident-02", "台风里还开着");
        world.pass("P40D");
        assertThat(run()).as("it lasts").isZero();
        assertThat(world.as("clerk").move(mode, "back", Map.of("reason", "解除")).status()).isEqualTo(200);
        world.pass("P29D");
        assertThat(run()).as("not yet").isZero();
        world.pass("P2D");
        assertThat(run()).isEqualTo(1);
        assertThat(data.tablesWith("台风里说的话")).isEmpty();
        assertThat(data.tablesWith("台风里还开着")).isNotEmpty();
        assertThat(world.as("resident-01").matter(before).at("/texts/text").asString()).isEqualTo("平时的话");
        world.as("resident-02").move(open, "withdraw", Map.of());
        assertThat(run()).as("when it is over too").isEqualTo(1);
        assertThat(data.page("head").get("/destroyed").text()).contains("应急结束");
        String document = PageClient.unescaped(data.page("head").get("/destroyed").body().replaceAll("(?s).*?<textarea[^>]*>\\s*(\\{.*?\\})</textarea>.*", "$1"));
        assertThat(DataWorld.SERVER.bean(Destructions.class).verifies(document)).isTrue();
        assertThat(data.broken()).isEmpty();
    }

    private int run() {
        return DataWorld.SERVER.bean(Keeping.class).run(world.district());
    }
}
