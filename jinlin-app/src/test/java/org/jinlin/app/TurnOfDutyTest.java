package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.matters.CalendarOpener;
import org.junit.jupiter.api.Test;

/// Whose week of duty it is in one's house, on the page of the people around.
class TurnOfDutyTest {

    private static final TestWorld WORLD = TestServer.get().world("changtai");
    private static final String MARK = "本期轮值";

    private static String people() {
        return PageClient.signedIn(WORLD, "resident-01").get("/people").text();
    }

    private static void turn() {
        WORLD.server().bean(CalendarOpener.class).run(WORLD.district());
    }

    private static String duty(String person) {
        return WORLD.as(person).get("/api/matters?view=taken").json().at("/items/0/number").asString();
    }

    @Test
    void theMarkGoesRoundWithTheWeeks() {
        WORLD.appoint("resident-01", "block_chair", "1号楼");
        WORLD.appoint("resident-02", "block_chair", "1号楼");
        assertThat(people()).as("before the calendar opened a week").contains("楼栋主席").doesNotContain(MARK);
        turn();
        assertThat(people()).containsOnlyOnce(MARK).containsPattern("(?s)楼栋主席\\s*" + MARK + ".*楼栋主席");
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/people?lang=en").text()).containsOnlyOnce("On duty now");

        assertThat(WORLD.as("resident-01").move(duty("resident-01"), "score", Map.of("property_score", 80)).status()).isEqualTo(200);
        assertThat(people()).as("the week goes on when its duty was done").containsOnlyOnce(MARK);
        WORLD.pass("P7D");
        assertThat(people()).as("a new week that nobody opened").doesNotContain(MARK);
        turn();
        assertThat(people()).containsOnlyOnce(MARK);

        var handed = WORLD.as("resident-02").move(duty("resident-02"), "swap", Map.of("person", "12345", "reason", "出差"));
        assertThat(handed.status()).as(handed.body()).isEqualTo(200);
        assertThat(people()).as("whoever handed the turn on has it no more").contains("楼栋主席").doesNotContain(MARK);
    }

    @Test
    void whereNobodyTakesTurnsNobodyIsMarked() {
        var page = PageClient.signedIn(TestServer.get().world("base"), "resident-01").get("/people");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(MARK);
    }
}
