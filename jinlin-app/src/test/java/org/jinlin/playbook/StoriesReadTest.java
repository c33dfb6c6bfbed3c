package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stories must look like before anybody plays them.
class StoriesReadTest {

    private static final Set<String> ROWS = Set.of("CT-09", "CT-10", "ZZ-01");
    private static final String STEPS = "\n  steps: [{pass: PT1M}]\n";

    private final List<Fault> faults = new ArrayList<>();

    private List<Story> read(String text) {
        return Stories.read(PackSource.of(Map.of("x/story-a.yml", text)), "x", ROWS, faults);
    }

    @Test
    void aStoryMayNameOneRowSeveralOrNone() {
        var stories = read("one:\n  row: CT-09" + STEPS + "two:\n  row: [ZZ-01, CT-10]\n  part: true" + STEPS + "none:" + STEPS);
        assertThat(faults).isEmpty();
        assertThat(stories).extracting(Story::rows).containsExactly(List.of("CT-09"), List.of("ZZ-01", "CT-10"), List.of());
        assertThat(stories).extracting(Story::part).containsExactly(false, true, false);
        assertThat(stories.getFirst().name()).isEqualTo("x/story-a.yml: one");
        assertThat(stories.getFirst().steps()).containsExactly(Map.of("pass", "PT1M"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            row: CT-99              | there is no row CT-99, did you mean 'CT-09'?; docs/mission.md lists them
            row: [CT-09, QQ-77]     | there is no row QQ-77; docs/mission.md lists them
            row: ct-09              | 'ct-09' is no row
            row: 9                  | '9' is no row
            row: {a: b}             | is no row
            row: [CT-09, CT-09]     | the row CT-09 stands here twice
            rows: CT-09             | unknown key 'rows', did you mean 'row'?
            part: true              | a story without a row proves a part of nothing
            part: half              | 'half' does not fit; write true or false
            """)
    void aStoryThatProvesWhatThereIsNotIsRefused(String line, String fault) {
        assertThat(read("a tale:\n  " + line + STEPS)).isEmpty();
        assertThat(faults).singleElement().satisfies(one -> {
            assertThat(one.message()).contains(fault);
            assertThat(one.file()).isEqualTo("x/story-a.yml");
            assertThat(one.line()).isEqualTo(1);
            assertThat(one.key()).startsWith("\"a tale\"");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a tale: nothing                          | the story lacks its steps
            {a tale: {row: CT-09}}                   | the story lacks its steps
            {a tale: {steps: []}}                    | the story lacks its steps
            {a tale: {steps: [wait]}}                | 'wait' is no step
            {a tale: {steps: {pass: PT1M}}}          | the story lacks its steps
            [a, b]                                   | there is no story in it
            just words                               | there is no story in it
            {a: {steps: [{p: q}]}, a: {steps: []}}   | not YAML
            {a: [                                    | not YAML
            """)
    void whatIsNoStoryIsRefusedInOneSentence(String text, String fault) {
        assertThat(read(text)).isEmpty();
        assertThat(faults).singleElement().satisfies(one -> assertThat(one.message()).contains(fault));
    }

    @Test
    void anEmptyFileHoldsNoStory() {
        assertThat(read("")).isEmpty();
        assertThat(faults).singleElement().satisfies(one -> assertThat(one.message()).startsWith("there is no story in it"));
    }

    @Test
    void onlyFilesThatAreCalledStoryAreRead() {
        var source = PackSource.of(Map.of("x/story.yml", "a:" + STEPS, "x/history.yml", "b:" + STEPS, "y/story.yml", "c:" + STEPS, "x/story.txt", "d"));
        assertThat(source.stories("x")).containsExactly("x/story.yml");
        assertThat(source.stories("nowhere")).isEmpty();
    }

    @Test
    void theProgramKnowsTheStoriesOfItsOwnPacks() {
        var folder = PackSource.folder(Path.of("..", "playbooks"));
        assertThat(folder.codes()).allSatisfy(code -> assertThat(PackSource.builtIn().stories(code)).isEqualTo(folder.stories(code)));
        assertThat(PackSource.builtIn().stories("base")).isNotEmpty();
        assertThat(PackSource.builtIn().stories("nowhere")).isEmpty();
    }

    @Test
    void rowsAreTheFirstCellsOfTheTable(@TempDir Path folder) throws IOException {
        Path mission = Files.writeString(folder.resolve("mission.md"), "Rows such as CT-09:\n\n| row | what |\n|---|---|\n| ZZ-01 | a CT-10 |\n| HA-12 | b |\n");
        assertThat(Stories.rows(mission)).containsExactly("HA-12", "ZZ-01");
        assertThat(Stories.rows(folder.resolve("nowhere.md"))).isEmpty();
    }

    @Test
    void theCheckRefusesARowThatIsNotThere() {
        var written = new ByteArrayOutputStream();
        var source = PackSource.of(Map.of("x/playbook.yml", "extends: base\nname: {zh: 甲, en: A}\n", "x/story-a.yml", "\n\na tale:\n  row: CT-99" + STEPS)).orElse(PackSource.builtIn());
        int code = new PlaybookCommand(source, ROWS, new PrintStream(written, true, StandardCharsets.UTF_8)).run(List.of("check", "x"));
        assertThat(code).isEqualTo(1);
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).startsWith("x/story-a.yml:3:1: \"a tale\".row: there is no row CT-99, did you mean 'CT-09'?; docs/mission.md lists them")
                .last().asString().isEqualTo("1 playbooks, 1 errors");
    }
}
