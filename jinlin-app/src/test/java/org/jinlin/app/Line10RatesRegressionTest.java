package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Line 10: rates count what is open and overdue, move the right way when something happens, and publish their denominator and
/// what they leave out. The arithmetic itself is held by the properties of RatesTest.
class Line10RatesRegressionTest {

    private static final List<String> VOICES = List.of("resolution", "satisfaction");

    private final TestServer server = TestServer.get();
    private final TestWorld world = server.world("base");
    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void fourAccepted() {
        server.rewind();
        for (int i = 0; i < 4; i++) {
            numbers.add(world.as("resident-01").open(Map.of("text", "第" + i + "件"), world.unit("1号楼")).json().get("number").asString());
            make("clerk", numbers.get(i), "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        }
    }

    private void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode rates() {
        server.settle(world.district());
        server.bean(Facts.class).run(world.district());
        return world.as("clerk").get("/api/rates").json();
    }

    private void counts(String rate, int numerator, int denominator) {
        JsonNode shown = rates().get(rate);
        assertThat(List.of(shown.get("numerator").asInt(), shown.get("denominator").asInt())).as(rate).isEqualTo(List.of(numerator, denominator));
    }

    @Test
    void line10_what_is_open_and_overdue_counts_against_the_rate_before_anybody_closes_it() {
        make("clerk", numbers.getFirst(), "finish", Map.of("text", "好了"));
        make("resident-01", numbers.getFirst(), "rate", Map.of("verdict", "solved", "word", "satisfied"));
        counts("onTime", 1, 1);
        world.pass("P3D");
        counts("onTime", 1, 4);
        make("clerk", numbers.getLast(), "finish", Map.of("text", "晚了"));
        make("resident-01", numbers.getLast(), "rate", Map.of("verdict", "solved", "word", "satisfied"));
        counts("onTime", 1, 4);
    }

    @Test
    void line10_silence_is_no_yes_and_a_later_no_takes_the_yes_back() {
        make("clerk", numbers.getFirst(), "finish", Map.of("text", "好了"));
        counts("resolution", 0, 0);
        make("resident-01", numbers.getFirst(), "rate", Map.of("verdict", "solved", "word", "satisfied"));
        counts("resolution", 1, 1);
        make("resident-01", numbers.getFirst(), "rate", Map.of("verdict", "unsolved", "word", "dissatisfied"));
        counts("resolution", 0, 1);
        counts("satisfaction", 0, 1);
    }

    @Test
    void line10_every_rate_publishes_what_it_is_made_of_and_leaves_nothing_out_unnamed() {
        make("clerk", numbers.getFirst(), "reject", Map.of("reason", "不归我们", "next_path", "12345"));
        make("resident-01", numbers.getLast(), "withdraw", Map.of());
        JsonNode rates = rates();
        assertThat(rates.get("matters").asInt()).isEqualTo(4);
        for (String rate : List.of("response", "onTime", "resolution", "satisfaction")) {
            JsonNode shown = rates.get(rate);
            int left = shown.get("exclusions").valueStream().mapToInt(JsonNode::asInt).sum();
            int silent = VOICES.contains(rate) ? shown.get("silent").asInt() : 0;
            assertThat(shown.get("denominator").asInt() + left + silent).as(rate + " " + shown).isEqualTo(4);
            assertThat(shown.get("rate").isNull()).as("of fewer than ten there is no rate").isTrue();
        }
    }
}
