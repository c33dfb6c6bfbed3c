package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Invariants;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Line 1: escalation survives more overdue matters than one batch holds, nobody in charge, a kill in the middle of it, hours
/// of downtime, a clock that jumps, and two servers at once. The torture does the same to whole servers.
@Tag("soak")
class Line1EscalationSurvivesRegressionTest {

    /// More than a scan takes at a time.
    private static final int MANY = 230;
    private static final String[] ONCE = {"open", "overdue", "climbed"};

    private final TestServer server = TestServer.get();
    private final TestWorld world = server.world("base");
    private final DueScan scan = server.bean(DueScan.class);

    @BeforeEach
    void friday() {
        server.rewind();
    }

    private List<String> unanswered(int times) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            numbers.add(world.as("resident-01").open(Map.of("text", "没人理 " + i), world.unit("1号楼")).json().get("number").asString());
        }
        return numbers;
    }

    private void wait(String span) {
        server.bean(JinlinClock.class).advance(Duration.parse(span));
    }

    private List<String> verbs(String number) {
        return world.as("head").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }

    private void eachOnce(List<String> numbers) {
        assertThat(numbers).allSatisfy(number -> assertThat(verbs(number)).containsExactly(ONCE));
        assertThat(server.bean(Invariants.class).check(world.district())).isEmpty();
    }

    @Test
    void line1_more_overdue_than_a_batch_after_hours_without_a_server_are_all_escalated_once() {
        List<String> numbers = unanswered(MANY);
        wait("P1DT3H");
        assertThat(scan.run(world.district())).isEqualTo(2 * MANY);
        assertThat(scan.run(world.district())).isZero();
        eachOnce(numbers);
    }

    @Test
    void line1_a_scan_that_is_killed_in_the_middle_leaves_no_step_half_and_none_undone() throws Exception {
        List<String> numbers = unanswered(40);
        wait("P1DT1M");
        var scanning = Thread.ofPlatform().start(() -> {
            try {
                scan.run(world.district());
            } catch (DataAccessException e) {
                // its connections were cut off, as by a kill
            }
        });
        do {
            cutOff();
        } while (!scanning.join(Duration.ofMillis(20)));
        scan.run(world.district());
        eachOnce(numbers);
    }

    @Test
    void line1_a_clock_that_jumps_back_and_forth_escalates_nothing_twice() {
        List<String> numbers = unanswered(3);
        var clock = server.bean(JinlinClock.class);
        wait("P1DT1M");
        scan.run(world.district());
        for (String jump : List.of("-PT3H", "PT3H", "-P2D", "P2D")) {
            clock.set(clock.now().plus(Duration.parse(jump)));
            assertThat(scan.run(world.district())).as(jump).isZero();
        }
        eachOnce(numbers);
    }

    @Test
    void line1_two_servers_that_scan_at_once_escalate_once() throws Exception {
        List<String> numbers = unanswered(30);
        wait("P1DT1M");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run : threads.invokeAll(Collections.nCopies(2, (Callable<Integer>) () -> scan.run(world.district())))) {
                assertThat(run.get()).isNotNegative();
            }
        }
        // what two scans left to each other the next one does
        scan.run(world.district());
        eachOnce(numbers);
    }

    @Test
    void line1_where_nobody_is_in_charge_it_climbs_to_who_is() {
        String number = world.as("resident-01").open(Map.of("text", "没有人管的地方"), world.unit("组织部")).json().get("number").asString();
        wait("P1DT1M");
        scan.run(world.district());
        assertThat(verbs(number)).contains("overdue");
        assertThat(world.as("head").matter(number).at("/owner/name").asString()).isEqualTo("小区县");
        assertThat(server.bean(Invariants.class).check(world.district())).isEmpty();
    }

    /// Every connection that works for the program at this moment.
    private void cutOff() throws SQLException {
        try (var connection = server.database().asSuperuser(); var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jinlin_app' and datname = current_database() and state like '%transaction%'");
        }
    }
}
