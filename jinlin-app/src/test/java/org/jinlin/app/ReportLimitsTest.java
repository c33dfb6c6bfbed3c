package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.JinlinClock;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much may be reported in a day: by one person or phone, and by one address.
class ReportLimitsTest {

    private static final int PERSON = 4;
    private static final int ADDRESS = 8;

    private static TestServer server;

    private TestWorld world;

    @BeforeAll
    static void aServerWithLimits() {
        server = TestServer.on(TestPostgres.unprepared("limited"), "--jinlin.reports.person-day=" + PERSON, "--jinlin.reports.device-day=100", "--jinlin.reports.address-day=" + ADDRESS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aNewDay() {
        server.bean(JinlinClock.class).advance(Duration.ofDays(2));
        world = server.world("base");
    }

    private TestClient.Answer report(String who, String text) {
        return world.as(who).open(Map.of("text", text), world.unit("1号楼"));
    }

    private TestClient.Answer asGuest(String text, String phone) {
        var request = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", text)));
        request.put("asker", Map.of("name", "路人", "phone", phone));
        return TestClient.anonymous(server.address()).post("/api/matters/guest?district=" + world.code(), request);
    }

    @Test
    void onePersonReportsSoMuchAndGoesOnLater() {
        for (int i = 0; i < PERSON; i++) {
            assertThat(report("resident-01", "第 " + i + " 件").status()).isEqualTo(200);
        }
        var refused = report("resident-01", "再来一件");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("REPORTS_WAIT");
        assertThat(report("resident-02", "别人的").status()).isEqualTo(200);
        server.bean(JinlinClock.class).advance(Duration.ofHours(6));
        assertThat(report("resident-01", "六小时以后").status()).isEqualTo(200);
        assertThat(report("resident-01", "又一件").status()).isEqualTo(429);
    }

    @Test
    void dangerIsNeverLimited() {
        for (int i = 0; i < PERSON; i++) {
            report("resident-01", "第 " + i + " 件");
        }
        for (int i = 0; i < 2 * ADDRESS; i++) {
            assertThat(report("resident-01", "楼道冒烟 " + i).status()).isEqualTo(200);
            assertThat(asGuest("有人被困 " + i, "13800138000").status()).isEqualTo(200);
        }
        assertThat(report("resident-01", "路灯").status()).isEqualTo(429);
    }

    @Test
    void oneTypedPhoneAndOneAddressAreCountedForGuests() {
        for (int i = 0; i < PERSON; i++) {
            assertThat(asGuest("第 " + i + " 件", "138 0013 8001").status()).isEqualTo(200);
        }
        assertThat(asGuest("同一个号码", "+86 13800138001").code()).isEqualTo("REPORTS_WAIT");
        for (int i = PERSON; i < ADDRESS; i++) {
            assertThat(asGuest("第 " + i + " 件", "1390000000" + i).status()).isEqualTo(200);
        }
        assertThat(asGuest("同一个地址", "13700000001").code()).isEqualTo("REPORTS_WAIT");
        assertThat(report("clerk", "窗口登记").status()).as("who holds a post is not counted").isEqualTo(200);
    }

    @Test
    void whatIsRefusedOrSentTwiceCountsOnce() {
        for (int i = 0; i < 2 * PERSON; i++) {
            assertThat(world.as("resident-01").open(Map.of(), world.unit("1号楼")).status()).isEqualTo(422);
        }
        var sent = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "点了好几下")));
        for (int i = 0; i < 2 * PERSON; i++) {
            assertThat(world.as("resident-01").post("/api/matters", sent).status()).isEqualTo(200);
        }
        for (int i = 1; i < PERSON; i++) {
            assertThat(report("resident-01", "第 " + i + " 件").status()).isEqualTo(200);
        }
        assertThat(report("resident-01", "多一件").status()).isEqualTo(429);
        assertThat(world.as("resident-01").post("/api/matters", sent).status()).as("what was taken before is answered as ever").isEqualTo(200);
    }

    @Test
    void whatWasTypedStaysOnThePage() {
        for (int i = 0; i < PERSON; i++) {
            report("resident-01", "第 " + i + " 件");
        }
        var page = PageClient.signedIn(world, "resident-01");
        var answer = page.get("/r/new").form("/r/new").set("f.text", "写了很久的一段话").set("f.place", world.unit("1号楼")).set("go", "send").send();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("写了很久的一段话");
        assertThat(answer.text()).contains("分钟后再提交");
    }
}
