package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.junit.jupiter.api.Test;

/// Twenty looks within an hour raise an alarm, sixty are the most.
class RevealAlarmTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("base");
    private final TestClient clerk = world.as("clerk");

    private String reported() {
        var answer = TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(),
                "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "路灯不亮"), "asker", Map.of("name", "提醒样本", "phone", "13922220002")));
        return answer.json().at("/matter/number").asString();
    }

    private TestClient.Answer look(String number) {
        return clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", "回电"));
    }

    private int alarms(String who) {
        return world.as(who).get("/api/reveals").json().size();
    }

    @Test
    void manyLooksAreToldToWhoAnswersForTheUnitAndTooManyAreRefused() {
        SERVER.rewind();
        String number = reported();
        for (int i = 1; i < 20; i++) {
            assertThat(look(number).status()).isEqualTo(200);
        }
        assertThat(alarms("secretary")).isZero();
        assertThat(look(number).status()).isEqualTo(200);
        var alarm = world.as("secretary").get("/api/reveals").json();
        assertThat(alarm.size()).isEqualTo(1);
        assertThat(alarm.at("/0/looks").asInt()).isEqualTo(20);
        assertThat(alarm.at("/0/refused").asBoolean()).isFalse();
        assertThat(alarm.at("/0/reader").asString()).contains("＊＊");
        for (int i = 21; i <= 60; i++) {
            assertThat(look(number).status()).isEqualTo(200);
        }
        assertThat(alarms("secretary")).as("one an hour is enough").isEqualTo(1);
        var refused = look(number);
        assertThat(refused.status()).isNotEqualTo(200);
        assertThat(refused.body()).contains("REVEALS_TOO_MANY").doesNotContain("13922220002");
        look(number);
        assertThat(alarms("secretary")).isEqualTo(2);
        assertThat(PageClient.signedIn(world, "secretary").get("/reveals").body()).contains("60", "拒绝");
        assertThat(alarms("resident-01")).isZero();

        world.pass("PT61M");
        assertThat(world.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "回电")).status()).isEqualTo(200);
        assertThat(alarms("secretary")).isEqualTo(2);
    }

    @Test
    void alarmsOfAnotherPartOfTheDistrictAreNotSeen() {
        SERVER.rewind();
        String number = reported();
        for (int i = 1; i <= 20; i++) {
            look(number);
        }
        assertThat(alarms("secretary")).isEqualTo(1);
        assertThat(TestClient.anonymous(SERVER.address()).get("/api/reveals").status()).isEqualTo(401);
        assertThat(SERVER.world("base").as("secretary").get("/api/reveals").json().size()).isZero();
    }

    @Test
    void theSecurityAdministratorSeesThoseOfTheWholeDistrictAndTheOtherTwoNone() {
        SERVER.rewind();
        var offices = SERVER.bean(Administrators.class);
        offices.first(world.district(), world.person("resident-01"), Administrator.SECURITY, "启用系统").orThrow();
        offices.first(world.district(), world.person("resident-02"), Administrator.AUDIT, "启用系统").orThrow();
        offices.first(world.district(), world.person("resident-03"), Administrator.SYSTEM, "启用系统").orThrow();
        String number = reported();
        for (int i = 1; i <= 20; i++) {
            look(number);
        }
        assertThat(alarms("resident-01")).isEqualTo(1);
        var page = PageClient.signedIn(world, "resident-01");
        assertThat(page.get("/me").body()).contains("href=\"/reveals\"");
        assertThat(page.get("/reveals").text()).contains("20").doesNotContain("13922220002");
        assertThat(alarms("resident-02")).isZero();
        assertThat(alarms("resident-03")).isZero();
        var elsewhere = SERVER.world("base");
        offices.first(elsewhere.district(), elsewhere.person("resident-01"), Administrator.SECURITY, "启用系统").orThrow();
        assertThat(elsewhere.as("resident-01").get("/api/reveals").json().size()).isZero();
    }
}
