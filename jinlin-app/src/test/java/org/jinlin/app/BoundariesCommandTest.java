package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command says to words that make no sense, before it starts anything.
class BoundariesCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"", "plan.csv", "plan.csv --from 2026-12-01", "--district 350625 --from 2026-12-01", "plan.csv --district 350625 --from",
            "plan.csv more.csv --district 350625 --from 2026-12-01", "plan.csv --district 350625 --from 2026-12-01 --force", "plan.csv --district 350625 --from 2026-12-01 --dry-run"})
    void whatIsNotUnderstoodShowsHowToWriteIt(String words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("usage: jinlin boundaries PLAN --district CODE --from DAY");
    }

    @Test
    void aPlanThatIsNotThereIsSaidWithWhatItWouldBe(@TempDir Path folder) {
        assertThat(run(folder.resolve("plan.csv") + " --district 350625 --from 2026-12-01")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("there is no file", "columns unit, parent, level, name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-01", "01.12.2026"})
    void whatIsNoDayIsSaidBeforeAnythingStarts(String day, @TempDir Path folder) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.csv"), "unit,parent,level,name\n");
        assertThat(run(plan + " --district 350625 --from " + day + " --data " + folder.resolve("data"))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo(day + " is no day: write it as 2026-12-01");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private int run(String words) {
        return Commands.run("boundaries", words.isEmpty() ? new String[0] : words.split(" "), new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
