package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.matters.Keeping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What rests in registers and never ends: single moves, the last step, and the day until which it holds; never what is held or younger.
class KeepingRegistersTest {

    @AfterEach
    void back() {
        DataWorld.SERVER.rewind();
    }

    private static int run(DataWorld data) {
        return DataWorld.SERVER.bean(Keeping.class).run(data.world.district());
    }

    private static String opened(DataWorld data, String who, String kind, String place, Map<String, Object> fields) {
        var answer = data.world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", data.world.unit(place)), "fields", fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private static void does(DataWorld data, String who, String number, String verb, Map<String, Object> fields) {
        var answer = data.world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String stage(DataWorld data, String number) {
        return data.one("select stage from matters.matter where district_id = " + data.world.district() + " and number = '" + number + "'");
    }

    private static void hold(DataWorld data, String kind, String subject) {
        data.change("insert into matters.hold (district_id, id, subject_kind, subject_id, reason, by_id, since_at) select district_id, id, '" + kind + "', " + subject + ", '诉讼', 1, moved_at"
                + " from matters.matter where district_id = " + data.world.district() + " order by id limit 1");
    }

    private static void release(DataWorld data) {
        data.change("update matters.hold set ended_at = since_at where district_id = " + data.world.district());
    }

    @Test
    void whoJoinedATeamGoesThreeYearsAfterItWasSaidAndTheTeamStays() {
        var data = new DataWorld("tongan");
        String team = opened(data, "clerk", "team", "花园社区", Map.of("title", "花园巡防队", "team_kind", "patrol"));
        does(data, "volunteer", team, "join", Map.of("text", "我妈妈的电话也可以打"));
        long before = data.photos();
        does(data, "volunteer", team, "join_minor", Map.of("proof", List.of(data.world.as("volunteer").photo())));
        assertThat(data.photos()).isGreaterThan(before);
        data.world.pass("P1000D");
        does(data, "member", team, "join", Map.of("text", "周六上午能来巡楼"));
        assertThat(run(data)).as("not yet").isZero();
        data.world.pass("P97D");
        String volunteer = data.one("select actor_id from matters.move where district_id = " + data.world.district() + " and verb = 'join_minor'");
        hold(data, "person", volunteer);
        assertThat(run(data)).as("a court wants what this person said").isZero();
        release(data);
        assertThat(run(data)).isEqualTo(1);
        assertThat(data.tablesWith("我妈妈的电话也可以打")).isEmpty();
        assertThat(data.photos()).as("the consent of the guardian").isEqualTo(before);
        assertThat(data.tablesWith("周六上午能来巡楼")).isNotEmpty();
        assertThat(data.tablesWith("花园巡防队")).isNotEmpty();
        assertThat(stage(data, team)).isEqualTo("kept");
        assertThat(data.world.as("clerk").get("/api/matters/" + team + "/moves").body()).contains("第188条");
        assertThat(run(data)).as("once").isZero();
        assertThat(data.one("select body from matters.destruction where district_id = " + data.world.district())).contains("\"kind\":\"retention\"", "\"matters\":1").doesNotContain("电话");
        assertThat(data.broken()).isEmpty();
        data.world.pass("P1010D");
        assertThat(run(data)).as("who joined later").isEqualTo(1);
        assertThat(data.tablesWith("周六上午能来巡楼")).isEmpty();
    }

    @Test
    void aCareFileThatNobodyLookedAtForAYearLosesItsWordsAndAnotherLookBeginsAnew() {
        var data = new DataWorld("huian");
        String file = opened(data, "clerk", "care_entry", "1号楼", Map.of("title", "独居失能老人某某"));
        does(data, "member", file, "take_on", Map.of());
        does(data, "member", file, "visit", Map.of("home_record", "量了血压偏高"));
        data.world.pass("P300D");
        does(data, "member", file, "review", Map.of("text", "情况平稳不变"));
        data.world.pass("P300D");
        assertThat(run(data)).as("looked at within the year").isZero();
        String id = data.one("select id from matters.matter where district_id = " + data.world.district() + " and number = '" + file + "'");
        data.world.pass("P200D");
        hold(data, "matter", id);
        assertThat(run(data)).as("held").isZero();
        release(data);
        assertThat(run(data)).isEqualTo(1);
        for (String said : List.of("独居失能老人某某", "量了血压偏高", "情况平稳不变")) {
            assertThat(data.tablesWith(said)).as(said).isEmpty();
        }
        assertThat(stage(data, file)).isEqualTo("kept");
        assertThat(run(data)).as("once").isZero();
        does(data, "member", file, "review", Map.of("text", "搬回来以后再看"));
        assertThat(run(data)).as("looked at again").isZero();
        data.world.pass("P500D");
        assertThat(run(data)).isEqualTo(1);
        assertThat(data.tablesWith("搬回来以后再看")).isEmpty();
        assertThat(data.broken()).isEmpty();
        assertThat(data.one("select count(*) from matters.destruction where district_id = " + data.world.district())).isEqualTo("2");
    }

    @Test
    void whoStandsInARosterGoesAYearAfterTheDayUntilWhichItHolds() {
        var data = new DataWorld("anxi");
        String person = data.world.as("volunteer").get("/api/me").json().get("person").asString();
        String until = DataWorld.SERVER.now().plus(Duration.ofDays(200)).toString();
        String entry = opened(data, "head", "roster_entry", "演示物业", Map.of("title", "演示指导员某某", "roster", "instructor", "person", person, "until", until));
        String open = opened(data, "head", "roster_entry", "演示物业", Map.of("title", "没有到期日的某某", "roster", "instructor", "person", person));
        data.world.pass("P400D");
        does(data, "head", open, "review", Map.of());
        data.world.pass("P160D");
        assertThat(run(data)).as("a year after it held, and not after it was written").isZero();
        data.world.pass("P10D");
        assertThat(run(data)).isEqualTo(1);
        assertThat(data.tablesWith("演示指导员某某")).isEmpty();
        assertThat(data.tablesWith("没有到期日的某某")).isNotEmpty();
        assertThat(stage(data, entry)).isEqualTo("kept");
        data.world.pass("P700D");
        assertThat(run(data)).as("without a day the last step counts").isEqualTo(1);
        assertThat(data.tablesWith("没有到期日的某某")).isEmpty();
        assertThat(data.broken()).isEmpty();
    }
}
