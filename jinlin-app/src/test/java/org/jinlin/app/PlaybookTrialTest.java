package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.PastPromises.Round;
import org.jinlin.kit.TimeCounting;
import org.jinlin.kit.WorkCalendar;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a new version would have made of last month's promises.
class PlaybookTrialTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-11-18T01:00:00Z");
    private static final Playbook BASE = Packs.of("base");

    /// `answer` of base has a day; `hours` after it began somebody answered.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT4H  | 3  | 0 | 0
            PT4H  | 5  | 0 | 1
            PT4H  | 4  | 0 | 0
            P2D   | 5  | 0 | 0
            P2D   | 30 | 1 | 0
            P2D   | 49 | 1 | 1
            P1D   | 30 | 1 | 1
            P1D   | 5  | 0 | 0
            """)
    void aPromiseIsCountedAnewFromWhenItBegan(String within, int hours, int today, int then) {
        var trial = trial(List.of(answered(1, hours)), "kinds: {request: {clocks: {answer: {within: " + within + "}}}}");
        assertThat(trial.matters()).isEqualTo(1);
        assertThat(trial.today()).isEqualTo(today);
        assertThat(trial.then()).isEqualTo(then);
        assertThat(trial.uncounted()).isEmpty();
    }

    @Test
    void aMatterIsLateOnceHoweverManyOfItsPromisesAre() {
        var trial = trial(List.of(answered(1, 30), round(1, "accept", "missed", 24, 30, null), answered(2, 2)), "kinds: {request: {clocks: {answer: {within: PT1H}}}}");
        assertThat(List.of(trial.matters(), trial.today(), trial.then())).containsExactly(2, 1, 2);
    }

    @Test
    void whatStillRunsIsLateWhenItsTimeIsOver() {
        var running = new Round(1, "request", null, "answer", "running", NOW.minusSeconds(7200), NOW.plusSeconds(79200), null, null);
        assertThat(trial(List.of(running), "kinds: {request: {clocks: {answer: {within: PT1H}}}}").then()).isEqualTo(1);
        assertThat(trial(List.of(running), "kinds: {request: {clocks: {answer: {within: PT3H}}}}").then()).isZero();
        assertThat(trial(List.of(running), "kinds: {request: {clocks: {answer: {within: PT3H}}}}").today()).isZero();
    }

    @Test
    void aPromiseThatIsGivenUpIsNeverLate() {
        assertThat(trial(List.of(answered(1, 30)), "kinds: {request: {clocks: {answer: {promise: false}}}}").then()).isZero();
    }

    @Test
    void theGradeDecidesHowLong() {
        var orange = round(1, "solve", "met", 30, 20, "orange");
        var ungraded = round(2, "solve", "met", 300, 20, null);
        String graded = "kinds: {request: {clocks: {solve: {calendar: always, within: {grade: {blue: P7D, yellow: P3D, orange: PT10H, red: PT4H}}}}}}";
        assertThat(trial(List.of(orange, ungraded), graded).then()).as("without a grade the longest counts").isEqualTo(1);
    }

    @Test
    void whatCannotBeToldFromThePastIsNamed() {
        assertThat(trial(List.of(), "kinds: {request: {clocks: {answer: {stops: [accept]}}}}").uncounted()).containsExactly("诉求 · 回应时限");
        assertThat(trial(List.of(), "kinds: {request: {clocks: {report: {starts: [open], stops: [finish], voids: [withdraw, merge, reject], within: P9D, late: climb}}}}").uncounted())
                .containsExactly("诉求 · 报到时限");
        assertThat(trial(List.of(), "kinds: {}").uncounted()).isEmpty();
        assertThat(trial(List.of(), "kinds: {}").matters()).isZero();
    }

    @Test
    void whatStandsStillOrRunsToAGivenTimeStaysAsItWas() {
        var paused = new Round(1, "request", "blue", "solve", "paused", BEGAN, BEGAN.plusSeconds(100), null, null);
        var given = new Round(2, "muster", null, "come", "missed", BEGAN, BEGAN.plusSeconds(100), BEGAN.plusSeconds(100), BEGAN.plusSeconds(200));
        var trial = trial(List.of(paused, given), "kinds: {request: {clocks: {solve: {within: PT1H}}}}");
        assertThat(List.of(trial.matters(), trial.today(), trial.then())).containsExactly(2, 1, 1);
    }

    @Test
    void aKindThatIsGoneIsNoFaultOfOurs() {
        var unknown = new Round(1, "nothing", null, "answer", "missed", BEGAN, NOW, NOW, NOW);
        var trial = trial(List.of(unknown), "kinds: {}");
        assertThat(List.of(trial.today(), trial.then())).containsExactly(1, 0);
    }

    private static Round answered(long matter, int hours) {
        return round(matter, "answer", hours > 24 ? "missed" : "met", 24, hours, null);
    }

    private static Round round(long matter, String clock, String state, int dueHours, int endedHours, @Nullable String grade) {
        Instant due = BEGAN.plusSeconds(dueHours * 3600L);
        return new Round(matter, "request", grade, clock, state, BEGAN, due, state.equals("missed") ? due : null, BEGAN.plusSeconds(endedHours * 3600L));
    }

    private static PlaybookTrial trial(List<Round> rounds, String differences) {
        var newer = Playbooks.read(PackSource.of(Map.of("newer/playbook.yml", "extends: base\nname: {zh: 新, en: New}\nlanguages: [zh, en]\n" + differences + "\n")).orElse(PackSource.builtIn()), "newer").orThrow();
        var counting = new TimeCounting(WorkCalendar.china(), ZoneId.of("Asia/Shanghai"), BASE.hours().open(), BASE.hours().close());
        return PlaybookTrial.of(rounds, new PlaybookTrial.Versions(BASE, newer, _ -> counting), NOW, "zh");
    }
}
