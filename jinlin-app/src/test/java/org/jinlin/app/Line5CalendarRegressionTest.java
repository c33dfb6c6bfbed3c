package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Line 5: clocks of minutes and hours run at night and on holidays; clocks of working days follow the public holidays
/// with their make-up days. In 2026 the National Day holiday is 1 to 7 October, and Sunday 20 September and Saturday
/// 10 October are worked instead (notice of the State Council for 2026).
class Line5CalendarRegressionTest {

    private static final TestWorld BASE = TestServer.get().world("base");

    @AfterAll
    static void rewind() {
        TestServer.get().rewind();
    }

    @Test
    void line5_four_hours_run_through_the_night_of_a_holiday() {
        String number = accepted("2026-10-02T23:30:00+08:00", "safety", "many", "grave");
        assertThat(due(number, "solve")).isEqualTo(at("2026-10-03T03:30:00+08:00"));
        BASE.pass("PT4H1S");
        assertThat(verbs(number)).as("and it rings at night").contains("overdue", "climbed");
    }

    @Test
    void line5_an_answer_of_a_day_runs_on_a_holiday_too() {
        clock("2026-10-01T22:00:00+08:00");
        String number = open();
        assertThat(due(number, "answer")).isEqualTo(at("2026-10-02T22:00:00+08:00"));
        assertThat(due(number, "accept")).as("working days wait for the end of the holiday").isEqualTo(at("2026-10-08T17:30:00+08:00"));
    }

    @Test
    void line5_working_days_skip_the_holiday_and_count_the_worked_saturday() {
        // Wednesday 30 September, three working days: Thursday 8, Friday 9, Saturday 10 October
        String number = accepted("2026-09-30T10:00:00+08:00", "nuisance", "some", "real");
        assertThat(BASE.as("head").matter(number).at("/grade/code").asString()).isEqualTo("yellow");
        assertThat(due(number, "solve")).isEqualTo(at("2026-10-10T17:30:00+08:00"));
    }

    @Test
    void line5_a_worked_sunday_before_the_holiday_counts() {
        // Friday 18 September, one working day for routing: two, Sunday 20 and Monday 21
        String number = accepted("2026-09-18T10:00:00+08:00", "service", "one", "slight");
        assertThat(due(number, "route")).isEqualTo(at("2026-09-21T17:30:00+08:00"));
    }

    @Test
    void line5_nothing_in_working_days_rings_during_the_holiday() {
        clock("2026-09-30T18:00:00+08:00");
        String number = open();
        BASE.as("clerk").move(number, "reply", Map.of("text", "收到"));
        BASE.pass("P7D");
        assertThat(verbs(number)).containsExactly("open", "reply");
        BASE.pass("P1D");
        assertThat(verbs(number)).as("accept was due on the 8th at the close of office").contains("overdue");
    }

    @Test
    void line5_five_and_thirty_minutes_run_at_midnight_of_a_holiday() {
        TestWorld changtai = TestServer.get().world("changtai");
        clock("2026-10-01T00:03:00+08:00");
        var opened = changtai.as("resident-01").open(Map.of("text", "半夜漏水"), changtai.unit("1号楼"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        var shortest = opened.json().get("clocks").valueStream().map(clock -> Instant.parse(clock.get("dueAt").asString())).min(Instant::compareTo).orElseThrow();
        assertThat(shortest).isEqualTo(at("2026-10-01T00:08:00+08:00"));
        changtai.pass("PT5M1S");
        assertThat(changtai.as("head").get("/api/matters/" + opened.json().get("number").asString() + "/moves").json().valueStream().map(move -> move.get("do").asString())).contains("overdue");
    }

    private static String accepted(String time, String nature, String scope, String harm) {
        clock(time);
        String number = open();
        var accepted = BASE.as("clerk").move(number, "accept", Map.of("nature", nature, "scope", scope, "harm", harm));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        return number;
    }

    private static String open() {
        return BASE.as("resident-01").open(Map.of("text", "节假日的事"), BASE.unit("1号楼")).json().get("number").asString();
    }

    private static void clock(String time) {
        TestServer.get().bean(JinlinClock.class).set(at(time));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static Instant due(String number, String code) {
        return BASE.as("head").matter(number).get("clocks").valueStream().filter(clock -> clock.get("clock").asString().equals(code)).findFirst()
                .map(clock -> Instant.parse(clock.get("dueAt").asString())).orElseThrow();
    }

    private static java.util.List<String> verbs(String number) {
        return BASE.as("head").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }
}
