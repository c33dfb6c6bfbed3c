package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The loop over HTTP: reported, accepted, dispatched, done, told, rated.
class LoopTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    @Test
    void aRequestGoesFromReportToRated() {
        var resident = WORLD.as("resident-01");
        var clerk = WORLD.as("clerk");
        var opened = resident.open(Map.of("text", "3号楼电梯停运"), WORLD.unit("1号楼"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        String number = opened.json().get("number").asString();
        assertThat(opened.json().at("/stage/code").asString()).isEqualTo("submitted");

        assertThat(clerk.move(number, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave")).status()).isEqualTo(200);
        var dispatched = clerk.move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "请今天修好"));
        assertThat(dispatched.status()).as(dispatched.body()).isEqualTo(200);
        String order = dispatched.json().at("/children/0/number").asString();

        var property = WORLD.as("property");
        assertThat(property.move(order, "accept", Map.of()).status()).isEqualTo(200);
        assertThat(property.move(order, "finish", Map.of("text", "换了门机")).status()).isEqualTo(200);
        var told = clerk.move(number, "finish", Map.of("text", "电梯修好了"));
        assertThat(told.json().at("/stage/code").asString()).as(told.body()).isEqualTo("told");

        var rated = resident.move(number, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        assertThat(rated.json().at("/outcome/code").asString()).as(rated.body()).isEqualTo("solved");
    }
}
