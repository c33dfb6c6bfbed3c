package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `docs/mission.md` says of every row what the stories say of it, so that it cannot lie. The first four columns are written by
/// hand; the stories and the state are derived. `-Djinlin.golden=write` writes them anew.
class MissionTest {

    private static final Path FILE = Path.of("..", "docs", "mission.md");
    private static final List<Story> STORIES = PackSource.folder(Path.of("..", "playbooks")).codes().stream().flatMap(pack -> StoriesTest.of(pack).stream()).toList();

    @Test
    void theMissionSaysWhatTheStoriesProve() throws IOException {
        List<String> right = Files.readAllLines(FILE).stream().map(line -> line.matches("\\| [A-Z]{2}-\\d{2} \\|.*") ? derived(line) : line).toList();
        if ("write".equals(System.getProperty("jinlin.golden"))) {
            Files.write(FILE, right);
        }
        assertThat(Files.readAllLines(FILE)).as("run with -Djinlin.golden=write and read the difference").containsExactlyElementsOf(right);
    }

    private static String derived(String line) {
        String[] cells = line.split("\\|", -1);
        var tests = Stream.of(cells[4].strip().split(" ")).filter(word -> !word.isEmpty()).toList();
        return derived(new MissionRow(cells[1].strip(), cells[2].strip(), cells[3].strip(), tests, List.of(), ""), STORIES).line();
    }

    private static MissionRow derived(MissionRow row, List<Story> all) {
        List<Story> stories = all.stream().filter(story -> story.rows().contains(row.id())).toList();
        boolean whole = stories.isEmpty() ? !row.tests().isEmpty() : stories.stream().anyMatch(story -> !story.part());
        boolean any = !stories.isEmpty() || !row.tests().isEmpty();
        String state = !any ? MissionRow.OPEN : whole && row.later().isEmpty() ? MissionRow.PROVEN : MissionRow.PART;
        return new MissionRow(row.id(), row.what(), row.later(), row.tests(), stories.stream().map(Story::name).toList(), state);
    }

    @Test
    void everyRowIsThereOnce() throws IOException {
        assertThat(MissionRow.readAll(FILE)).hasSize(177).extracting(MissionRow::id).doesNotHaveDuplicates();
        assertThat(MissionRow.readAll(FILE)).allSatisfy(row -> assertThat(row.what()).isNotBlank());
    }

    @Test
    void everyTestThatProvesARowIsThere() throws IOException {
        var tests = MissionRow.readAll(FILE).stream().flatMap(row -> row.tests().stream()).distinct().toList();
        var there = new ArrayList<String>();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:**/src/test/java/**.java");
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.filter(path -> path.getFileName().toString().startsWith("jinlin-")).toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                    files.filter(matcher::matches).map(path -> path.getFileName().toString().replace(".java", "")).forEach(there::add);
                }
            }
        }
        assertThat(there).containsAll(tests);
    }

    @Test
    void noTitleBreaksTheTable() {
        assertThat(STORIES).noneMatch(story -> story.name().matches("(?s).*(\\||\n|<br>|  ).*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            open   |       |           |
            part   |       |           | part
            part   | votes |           | part
            part   | votes |           | whole
            part   | votes | SomeTest  |
            proven |       | SomeTest  |
            proven |       |           | whole
            proven |       |           | whole part
            part   |       | SomeTest  | part
            """)
    void theStateFollowsFromWhatThereIs(String state, String later, String test, String stories) {
        var told = Stream.of((stories == null ? "" : stories).split(" ")).filter(word -> !word.isEmpty())
                .map(word -> new Story("x/story.yml", word, List.of("CT-09"), word.equals("part"), List.of())).toList();
        var row = new MissionRow("CT-09", "what", later == null ? "" : later, test == null ? List.of() : List.of(test), List.of(), "");
        assertThat(derived(row, told).state()).isEqualTo(state);
        assertThat(derived(row, told).stories()).hasSize(told.size());
        assertThat(derived(new MissionRow("CT-10", "what", "", List.of(), List.of(), ""), told).state()).isEqualTo("open");
    }
}
