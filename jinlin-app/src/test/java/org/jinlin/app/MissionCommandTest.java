package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts, and above all what does not.
class MissionCommandTest {

    private static final String GREEN = "<testsuite name=\"org.jinlin.app.MissionTest\"><testcase name=\"a\"/></testsuite>";

    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aProject() throws IOException {
        source("playbooks/x/story-a.yml", "2026-01-01T00:00:00Z");
        source("jinlin-app/src/A.java", "2026-01-02T00:00:00Z");
        mission("| CT-09 | calls | | | x/story-a.yml: one<br>x/story-a.yml: two | proven |", "| CT-10 | loop | | ScreenTest | | proven |",
                "| ZZ-01 | plan | votes | | x/story-a.yml: one | part |", "| ZZ-02 | board | | | | open |");
        report("MissionTest", GREEN);
        report("StoriesTest", stories("<testcase name=\"x/story-a.yml: one\"/><testcase name=\"x stories() x/story-a.yml: two\"><system-out>it said error</system-out></testcase>"));
        report("ScreenTest", "<testsuite name=\"org.jinlin.app.ScreenTest\"><testcase name=\"a\"/></testsuite>");
    }

    private static String stories(String cases) {
        return "<testsuite name=\"org.jinlin.app.StoriesTest\">" + cases + "</testsuite>";
    }

    private void source(String name, String time) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.setLastModifiedTime(Files.writeString(root.resolve(name), "x"), FileTime.from(Instant.parse(time)));
    }

    private void mission(String... rows) throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/mission.md"), "# Mission\n\n| row | what | later | tests | stories | state |\n|---|---|---|---|---|---|\n" + String.join("\n", rows) + "\n");
    }

    private void report(String test, String xml) throws IOException {
        source("jinlin-app/target/surefire-reports/TEST-org.jinlin.app." + test + ".xml", "2026-01-03T00:00:00Z");
        Path file = root.resolve("jinlin-app/target/surefire-reports/TEST-org.jinlin.app." + test + ".xml");
        Files.setLastModifiedTime(Files.writeString(file, xml), FileTime.from(Instant.parse("2026-01-03T00:00:00Z")));
    }

    private List<String> said() {
        out.reset();
        assertThat(MissionCommand.run(new String[0], root, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8))).isZero();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aRowCountsWhenAllThatProvesItRanGreen() {
        assertThat(said()).contains("CT-09  proven  2 green                  calls", "ZZ-01  part    1 green                  plan - still to come: votes")
                .last().isEqualTo("proven 2 of 4");
    }

    @Test
    void oneRedStoryOfTwoIsEnoughNotToCount() throws IOException {
        report("StoriesTest", stories("<testcase name=\"x/story-a.yml: one\"/><testcase name=\"x/story-a.yml: two\"><failure message=\"no\">no</failure></testcase>"));
        assertThat(said()).anyMatch(line -> line.startsWith("CT-09  proven  1 green, 1 red ")).last().isEqualTo("proven 1 of 4");
    }

    @Test
    void whatDidNotRunOrWasSkippedDoesNotCount() throws IOException {
        report("StoriesTest", stories("<testcase name=\"x/story-a.yml: one\"/>"));
        report("ScreenTest", "<testsuite name=\"org.jinlin.app.ScreenTest\"><testcase name=\"a\"><skipped/></testcase></testsuite>");
        assertThat(said()).anyMatch(line -> line.startsWith("CT-09  proven  1 green, 1 not run ")).anyMatch(line -> line.startsWith("CT-10  proven  1 red "))
                .last().isEqualTo("proven 0 of 4");
    }

    @Test
    void aClassWithoutATestProvesNothing() throws IOException {
        report("ScreenTest", "<testsuite name=\"org.jinlin.app.ScreenTest\"></testsuite>");
        assertThat(said()).last().isEqualTo("proven 1 of 4");
    }

    @Test
    void aRunBeforeTheLastChangeProvesNothing() throws IOException {
        source("playbooks/x/story-a.yml", "2026-01-04T00:00:00Z");
        assertThat(said()).anyMatch(line -> line.startsWith("CT-09  proven  2 changed ")).contains("Nothing counts: MissionTest, which holds docs/mission.md and the stories together, ran before the last change.")
                .last().isEqualTo("proven 0 of 4");
    }

    @Test
    void nothingCountsWhileTheListAndTheStoriesDisagree() throws IOException {
        report("MissionTest", GREEN.replace("<testcase name=\"a\"/>", "<testcase name=\"a\"><error/></testcase>"));
        assertThat(said()).contains("Nothing counts: MissionTest, which holds docs/mission.md and the stories together, failed.").last().isEqualTo("proven 0 of 4");
    }

    @Test
    void aReportThatWasCutOffSaysNothing() throws IOException {
        report("StoriesTest", stories("<testcase name=\"x/story-a.yml: one\"/>").substring(0, 70));
        report("ScreenTest", "");
        assertThat(said()).last().isEqualTo("proven 0 of 4");
    }

    @Test
    void beforeAnyTestRanNothingIsProven(@TempDir Path fresh) throws IOException {
        root = fresh;
        mission("| CT-09 | calls | | | x/story-a.yml: one | proven |");
        assertThat(said()).contains("No test has run here: ./jinlin test, and then ask again.").last().isEqualTo("proven 0 of 1");
    }

    @Test
    void badInputIsAnsweredInOneSentence() throws IOException {
        assertThat(run("--all")).isEqualTo(2);
        assertThat(complaint()).startsWith("usage: jinlin mission");
        mission("| CT-09 | calls | proven |");
        assertThat(run()).isEqualTo(1);
        assertThat(complaint()).contains("A row has six cells").hasLineCount(1);
        mission("| CT-09 | calls | | | | done |");
        assertThat(run()).isEqualTo(1);
        assertThat(complaint()).contains("the last one is open, part or proven").hasLineCount(1);
        mission("| a | b |");
        assertThat(run()).isEqualTo(1);
        assertThat(complaint()).contains("has no line that begins with a row").hasLineCount(1);
        Files.delete(root.resolve("docs/mission.md"));
        assertThat(run()).isEqualTo(1);
        assertThat(complaint()).startsWith("There is no docs/mission.md here");
    }

    private int run(String... args) {
        err.reset();
        return MissionCommand.run(args, root, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
