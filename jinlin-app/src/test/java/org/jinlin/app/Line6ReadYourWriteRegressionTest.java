package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Line 6: a case is in its handler's list right after it was sent, without any job in between.
class Line6ReadYourWriteRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    @Test
    void line6_a_request_is_in_the_lists_right_after_it_was_sent() {
        for (int i = 0; i < 5; i++) {
            String number = WORLD.as("resident-01").open(Map.of("text", "第" + i + "件"), WORLD.unit("1号楼")).json().get("number").asString();
            assertThat(listed("clerk", "desk")).contains(number);
            assertThat(listed("officer", "below")).contains(number);
            assertThat(listed("resident-01", "mine")).first().isEqualTo(number);
            assertThat(listed("officer", "desk")).doesNotContain(number);
        }
    }

    @Test
    void line6_an_order_is_on_the_units_desk_right_after_it_was_dispatched_and_gone_when_done() {
        String number = WORLD.as("resident-02").open(Map.of("text", "井盖"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of());
        String order = WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("城管局"))).json().at("/children/0/number").asString();
        assertThat(listed("urban", "desk")).contains(order);
        WORLD.as("urban").move(order, "accept", Map.of());
        assertThat(listed("urban", "taken")).contains(order);
        WORLD.as("urban").move(order, "finish", Map.of("text", "换了"));
        assertThat(listed("urban", "desk")).doesNotContain(order);
        assertThat(WORLD.as("clerk").matter(number).at("/children/0/outcome/code").asString()).isEqualTo("finished");
    }

    @Test
    void line6_a_transfer_changes_both_desks_at_once() {
        String number = WORLD.as("resident-03").open(Map.of("text", "河边"), WORLD.unit("2号楼")).json().get("number").asString();
        assertThat(listed("clerk", "desk")).contains(number);
        WORLD.as("clerk").move(number, "transfer", Map.of("unit", WORLD.unit("河边社区"), "reason", "在河边"));
        assertThat(listed("clerk", "desk")).doesNotContain(number);
        assertThat(listed("officer", "below")).contains(number);
    }

    private static List<String> listed(String who, String view) {
        return WORLD.as(who).get("/api/matters?limit=200&view=" + view).json().get("items").valueStream().map(line -> line.get("number").asString()).toList();
    }
}
