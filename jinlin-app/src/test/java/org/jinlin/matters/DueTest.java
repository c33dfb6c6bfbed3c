package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Instant START = SmallWorld.FRIDAY;
    private static final Instant DUE = START.plus(Duration.ofHours(4));
    private static final Due RUNNING = new Due("solve", 1, Due.State.RUNNING, 3, START, DUE, DUE, 0, 0, true, null, null, null, null, List.of());

    @Test
    void whatIsDoneInTheVerySecondIsOnTime() {
        assertThat(RUNNING.stopped(DUE).state()).isEqualTo(Due.State.MET);
        assertThat(RUNNING.stopped(DUE.plusNanos(1000)).state()).isEqualTo(Due.State.MISSED);
    }

    @Test
    void beingLateIsKnownWithoutAnyScan() {
        Due ended = RUNNING.stopped(DUE.plusSeconds(60));
        assertThat(ended.missedAt()).isEqualTo(DUE);
        assertThat(ended.endedAt()).isEqualTo(DUE.plusSeconds(60));
        assertThat(ended.wakeAt()).isEqualTo(Due.NEVER);
    }

    @Test
    void whatIsVoidedInTimeHasNoVerdictAndWhatIsVoidedLateIsMissed() {
        assertThat(RUNNING.voided(DUE).state()).isEqualTo(Due.State.VOID);
        assertThat(RUNNING.voided(DUE.plusSeconds(1)).state()).isEqualTo(Due.State.MISSED);
    }

    @Test
    void aClockThatStoodStillIsNotLateBecauseTheWallClockWentOn() {
        Due paused = RUNNING.paused(START.plus(Duration.ofHours(1)));
        Instant later = DUE.plus(Duration.ofDays(3));
        assertThat(paused.stopped(later).state()).isEqualTo(Due.State.MET);
        assertThat(paused.voided(later).state()).isEqualTo(Due.State.VOID);
        assertThat(paused.wakeAt()).isEqualTo(Due.NEVER);
    }

    @Test
    void aClockThatWasLateBeforeItStoodStillIsStillLate() {
        assertThat(RUNNING.missed(DUE, null).paused(DUE.plusSeconds(9)).stopped(DUE.plusSeconds(10)).state()).isEqualTo(Due.State.MISSED);
        assertThat(RUNNING.paused(DUE.plusSeconds(9)).stopped(DUE.plusSeconds(10)).state()).isEqualTo(Due.State.MISSED);
    }

    /// One thing that can happen to a clock.
    sealed interface Event {
        record Warned() implements Event {}

        record Missed() implements Event {}

        record Moved(Duration by) implements Event {}

        record Paused() implements Event {}

        record Resumed() implements Event {}

        record Climbed(long unit) implements Event {}
    }

    @Property(tries = 300)
    void aMissedPromiseStaysMissedWhateverFollows(@ForAll("events") List<Event> events, @ForAll boolean isVoided) {
        Instant now = DUE.plusSeconds(1);
        Due due = RUNNING.missed(now, "orange");
        for (Event event : events) {
            now = now.plusSeconds(600);
            due = after(due, event, now);
            assertThat(due.missedAt()).isEqualTo(DUE);
            assertThat(due.isRunning()).isTrue();
        }
        Due ended = isVoided ? due.voided(now) : due.stopped(now);
        assertThat(ended.state()).isEqualTo(Due.State.MISSED);
        assertThat(ended.missedAt()).isEqualTo(DUE);
        assertThat(ended.isRunning()).isFalse();
    }

    private static Due after(Due due, Event event, Instant now) {
        return switch (event) {
            case Event.Warned() -> due.warned(now, "yellow");
            case Event.Missed() -> due.missed(now, "red");
            case Event.Moved(Duration by) -> due.moved(due.dueAt().plus(by), due.wakeAt());
            case Event.Paused() -> due.paused(now);
            case Event.Resumed() -> due.pausedAt() == null ? due : due.resumed(due.dueAt(), now, new Due.Pause(due.pausedAt(), now));
            case Event.Climbed(long unit) -> due.climbedTo(unit, now, "red");
        };
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.<Event>oneOf(
                Arbitraries.of(new Event.Warned(), new Event.Missed(), new Event.Paused(), new Event.Resumed()),
                Combinators.combine(Arbitraries.integers().between(-9, 90), Arbitraries.of(false, true)).as((days, _) -> new Event.Moved(Duration.ofDays(days))),
                Arbitraries.longs().between(1, 9).map(Event.Climbed::new)).list().ofMaxSize(12);
    }
}
