package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterView;
import org.jinlin.matters.Receipt;
import org.jspecify.annotations.Nullable;

/// Plays the events of a plan through the engine and compares, row by row, what the engine says of each promise with what
/// the file says. The verdict is the engine's own: nothing here compares times of the file.
final class ReplayRun {

    /// How many events at most lie between a move and its position in the log.
    private static final int NUMBER_EVERY = 500;

    private final ReplayPlan plan;
    private final ReplayEngine engine;
    private final ReplayProgress progress;
    private ReplayTally tally = ReplayTally.NONE;

    ReplayRun(ReplayPlan plan, ReplayEngine engine, ReplayProgress progress) {
        this.plan = plan;
        this.engine = engine;
        this.progress = progress;
    }

    ReplayTally play() {
        long played = 0;
        boolean over = false;
        progress.begin("playing", "events", plan.events().size());
        try (var events = plan.events().sorted()) {
            while (events.hasNext()) {
                ReplayEvent event = events.next();
                if (!over && event.at().isAfter(plan.end())) {
                    judgeOpen();
                    over = true;
                }
                play(event, over);
                progress.reached(++played);
                if (played % NUMBER_EVERY == 0) {
                    engine.numberLog();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!over) {
            judgeOpen();
        }
        engine.numberLog();
        return tally;
    }

    /// @param over the replay has ended: what is opened only afterwards is entered, and no clock wakes any more
    private void play(ReplayEvent event, boolean over) {
        var line = plan.ledger().line(event.row());
        boolean expected = line.state() == (event.closes() ? ReplayLedger.State.OPEN : ReplayLedger.State.WAITING);
        if (!expected) {
            return;
        }
        if (over) {
            engine.moveClock(event.at());
        } else {
            engine.letPass(event.at());
        }
        if (event.closes()) {
            close(event, line);
        } else {
            open(event, line, over);
        }
    }

    private void open(ReplayEvent event, ReplayLedger.Line line, boolean over) {
        switch (engine.open(event)) {
            case Outcome.Refused<Receipt>(Refusal refusal) -> {
                plan.ledger().note(event.row(), ReplayLedger.NOTHING);
                remark(ReplayRemark.Kind.LEFT_OUT, event.row(), ReplayFormat.ID, "the engine refused the opening: " + engine.sentence(refusal));
            }
            case Outcome.Done<Receipt>(Receipt receipt) -> {
                plan.ledger().note(event.row(), line.opened(PublicNumber.parse(receipt.number()).orElseThrow()));
                if (over) {
                    judge(event, line, receipt);
                }
            }
        }
    }

    private void close(ReplayEvent event, ReplayLedger.Line line) {
        switch (engine.close(event, line.number(engine.district()))) {
            case Outcome.Refused<Receipt>(Refusal refusal) -> remark(ReplayRemark.Kind.PLAYED_OTHERWISE, event.row(),
                    ReplayFormat.CLOSED, "the engine refused the closing, the request stays open: " + engine.sentence(refusal));
            case Outcome.Done<Receipt>(Receipt receipt) -> {
                plan.ledger().note(event.row(), line.closed());
                judge(event, line, receipt);
            }
        }
    }

    /// The end has come: what is open now is judged as it stands now.
    private void judgeOpen() {
        engine.letPass(plan.end());
        progress.begin("judging what is open", "rows", plan.ledger().last());
        for (long row = 1; row <= plan.ledger().last(); row++) {
            var line = plan.ledger().line(row);
            if (line.state() == ReplayLedger.State.OPEN) {
                var view = engine.find(line.number(engine.district()));
                var promises = view.clocks().stream().filter(MatterView.Clock::promise)
                        .map(clock -> new Receipt.Promise(clock.clock(), clock.dueAt(), clock.missedAt(), clock.endedAt())).toList();
                judge(row, String.valueOf(view.facts().get("case")), line.status(), view.endedAt(), promises);
            }
            progress.reached(row);
        }
    }

    private void judge(ReplayEvent event, ReplayLedger.Line line, Receipt receipt) {
        judge(event.row(), event.id(), line.status(), receipt.endedAt(), receipt.promises());
    }

    private void judge(long row, String id, ReplayRow.Status status, @Nullable Instant endedAt, List<Receipt.Promise> promises) {
        boolean overdue = promises.stream().anyMatch(promise -> isMissed(promise, plan.end()));
        long differed = tally.differ();
        tally = tally.plus(!promises.isEmpty(), endedAt != null, overdue, status);
        if (tally.differ() > differed) {
            String due = promises.isEmpty() ? "nothing was promised" : "due " + local(promises.getFirst().dueAt());
            String ended = endedAt == null ? "open at the end, " + local(plan.end()) : "closed " + local(endedAt);
            String verdict = ReplayRemark.brief(id) + " is " + (overdue ? "overdue" : "on time");
            remark(ReplayRemark.Kind.DIFFERS, row, ReplayFormat.STATUS, verdict + " (" + due + ", " + ended + "); " + said(status));
        }
    }

    /// As the engine has it: missed, or due before the end and not yet kept.
    private static boolean isMissed(Receipt.Promise promise, Instant end) {
        return promise.missedAt() != null || promise.endedAt() == null && promise.dueAt().isBefore(end);
    }

    private String said(ReplayRow.Status status) {
        return switch (status) {
            case ON_TIME -> "the file says " + plan.format().onTime();
            case OVERDUE -> "the file says " + plan.format().overdue();
            case BLANK -> "the file says nothing";
            case OTHER -> "the file says neither " + plan.format().onTime() + " nor " + plan.format().overdue();
        };
    }

    private LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, plan.format().tenant().zone());
    }

    private void remark(ReplayRemark.Kind kind, long row, String column, String text) {
        plan.remarks().add(new ReplayRemark(kind, row, plan.format().columns().get(column), text));
    }
}
