package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./jinlin story`: what is refused before anything starts, and what is told of a story that is played.
@Tag("soak")
class StoryCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        return StoryCommand.run(words.isEmpty() ? new String[0] : words.split(" "), new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> complaints() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                          | usage: jinlin story CODE [ROW]
            --watch                     | usage: jinlin story CODE
            base CT-10 more             | 'more' is no option of story
            base --slow                 | '--slow' is no option of story
            base --lang fr              | --lang takes zh or en, not 'fr'
            base --lang                 | --lang takes zh or en, not ''
            base --watch --port many    | --port takes a number from 0 to 65535, not 'many'
            base --watch --port 70000   | --port takes a number from 0 to 65535, not '70000'
            base --watch --every -1     | --every takes seconds from 0 to 3600, not '-1'
            base --watch --every 9999   | --every takes seconds from 0 to 3600, not '9999'
            """)
    void wordsThatMakeNoSenseAreAnsweredInOneSentence(String words, String sentence) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(complaints()).singleElement().asString().contains(sentence);
        assertThat(said()).isEmpty();
    }

    /// A story would move the clock of whoever works there by weeks.
    @ParameterizedTest
    @ValueSource(strings = {"base --watch --data data", "base --watch http://localhost:8080", "base --at somewhere"})
    void aStoryIsPlayedOnNoServerThatIsThereAlready(String words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(complaints()).singleElement().asString().startsWith("A story moves the clock by days, so it is played on a server of its own");
    }

    @Test
    void aPackThatIsNotThereIsNamed() {
        assertThat(run("nowhere")).isEqualTo(1);
        assertThat(complaints()).singleElement().asString().contains("there is no such file; packs are ", ", base, ");
        assertThat(run("../etc")).isEqualTo(1);
        assertThat(complaints()).last().asString().contains("is no name of a pack");
    }

    @Test
    void aRowOfWhichNothingIsToldIsNamed() {
        assertThat(run("zhaoan CT-10")).isEqualTo(1);
        assertThat(complaints()).singleElement().asString().startsWith("No story of zhaoan is about CT-10; there are some about ").contains("ZA-10");
        assertThat(run("boston")).isEqualTo(1);
        assertThat(complaints()).last().isEqualTo("The pack boston tells no stories.");
    }

    @Test
    void aStoryIsToldStepByStep() {
        assertThat(run("changtai ct-14 --lang en")).isZero();
        assertThat(said()).last().asString().matches("played \\d+ stories, 0 broken");
        assertThat(said().getFirst()).startsWith("changtai/story-visit.yml: ").endsWith("(CT-14)");
        assertThat(said()).anyMatch(line -> line.matches("20 Nov 14:00 +\\S+ cares for a home at 1号楼: .*"))
                .anyMatch(line -> line.matches("\\d+ Nov \\d\\d:\\d\\d +.*go by"))
                .anyMatch(line -> line.contains("The calendar opens nothing"))
                .anyMatch(line -> line.contains("As promised"))
                .anyMatch(line -> line.matches(" +→ A: .*"));
        assertThat(said()).anyMatch(line -> line.matches(".* Clock: \\w is due soon \\(.+\\)")).anyMatch(line -> line.matches(".* Clock: \\w goes one level up \\(.+\\)"))
                .anyMatch(line -> line.matches(" +→ B: .*, 花园社区, Red"));
        assertThat(complaints()).isEmpty();
    }

    /// A story asks for the same number again right after a step: it is never one that was kept.
    @Test
    void aNumberIsCountedAnewAtEachStep() {
        assertThat(run("yongchun YC-01 --lang en")).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    /// The server of a watched story answers while the story goes on, and is gone afterwards.
    @Test
    void whoWatchesIsToldWhereAndAsWhom() {
        assertThat(run("zhaoan ZA-10 --watch --port 0 --every 0")).isZero();
        assertThat(said()).contains("Press Enter to begin.", "The server goes on until you press Enter.").anyMatch(line -> line.matches("  resident-1001-01 +[0-9a-f]{12} +居民"));
        String address = said().stream().filter(line -> line.startsWith("Watch it at ")).findFirst().orElseThrow().replaceFirst("Watch it at (\\S+),.*", "$1");
        try (var http = HttpClient.newHttpClient()) {
            assertThat(catchThrowable(() -> http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())))
                    .isInstanceOf(IOException.class);
        }
    }
}
