package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Line 3: each escalation exactly once per level.
class Line3EscalationRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private final DueScan scan = TestServer.get().bean(DueScan.class);
    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void threeUnanswered() {
        TestServer.get().rewind();
        for (int i = 0; i < 3; i++) {
            numbers.add(WORLD.as("resident-01").open(Map.of("text", "没人理 " + i), WORLD.unit("1号楼")).json().get("number").asString());
        }
    }

    @Test
    void line3_a_scan_run_twice_escalates_once() {
        advance("P1DT1M");
        assertThat(scan.run(WORLD.district())).isPositive();
        assertThat(scan.run(WORLD.district())).isZero();
        numbers.forEach(number -> assertThat(verbs(number)).containsExactly("open", "overdue", "climbed"));
    }

    @Test
    void line3_two_scans_at_once_escalate_once() throws Exception {
        advance("P1DT1M");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run : threads.invokeAll(Collections.nCopies(4, (Callable<Integer>) () -> scan.run(WORLD.district())))) {
                assertThat(run.get()).isNotNegative();
            }
        }
        // what two scans left to each other the next one does
        scan.run(WORLD.district());
        numbers.forEach(number -> assertThat(verbs(number)).containsExactly("open", "overdue", "climbed"));
    }

    @Test
    void line3_every_level_once_however_often_and_late_it_is_scanned() {
        for (int i = 0; i < 30; i++) {
            advance("PT7H");
            scan.run(WORLD.district());
            scan.run(WORLD.district());
        }
        for (String number : numbers) {
            var steps = new ArrayList<String>();
            moves(number).forEach(move -> {
                if (move.get("do").asString().equals("climbed")) {
                    steps.add(move.at("/facts/clock").asString() + " to " + move.at("/facts/to").asString());
                }
            });
            assertThat(steps).hasSize(4).hasSize(new HashSet<>(steps).size());
            assertThat(WORLD.as("head").matter(number).at("/owner/name").asString()).isEqualTo("小区县");
        }
    }

    @Test
    void line3_a_warning_is_given_once() {
        var clerk = WORLD.as("clerk");
        clerk.move(numbers.getFirst(), "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        for (int i = 0; i < 8; i++) {
            advance("PT30M");
            scan.run(WORLD.district());
        }
        assertThat(verbs(numbers.getFirst())).containsExactly("open", "accept", "warned", "warned");
    }

    private static void advance(String span) {
        TestServer.get().bean(JinlinClock.class).advance(Duration.parse(span));
    }

    private static tools.jackson.databind.JsonNode moves(String number) {
        return WORLD.as("head").get("/api/matters/" + number + "/moves").json();
    }

    private static List<String> verbs(String number) {
        return moves(number).valueStream().map(move -> move.get("do").asString()).toList();
    }
}
