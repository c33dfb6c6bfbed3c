package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A promise with a time (约): one round of one clock of a matter.
///
/// @param unitId     who answers for it now; climbs with lateness
/// @param wakeAt     when the engine looks next: a warning, the due time, the next climb; [#NEVER] at the top of the tree
/// @param warned     warnings given
/// @param climbed    levels climbed
/// @param missedAt   set once the due time passed; a missed promise stays missed, whatever comes after
/// @param shownGrade the warning colour that the clock shows, once it shows one
/// @param pausedAt   since when the remaining time stands still
/// @param pauses     when it stood still before
record Due(
        String clock,
        int round,
        State state,
        long unitId,
        Instant startedAt,
        Instant dueAt,
        Instant wakeAt,
        int warned,
        int climbed,
        boolean promise,
        @Nullable Instant missedAt,
        @Nullable Instant endedAt,
        @Nullable String shownGrade,
        @Nullable Instant pausedAt,
        List<Pause> pauses) {

    /// A stretch in which the remaining time stood still.
    record Pause(Instant from, Instant to) {}

    enum State { RUNNING, PAUSED, MET, MISSED, VOID }

    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    boolean isRunning() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    /// Ended by the step that was owed: met when not after the due time.
    Due stopped(Instant now) {
        boolean met = missedAt == null && !isOver(now);
        Instant missed = met ? null : missedAt == null ? dueAt : missedAt;
        return ended(met ? State.MET : State.MISSED, missed, now);
    }

    /// Ended without a verdict; what was missed before stays missed.
    Due voided(Instant now) {
        Instant missed = missedAt == null && isOver(now) ? dueAt : missedAt;
        return ended(missed == null ? State.VOID : State.MISSED, missed, now);
    }

    /// A clock that stands still counts no further than to where it stands.
    private boolean isOver(Instant now) {
        return (pausedAt == null ? now : pausedAt).isAfter(dueAt);
    }

    private Due ended(State end, @Nullable Instant missed, Instant now) {
        return new Due(clock, round, end, unitId, startedAt, dueAt, NEVER, warned, climbed, promise, missed, now, shownGrade, null, pauses);
    }

    Due moved(Instant newDueAt, Instant newWakeAt) {
        return new Due(clock, round, state, unitId, startedAt, newDueAt, newWakeAt, warned, climbed, promise, missedAt, endedAt, shownGrade, pausedAt, pauses);
    }

    Due paused(Instant now) {
        return new Due(clock, round, State.PAUSED, unitId, startedAt, dueAt, NEVER, warned, climbed, promise, missedAt, endedAt, shownGrade, now, pauses);
    }

    Due resumed(Instant newDueAt, Instant newWakeAt, Pause pause) {
        return new Due(clock, round, State.RUNNING, unitId, startedAt, newDueAt, newWakeAt, warned, climbed, promise, missedAt, endedAt, shownGrade, null, Stream.concat(pauses.stream(), Stream.of(pause)).toList());
    }

    Due warned(Instant newWakeAt, String grade) {
        return new Due(clock, round, state, unitId, startedAt, dueAt, newWakeAt, warned + 1, climbed, promise, missedAt, endedAt, grade, pausedAt, pauses);
    }

    Due missed(Instant newWakeAt, @Nullable String grade) {
        return new Due(clock, round, state, unitId, startedAt, dueAt, newWakeAt, warned, climbed, promise, missedAt == null ? dueAt : missedAt, endedAt, grade, pausedAt, pauses);
    }

    Due heldBy(long unit) {
        return new Due(clock, round, state, unit, startedAt, dueAt, wakeAt, warned, climbed, promise, missedAt, endedAt, shownGrade, pausedAt, pauses);
    }

    Due climbedTo(long unit, Instant newWakeAt, String grade) {
        return new Due(clock, round, state, unit, startedAt, dueAt, newWakeAt, warned, climbed + 1, promise, missedAt, endedAt, grade, pausedAt, pauses);
    }
}
