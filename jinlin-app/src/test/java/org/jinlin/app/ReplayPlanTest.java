package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.app.ReplaySample.Cells;
import org.jinlin.kit.PublicNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPlanTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private ReplayPlan plan(String text) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("file.csv"), text);
        try (var progress = new ReplayProgress(new PrintStream(PrintStream.nullOutputStream()))) {
            return ReplayPlan.read(file, ReplayFormat.builtIn(), folder, progress);
        }
    }

    private static List<String> remarks(ReplayPlan plan) throws IOException {
        var all = new ArrayList<String>();
        try (var merge = plan.remarks().sorted()) {
            merge.forEachRemaining(remark -> all.add(remark.toString()));
        }
        return all;
    }

    @Test
    void rowsInAnyOrderBecomeEventsInTheOrderOfTime() throws IOException {
        var late = Cells.of("L").opened("2021-03-04T09:00:00").closed("2021-03-05T09:00:00");
        var early = Cells.of("E").opened("2021-03-01T09:00:00").closed("2021-03-04T09:00:00");
        var open = Cells.of("O").opened("2021-03-03T09:00:00").closed("");
        try (var plan = plan(ReplaySample.file(late, open, early))) {
            var told = new ArrayList<String>();
            try (var events = plan.events().sorted()) {
                events.forEachRemaining(event -> told.add((event.closes() ? "close " : "open ") + event.id()));
            }
            // what is opened and what is closed in one moment: openings come first
            assertThat(told).containsExactly("open E", "open O", "open L", "close E", "close L");
            assertThat(plan.begin()).isEqualTo(Instant.parse("2021-03-01T14:00:00Z"));
            assertThat(plan.end()).isEqualTo(Instant.parse("2021-03-05T14:00:00Z"));
            assertThat(plan.rows()).isEqualTo(3);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theReplayEndsAtTheLatestClosingEvenWhenSomethingIsOpenedLater() throws IOException {
        try (var plan = plan(ReplaySample.file(Cells.of("A"), Cells.of("B").opened("2021-04-01T09:00:00").closed("")))) {
            assertThat(plan.end()).isEqualTo(Instant.parse("2021-03-02T14:00:00Z"));
        }
    }

    @Test
    void whereNothingWasClosedItEndsAtTheLatestOpening() throws IOException {
        try (var plan = plan(ReplaySample.file(Cells.of("A").closed(""), Cells.of("B").opened("2021-04-01T09:00:00").closed("")))) {
            assertThat(plan.end()).isEqualTo(Instant.parse("2021-04-01T14:00:00Z"));
        }
    }

    @Test
    void ofSeveralRowsWithOneIdTheFirstIsPlayed() throws IOException {
        var later = Cells.of("A").opened("2021-02-01T09:00:00").closed("2021-09-01T09:00:00");
        try (var plan = plan(ReplaySample.file(Cells.of("A"), Cells.of("B"), later, Cells.of("A")))) {
            assertThat(remarks(plan)).containsExactly("row 4, CASE_ENQUIRY_ID: 'A' is the id of row 2 already", "row 5, CASE_ENQUIRY_ID: 'A' is the id of row 2 already");
            assertThat(plan.ledger().line(2).state()).isEqualTo(ReplayLedger.State.WAITING);
            assertThat(plan.ledger().line(4)).isEqualTo(ReplayLedger.NOTHING);
            // what is left out is no part of the file's time either
            assertThat(plan.end()).isEqualTo(Instant.parse("2021-03-02T14:00:00Z"));
            assertThat(plan.begin()).isEqualTo(Instant.parse("2021-03-01T14:00:00Z"));
        }
    }

    @Test
    void aRowThatCannotBePlayedDoesNotTakeItsIdAway() throws IOException {
        try (var plan = plan(ReplaySample.file(Cells.of("A").opened("never"), Cells.of("A")))) {
            assertThat(remarks(plan)).hasSize(1);
            assertThat(plan.ledger().line(3).state()).isEqualTo(ReplayLedger.State.WAITING);
        }
    }

    @Test
    void aFileWithoutRowsOrWithoutPlayableRowsIsEmpty() throws IOException {
        try (var plan = plan(ReplaySample.HEADER)) {
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.rows()).isZero();
        }
        try (var plan = plan(ReplaySample.file(Cells.of("")))) {
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.rows()).isEqualTo(1);
        }
    }

    @Test
    void aFileOfAnotherKindIsNotReadable() throws IOException {
        try (var plan = plan("a,b\n1,2\n")) {
            assertThat(plan.isReadable()).isFalse();
            assertThat(plan.header()).containsExactly("a", "b");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theLedgerKeepsEachRow() throws IOException {
        try (var ledger = new ReplayLedger(folder.resolve("rows"))) {
            var number = new PublicNumber(311, LocalDate.parse("2021-03-01"), 12_345);
            assertThat(ledger.line(5)).isEqualTo(ReplayLedger.NOTHING);
            ledger.note(5, ReplayLedger.Line.waiting(ReplayRow.Status.OVERDUE));
            ledger.note(2, ReplayLedger.Line.waiting(ReplayRow.Status.BLANK).opened(number));
            assertThat(ledger.last()).isEqualTo(5);
            assertThat(ledger.line(5).status()).isEqualTo(ReplayRow.Status.OVERDUE);
            assertThat(ledger.line(2).number(311)).isEqualTo(number);
            assertThat(ledger.line(2).state()).isEqualTo(ReplayLedger.State.OPEN);
            assertThat(ledger.line(2).closed().state()).isEqualTo(ReplayLedger.State.CLOSED);
            // a gap between rows, and what lies behind the last one
            assertThat(ledger.line(3)).isEqualTo(ReplayLedger.NOTHING);
            assertThat(ledger.line(6)).isEqualTo(ReplayLedger.NOTHING);
        }
    }

    @Test
    void theProgressTellsHowFarAndHowLong() {
        assertThat(ReplayProgress.line("playing", "events", 1200, 3600, Duration.ofSeconds(10))).isEqualTo("playing: 1,200 of 3,600 events, 33 %, 120 a second, 0:20 left");
        assertThat(ReplayProgress.line("playing", "events", 100, 1_000_000, Duration.ofSeconds(10))).endsWith("10 a second, 27:46:30 left");
        assertThat(ReplayProgress.line("playing", "events", 0, 3600, Duration.ofSeconds(2))).isEqualTo("playing: 0 of 3,600 events, 0 %, 0 a second");
        assertThat(ReplayProgress.line("starting", "", 0, 0, Duration.ofSeconds(4))).isEqualTo("starting: 4 s");
        assertThat(ReplayProgress.line("reading", "KB", 11, 10, Duration.ofSeconds(1))).startsWith("reading: 10 of 10 KB, 100 %").endsWith("0:00 left");
    }

    @Test
    void theTallyCountsEachRequestOnce() {
        var tally = ReplayTally.NONE
                .plus(true, true, false, ReplayRow.Status.ON_TIME)
                .plus(true, true, true, ReplayRow.Status.OVERDUE)
                .plus(true, false, true, ReplayRow.Status.ON_TIME)
                .plus(false, false, false, ReplayRow.Status.BLANK)
                .plus(false, true, false, ReplayRow.Status.OTHER);
        assertThat(tally).isEqualTo(new ReplayTally(5, 3, 2, 1, 1, 1, 3, 1));
        assertThat(tally.closed() + tally.open()).isEqualTo(tally.onTime() + tally.overdue()).isEqualTo(tally.opened());
        assertThat(ReplayReport.last(tally)).isEqualTo("replayed 5, on time 3, overdue 2, differ 3 (blank in the file 1)");
    }
}
