package org.jinlin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jinlin.torture.Script.Step;
import org.jinlin.torture.Script.Twist;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void theSameSeedIsTheSameFaultsAndTheSameRequests() {
        assertThat(Strike.schedule(7, 10)).isEqualTo(Strike.schedule(7, 10)).isNotEqualTo(Strike.schedule(8, 10));
        assertThat(Script.of(7, 3)).isEqualTo(Script.of(7, 3)).isNotEqualTo(Script.of(7, 4)).isNotEqualTo(Script.of(8, 3));
    }

    @Test
    void everyFaultStrikesInAnyMinuteAndNoneBesidesTheLoad() {
        LongStream.range(0, 200).forEach(seed -> {
            var strikes = Strike.schedule(seed, 1);
            assertThat(strikes).as("seed " + seed).extracting(Strike::second).isSorted().allSatisfy(second -> assertThat(second).isBetween(1, 59));
            assertThat(strikes).as("seed " + seed).extracting(Strike::fault).contains(Strike.Fault.values());
        });
    }

    @Test
    void everyStepHasAnIdOfItsOwn() {
        var ids = new HashSet<>();
        IntStream.range(0, 2_000).forEach(number -> Script.of(1, number).steps().forEach(step -> assertThat(ids.add(step.id())).isTrue()));
    }

    @Test
    void everyVerbOfTheLoopIsSentAndEveryTwist() {
        var steps = IntStream.range(0, 500).mapToObj(number -> Script.of(1, number)).flatMap(script -> script.steps().stream()).toList();
        assertThat(steps).extracting(Step::verb).contains("open", "accept", "dispatch", "finish", "rate", "reject", "whistle", "undo", "withdraw", "return", "report_in", "note", "claim", "report_help", "not_so",
                "confirm_help", "correct_points", "explain");
        assertThat(steps).extracting(Step::twist).contains(Twist.values());
    }
}
