package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jinlin.people.Switch;
import org.jinlin.points.Earnings;
import org.jinlin.points.LedgerCheck;
import org.junit.jupiter.api.Test;

/// What was given is put right with a reason, and compared: units always, persons only where the district has switched it on.
class PointsBookedPagesTest {

    private static final TestServer SERVER = TestServer.get();

    private final AdminWorld admin = new AdminWorld("tongan");
    private final TestWorld world = admin.world;

    private void helped(String helper, int minutes) {
        var asked = world.as("resident-03").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "volunteer_service", "place", Map.of("unit", world.unit("1号楼")),
                "fields", Map.of("text", "陪老人去医院", "service_kind", "repairs")));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        var done = world.as("clerk").move(asked.json().get("number").asString(), "helped", Map.of("helper", Long.toString(world.person(helper)), "minutes_given", minutes));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        SERVER.settle(world.district());
        SERVER.bean(Earnings.class).run(world.district());
    }

    private PageClient as(String name) {
        return PageClient.signedIn(world, name);
    }

    private String points(String name) {
        return world.as(name).get("/api/me/points").json().get("points").asString();
    }

    @Test
    void whatWasGivenWronglyIsBookedBackOnceWithItsReason() {
        helped("resident-02", 60);
        assertThat(points("resident-02")).isEqualTo("20");
        var page = as("clerk").get("/points/booked");
        assertThat(page.text()).contains("志愿时长", "10 分", "记错了人").doesNotContain("演示居民02");
        String award = page.body().replaceAll("(?s).*name=\"f.award\" value=\"(\\d+)\".*", "$1");
        assertThat(page.form("/points/booked").set("f.award", award).set("f.reason", "because").send().text()).contains("请写明原因");
        assertThat(page.form("/points/booked").set("f.award", "x").set("f.reason", "not_done").send().text()).contains("没有给出");
        var form = page.form("/points/booked").set("f.award", award).set("f.reason", "not_done");
        assertThat(form.send().text()).contains("已经更正");
        assertThat(form.send().text()).as("twice").contains("没有给出");
        assertThat(points("resident-02")).as("what the account began with stays").isEqualTo("10");
        assertThat(as("resident-02").get("/me/points").text()).contains("更正：志愿时长（没有做）");
        assertThat(SERVER.bean(LedgerCheck.class).check(world.district())).isEmpty();
    }

    @Test
    void onlyWhoKeepsThePointsThereMayAndNobodyTheOwn() {
        helped("clerk", 60);
        var page = as("clerk").get("/points/booked");
        String award = page.body().replaceAll("(?s).*name=\"f.award\" value=\"(\\d+)\".*", "$1");
        assertThat(page.form("/points/booked").set("f.award", award).set("f.reason", "twice").send().text()).contains("要由别人确认");
        assertThat(as("resident-01").get("/points/booked").status()).isEqualTo(403);
        assertThat(as("secretary").get("/points/booked").text()).contains("还没有给过积分");
        assertThat(points("clerk")).isEqualTo("20");
    }

    @Test
    void unitsAreComparedAndPersonsOnlyWhereTheDistrictHasSwitchedItOn() {
        helped("resident-02", 120);
        var page = as("clerk").get("/points/ranking");
        assertThat(page.text()).contains("花园社区", "4 分", "个人不排名").doesNotContain("20 分");
        assertThat(as("clerk").get("/points/ranking?month=2020-01").text()).contains("这个月还没有").doesNotContain("花园社区");
        assertThat(as("clerk").get("/points/ranking?month=2020-13").status()).isEqualTo(200);
        assertThat(as("resident-01").get("/points/ranking").status()).isEqualTo(403);
        assertThat(admin.page("resident-01").get("/switches").form("/switches").set("switch", Switch.PERSON_RANKING.code()).set("go", "on").set("f.reason", "居民代表会议决议").send().status()).isEqualTo(303);
        assertThat(as("clerk").get("/points/ranking").text()).contains("20 分").doesNotContain("个人不排名", "演示居民02");
        assertThat(admin.page("resident-01").get("/switches").form("/switches").set("switch", Switch.PERSON_RANKING.code()).set("go", "off").set("f.reason", "有居民不愿意").send().status()).isEqualTo(303);
        assertThat(as("clerk").get("/points/ranking").text()).contains("个人不排名").doesNotContain("20 分");
    }
}
