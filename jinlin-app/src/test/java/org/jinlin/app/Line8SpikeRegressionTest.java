package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jinlin.matters.Invariants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Line 8: a spike ends without an error, and afterwards all is as before. How fast, and with a million matters there, is what
/// the benches measure.
@Tag("soak")
class Line8SpikeRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    @Test
    void line8_a_spike_far_above_the_connections_to_the_database_ends_without_an_error() throws Exception {
        String place = WORLD.unit("1号楼");
        var resident = WORLD.as("resident-01");
        var clerk = WORLD.as("clerk");
        Callable<String> lifecycle = () -> {
            String number = done(resident.open(Map.of("text", "一下子都来了"), place)).json().get("number").asString();
            done(clerk.move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight")));
            done(clerk.move(number, "finish", Map.of("text", "好了")));
            done(resident.move(number, "rate", Map.of("verdict", "solved", "word", "satisfied")));
            return number;
        };
        var numbers = new HashSet<String>();
        for (int atOnce : new int[] {1, 15, 1, 25, 2, 35, 10}) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var number : threads.invokeAll(Collections.nCopies(atOnce, lifecycle))) {
                    numbers.add(number.get());
                }
            }
        }
        assertThat(numbers).hasSize(1 + 15 + 1 + 25 + 2 + 35 + 10);
        TestServer.get().settle(WORLD.district());
        assertThat(TestServer.get().bean(Invariants.class).check(WORLD.district())).isEmpty();
        numbers.forEach(number -> assertThat(resident.matter(number).at("/outcome/code").asString()).isEqualTo("solved"));
    }

    private static TestClient.Answer done(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
