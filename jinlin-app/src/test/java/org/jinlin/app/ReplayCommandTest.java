package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jinlin.app.ReplaySample.Cells;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return ReplayCommand.run(args, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "requests", ".csv"), text);
    }

    private static List<Path> scratches() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("jinlin-replay-")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a b c d", "--data", "--data d", "f --data", "f --dat d"})
    void wordsThatMakeNoSenseAreAnsweredWithTheUsage(String args) {
        assertThat(run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(2);
        assertThat(complaint()).startsWith("usage: jinlin replay FILE");
        assertThat(said()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("nowhere.csv")).isEqualTo(1);
        assertThat(complaint()).contains("There is no file nowhere.csv");
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(complaint()).contains("There is no file");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithWhatItLacks() throws IOException {
        assertThat(run(file("CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,QUEUE,Department\n").toString())).isEqualTo(1);
        assertThat(complaint()).contains("boston misses CLOSURE_REASON, TYPE.");
        assertThat(run(file("").toString())).isEqualTo(1);
        assertThat(complaint()).contains("boston misses CASE_ENQUIRY_ID");
    }

    @Test
    void aDirectoryInUseIsNotTouched() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("mine"), "mine");
        assertThat(run(file(ReplaySample.file(Cells.of("A"))).toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(complaint()).contains("is not empty");
        assertThat(data.resolve("mine")).hasContent("mine");
        assertThat(run("--data", data.resolve("mine").toString(), file(ReplaySample.file()).toString())).isEqualTo(1);
        assertThat(complaint()).contains("is no directory that can be used");
    }

    @Test
    void aFileWithoutPlayableRowsNeedsNoEngine() throws IOException {
        assertThat(run(file(ReplaySample.HEADER).toString())).isZero();
        assertThat(said().getLast()).isEqualTo("replayed 0, on time 0, overdue 0, differ 0 (blank in the file 0)");
        assertThat(run(file(ReplaySample.file(Cells.of(""), Cells.of("A").opened("x"))).toString())).isZero();
        assertThat(said()).contains("  row 2, CASE_ENQUIRY_ID: is missing");
        assertThat(said().getLast()).isEqualTo("replayed 0, on time 0, overdue 0, differ 0 (blank in the file 0)");
    }

    /// One engine for all that can happen to a row: starting one takes seconds.
    @Test
    void everyCaseIsJudgedByTheEngineAndNothingStaysBehind() throws IOException {
        var before = scratches();
        String rows = ReplaySample.file(
                Cells.of("in-time"),
                Cells.of("in-the-very-second").closed("2021-03-05T09:00:00"),
                Cells.of("a-second-late").closed("2021-03-05T09:00:01").status("OVERDUE"),
                Cells.of("late-but-said-on-time").closed("2021-03-09T09:00:00"),
                Cells.of("in-time-but-said-late").status("OVERDUE"),
                Cells.of("late-and-blank").closed("2021-03-09T09:00:00").status(""),
                Cells.of("open-and-late").closed("").status("OVERDUE"),
                Cells.of("open-in-time").target("2022-03-01T09:00:00").closed(""),
                Cells.of("open-until-the-very-end").target("2021-06-01T09:00:00").closed(""),
                Cells.of("open-a-second-too-long").target("2021-06-01T08:59:59").closed("").status("OVERDUE"),
                Cells.of("never-promised-closed").target("").closed("2021-05-31T09:00:00"),
                Cells.of("never-promised-open").target("").closed(""),
                Cells.of("closed-at-once").opened("2021-03-02T09:00:00"),
                Cells.of("closed-before").opened("2021-03-02T09:00:30"),
                Cells.of("closed-before-in-time-only-then").opened("2021-03-07T09:00:00").closed("2021-03-05T09:00:00"),
                Cells.of("promised-for-yesterday").target("2021-02-28T09:00:00").status("OVERDUE"),
                Cells.of("opened-after-the-end").opened("2021-07-01T09:00:00").target("2021-08-01T09:00:00").closed(""),
                Cells.of("no-queue").unit("", "Works"),
                Cells.of("no-unit").unit("", ""),
                Cells.of("climbed-to-the-top").closed("2021-05-30T09:00:00").status("OVERDUE"),
                Cells.of("🙂說").category("").reason("🙂 \"quoted\"\r\nand more"),
                Cells.of("the-end").target("").closed("2021-06-01T09:00:00"),
                Cells.of("bad-date").opened("2021-02-30T09:00:00"),
                Cells.of("in-time"));
        assertThat(run(file(rows).toString())).as(complaint()).isZero();
        assertThat(said().getLast()).isEqualTo("replayed 22, on time 15, overdue 7, differ 3 (blank in the file 1)");
        assertThat(said()).containsSubsequence(
                "Rows that were left out (the header is row 1):",
                "  row 24, OPEN_DT: '2021-02-30T09:00:00' is no local time such as 2015-01-31T09:00:00",
                "  row 25, CASE_ENQUIRY_ID: 'in-time' is the id of row 2 already",
                "Rows that were not played quite as they stand:",
                "  row 15, CLOSED_DT: closed 30 s before it was opened; played as opened when it was closed",
                "Rows where our verdict differs from the file's:",
                "  row 5, OnTime_Status: 'late-but-said-on-time' is overdue (due 2021-03-05T09:00, closed 2021-03-09T09:00); the file says ONTIME",
                "  row 6, OnTime_Status: 'in-time-but-said-late' is on time (due 2021-03-05T09:00, closed 2021-03-02T09:00); the file says OVERDUE",
                "  row 7, OnTime_Status: 'late-and-blank' is overdue (due 2021-03-05T09:00, closed 2021-03-09T09:00); the file says nothing");
        assertThat(said()).anyMatch(line -> line.matches("opened +22")).anyMatch(line -> line.matches("closed +16")).anyMatch(line -> line.matches("open +6"))
                .anyMatch(line -> line.matches("left out +2")).anyMatch(line -> line.startsWith("on time, of all") && line.contains("68.2 %   15 / 22"));
        assertThat(scratches()).isEqualTo(before);
    }

    @Test
    @Tag("soak")
    void aMadeUpYearAgreesInEveryRowAndItsDatabaseCanBeKept() throws IOException {
        Path file = folder.resolve("many.csv");
        ReplaySample.write(file, 2000, 1, 7);
        Path data = folder.resolve("kept");
        assertThat(run(file.toString(), "--data", data.toString())).isZero();
        assertThat(said().getLast()).startsWith("replayed 2000, ").endsWith(", differ 0 (blank in the file 0)");
        assertThat(data.resolve("cluster")).isDirectory();
        assertThat(complaint()).contains("playing: ").contains(" left");
    }
}
