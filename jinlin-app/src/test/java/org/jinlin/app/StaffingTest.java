package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Posts are the only source of what anybody may do: who gives and ends them, from when and until when they hold, and who stands in.
class StaffingTest {

    private AdminWorld admin;
    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        TestServer.get().rewind();
        admin = new AdminWorld("base");
        world = admin.world;
    }

    private String request() {
        return world.as("member").open(Map.of("text", "路灯不亮"), world.unit("花园社区")).json().get("number").asString();
    }

    @Test
    void aPostHoldsAtOnceAndEndsAtOnce() {
        String number = request();
        assertThat(world.as("volunteer").move(number, "reply", Map.of("text", "我来看看")).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(admin.give("volunteer", "clerk", "花园社区", Map.of()).status()).isEqualTo(303);
        assertThat(world.as("volunteer").move(number, "reply", Map.of("text", "我来看看")).status()).isEqualTo(200);
        String path = "/posts/" + world.person("volunteer");
        assertThat(admin.page("resident-01").get(path).text()).contains("人事通知 12 号", "花园社区");
        while (admin.page("resident-01").get(path).body().contains("name=\"f.post\"")) {
            assertThat(admin.end("volunteer", Map.of("f.reason", "调离")).status()).isEqualTo(303);
        }
        assertThat(world.as("volunteer").get("/api/matters/" + number).code()).isEqualTo("MATTER_UNKNOWN");
    }

    @Test
    void aPostEndsAtItsMinute() {
        String number = request();
        admin.give("volunteer", "clerk", "花园社区", Map.of("f.until", "2026-11-20T14:10"));
        assertThat(world.as("volunteer").get("/api/matters/" + number).status()).isEqualTo(200);
        world.pass("PT9M59S");
        assertThat(world.as("volunteer").get("/api/matters/" + number).status()).isEqualTo(200);
        world.pass("PT1S");
        assertThat(world.as("volunteer").get("/api/matters/" + number).code()).isEqualTo("MATTER_UNKNOWN");
    }

    @Test
    void aPostBeginsOnItsDay() {
        String number = request();
        admin.give("volunteer", "clerk", "花园社区", Map.of("f.from", "2026-11-21"));
        assertThat(world.as("volunteer").get("/api/matters/" + number).code()).isEqualTo("MATTER_UNKNOWN");
        world.pass("PT10H");
        assertThat(world.as("volunteer").get("/api/matters/" + number).status()).isEqualTo(200);
    }

    @Test
    void whoStandsInActsForSomebodyAndTheLogSaysForWhom() {
        String number = request();
        String clerk = world.as("clerk").get("/api/me").json().get("name").asString();
        assertThat(admin.give("volunteer", "clerk", "花园社区", Map.of("f.who", "演示经办人01", "f.until", "2026-11-25T18:00")).status()).isEqualTo(303);
        assertThat(world.as("volunteer").move(number, "reply", Map.of("text", "代班回复")).status()).isEqualTo(200);
        var reply = world.as("clerk").get("/api/matters/" + number + "/moves").json().valueStream().filter(move -> move.get("do").asString().equals("reply")).findFirst().orElseThrow();
        assertThat(reply.at("/behalf/name").asString()).isEqualTo(clerk);
        assertThat(admin.page("resident-01").get("/posts/" + world.person("volunteer")).text()).contains("代替" + clerk);
        admin.end("clerk", Map.of("f.reason", "退休"));
        assertThat(world.as("volunteer").get("/api/matters/" + number).code()).as("with the post end those who stand in for it").isEqualTo("MATTER_UNKNOWN");
        assertThat(TestServer.get().bean(org.jinlin.matters.Invariants.class).check(world.district())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"clerk,花园社区,f.reason,'','写明原因'", "clerk,火星社区,f.role,clerk,'核对'", "mayor,花园社区,f.role,mayor,'没有这种职务'", "clerk,小区县,f.role,clerk,'没有这种职务'",
            "clerk,花园社区,f.until,2026-11-19T10:00,'晚于'", "clerk,花园社区,f.until,2026-11-20T13:00,'晚于'", "clerk,花园社区,f.until,tomorrow,'读不懂'", "clerk,花园社区,f.from,31.12.2026,'读不懂'",
            "clerk,花园社区,f.who,查无此人,'核对姓名或电话'", "clerk,花园社区,f.who,演示领导01,'只能代替'"})
    void whatIsWrongIsRefusedWithWhatWasTyped(String role, String unit, String field, String value, String says) {
        PageClient.Html answer = admin.give("volunteer", role, unit, Map.of(field, value));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(says);
        assertThat(answer.body()).contains(unit);
    }

    @Test
    void nobodyGetsAPostTwiceAndOneHolderStaysOne() {
        admin.give("volunteer", "clerk", "花园社区", Map.of());
        assertThat(admin.give("volunteer", "clerk", "花园社区", Map.of()).text()).contains("已经担任");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "clerk", "resident-02", "resident-03", "member"})
    void onlyTheSecurityAdministratorSeesAndChangesPosts(String who) {
        String path = "/posts/" + world.person("volunteer");
        for (String page : List.of("/posts", path, "/why")) {
            PageClient.Html answer = admin.page(who).get(page);
            assertThat(answer.status()).as(page).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("name=\"f.role\"");
        }
        var stolen = admin.page(who);
        String csrf = stolen.get("/me").form("/sign-out").value("_csrf");
        var sent = stolen.post(path, "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&go=give&f.role=head&f.reason=x&f.unit=" + world.unit("小区县")).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(sent.status()).isEqualTo(403);
        assertThat(world.as("volunteer").get("/api/me").json().get("posts").toString()).doesNotContain("head");
    }

    @Test
    void nobodyIsTwoAdministratorsNorHoldsAPostBesides() {
        assertThat(admin.posts("resident-02", "office", Map.of("f.kind", "security", "f.reason", "兼任")).text()).contains("不能由一人兼任");
        assertThat(admin.posts("clerk", "office", Map.of("f.kind", "audit", "f.reason", "兼任")).text()).contains("不能同时任职");
        assertThat(admin.give("resident-03", "head", "小区县", Map.of()).text()).contains("不能任职");
        assertThat(admin.posts("resident-01", "leave", Map.of("f.reason", "不干了")).text()).contains("不能对自己");
        assertThatThrownBy(() -> TestServer.get().bean(Db.class).write(Scope.service(world.district(), Scope.Kind.SETUP), sql -> sql.execute(
                "insert into people.administrator (district_id, person_id, kind, given_at, reason) values (?, ?, 'security', timestamp '2026-11-20', 'x')", world.district(), world.person("resident-02"))))
                .as("the database refuses it too").isInstanceOf(DataAccessException.class).hasMessageContaining("administrator").hasMessageContaining("pkey");
        assertThat(admin.posts("resident-03", "leave", Map.of("f.reason", "轮换")).status()).isEqualTo(303);
        assertThat(TestServer.get().bean(Administrators.class).first(world.district(), world.person("resident-03"), Administrator.SYSTEM, "轮换").isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "resident-02", "resident-03"})
    void noAdministratorSeesWhatAMatterSays(String who) {
        String number = request();
        assertThat(world.as(who).get("/api/matters/" + number).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(world.as(who).get("/api/matters?view=below").status()).isEqualTo(403);
        assertThat(world.as(who).post("/api/matters/" + number + "/reveals", Map.of("reason", "管理员要看")).code()).isIn("MATTER_UNKNOWN", "NO_OPEN_DUTY");
        assertThat(admin.page(who).get("/dash").status()).isEqualTo(403);
    }

    @Test
    void somebodyIsFoundByTheWholeNameOnly() {
        var page = admin.page("resident-01");
        assertThat(page.get("/posts").form("/posts").set("f.who", "演示经办人01").send().body()).contains("/posts/" + world.person("clerk"));
        assertThat(page.get("/posts").form("/posts").set("f.who", "演示经办").send().text()).contains("没有找到");
        assertThat(page.get("/posts").form("/posts").set("f.who", "演").send().text()).contains("两个字");
        assertThat(page.get("/me").text()).contains("任职管理");
    }
}
