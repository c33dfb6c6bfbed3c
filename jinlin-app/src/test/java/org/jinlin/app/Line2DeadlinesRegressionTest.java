package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Line 2: a comment, photo or view never moves any deadline.
class Line2DeadlinesRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private final TestClient resident = WORLD.as("resident-01");
    private final TestClient clerk = WORLD.as("clerk");
    private String number;

    @BeforeEach
    void acceptedAndDispatched() {
        TestServer.get().rewind();
        number = resident.open(Map.of("text", "路面塌陷"), WORLD.unit("1号楼")).json().get("number").asString();
        clerk.move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        clerk.move(number, "dispatch", Map.of("unit", WORLD.unit("住建局")));
    }

    @Test
    void line2_a_comment_moves_no_deadline() {
        String before = clocks();
        WORLD.pass("PT1H");
        assertThat(resident.move(number, "note", Map.of("text", "还没修")).status()).isEqualTo(200);
        assertThat(clerk.move(number, "note", Map.of("text", "在催")).status()).isEqualTo(200);
        assertThat(clerk.move(number, "remark", Map.of("text", "内部")).status()).isEqualTo(200);
        assertThat(resident.move(number, "urge", Map.of("text", "快")).status()).isEqualTo(200);
        assertThat(WORLD.as("officer").move(number, "supervise", Map.of("text", "办")).status()).isEqualTo(200);
        assertThat(WORLD.as("resident-02").move(number, "follow", Map.of()).status()).isEqualTo(200);
        assertThat(clocks()).isEqualTo(before);
    }

    @Test
    void line2_a_photo_moves_no_deadline() {
        String before = clocks();
        WORLD.pass("PT1H");
        assertThat(resident.move(number, "note", Map.of("photos", List.of(resident.photo()))).status()).isEqualTo(200);
        assertThat(clocks()).isEqualTo(before);
    }

    @Test
    void line2_a_view_moves_nothing_at_all() {
        String before = Bad.of(WORLD, number);
        for (String who : List.of("resident-01", "clerk", "secretary", "officer", "head", "housing")) {
            assertThat(WORLD.as(who).get("/api/matters/" + number).status()).isEqualTo(200);
            assertThat(WORLD.as(who).get("/api/matters/" + number + "/moves").status()).isEqualTo(200);
            WORLD.as(who).get("/api/matters?view=mine");
            WORLD.as(who).get("/api/matters?view=desk");
        }
        clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", "约上门时间"));
        assertThat(Bad.of(WORLD, number)).isEqualTo(before);
    }

    @Test
    void line2_a_late_comment_does_not_forgive_nor_open_the_window_of_rating_again() {
        WORLD.pass("P30D");
        assertThat(resident.move(number, "note", Map.of("text", "还没修")).status()).isEqualTo(200);
        assertThat(clocks()).contains("\"clock\":\"solve\"").contains("\"missedAt\":\"2026-12-01T09:30:00Z\"");
        String told = resident.open(Map.of("text", "灯"), WORLD.unit("1号楼")).json().get("number").asString();
        clerk.move(told, "finish", Map.of("text", "好了"));
        resident.move(told, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        WORLD.pass("P6D");
        resident.move(told, "note", Map.of("text", "谢谢"));
        WORLD.pass("P1DT1S");
        assertThat(resident.move(told, "rate", Map.of("verdict", "partly", "word", "so_so")).code()).isEqualTo("TOO_LATE");
    }

    private String clocks() {
        return WORLD.as("head").matter(number).get("clocks").toString();
    }
}
