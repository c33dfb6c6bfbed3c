package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./jinlin simulate`: the same seed the same result, more work more waiting, and bad input in one sentence.
@Tag("soak")
class SimulateCommandTest {

    private static final Pattern LAST = Pattern.compile("simulated (\\d+) requests, ended (\\d+), on time ([0-9.]+) %, overloaded (\\d+) of (\\d+) units");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        err.reset();
        return SimulateCommand.run(words, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> said(String words) {
        assertThat(run(words.split(" "))).as(complaint()).isZero();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private double onTime(String words) {
        var last = LAST.matcher(said(words).getLast());
        assertThat(last.matches()).isTrue();
        return Double.parseDouble(last.group(3));
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        List<String> first = said("changtai --weeks 2 --arrivals 30 --seed 7");
        assertThat(said("changtai --weeks 2 --arrivals 30 --seed 7")).isEqualTo(first);
        assertThat(said("changtai --weeks 2 --arrivals 30 --seed 8")).isNotEqualTo(first);
        assertThat(first.getFirst()).startsWith("changtai, 2 weeks from 2026-01-05, 30 requests a day, ").endsWith(" workers, seed 7");
        assertThat(first).anyMatch(line -> line.startsWith("request answer ")).anyMatch(line -> line.startsWith("order work ")).noneMatch(line -> line.startsWith("Steps that nobody could make"));
        var last = LAST.matcher(first.getLast());
        assertThat(last.matches()).isTrue();
        assertThat(Integer.parseInt(last.group(1))).isBetween(330, 510);
        assertThat(Integer.parseInt(last.group(2))).isBetween(150, Integer.parseInt(last.group(1)));
    }

    @Test
    void fewerPeopleAndShorterTimesKeepLess() {
        double now = onTime("changtai --weeks 2 --arrivals 120 --minutes 60");
        assertThat(onTime("changtai --weeks 2 --arrivals 120 --minutes 60 --halve answer --halve request.arrive")).isLessThan(now);
        assertThat(onTime("changtai --weeks 2 --arrivals 120 --minutes 60 --workers 1")).isLessThan(now);
        assertThat(said("changtai --weeks 1 --arrivals 30 --halve answer")).anyMatch(line -> line.startsWith("What if: kinds.request.clocks.answer.within = PT2M30S"));
    }

    @Test
    void twoGridsThatShareTheirPeopleStandTogether() {
        List<String> said = said("changtai --weeks 1 --arrivals 200 --workers 1 --merge 锦溪第01网格+350605100009002");
        assertThat(said).contains("What if: 锦溪第01网格+350605100009002");
        assertThat(said).filteredOn(line -> line.startsWith("锦溪第01网格 ")).allMatch(line -> line.matches("锦溪第01网格 +2 .*"));
    }

    @Test
    void whatIsSetInThePlaybookHolds() {
        double strict = onTime("changtai --weeks 1 --arrivals 60 --set kinds.request.clocks.answer.within=PT1M --set kinds.request.clocks.arrive.within=PT2M");
        double lenient = onTime("changtai --weeks 1 --arrivals 60 --set kinds.request.clocks.answer.within=P5D --set kinds.request.clocks.arrive.within=P5D");
        assertThat(strict).isLessThan(lenient);
    }

    @Test
    void requestsComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"),
                "at,unit,category\n2026-03-02T09:00:00+08:00,锦溪第02网格,\n2026-03-02T08:00:00,,lift_fault\n2026-03-03T10:00:00,350605100009001,\n");
        List<String> said = said("changtai --weeks 1 --arrivals " + file);
        assertThat(said.getFirst()).startsWith("changtai, 1 weeks from 2026-03-02, " + file);
        assertThat(said.getLast()).startsWith("simulated 3 requests, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                 | usage: jinlin simulate CODE
            changtai zhaoan                    | usage: jinlin simulate CODE
            changtai --weeks                   | --weeks takes a number from 1 to 520, not ''
            changtai --weeks 0                 | --weeks takes a number from 1 to 520, not '0'
            changtai --weeks 9999999           | --weeks takes a number from 1 to 520
            changtai --workers 0               | --workers takes a number from 1 to 1000
            changtai --minutes x               | --minutes takes a number from 1 to 10000
            changtai --seed one                | --seed takes a whole number, not 'one'
            changtai --halve Answer            | --halve takes a clock
            changtai --set answer              | --set takes a path and a value
            changtai --merge A                 | --merge takes two units
            changtai --fast yes                | '--fast' is no option of simulate
            """)
    void wordsThatMakeNoSenseAreAnsweredInOneSentence(String words, String sentence) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(complaint()).contains(sentence).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nowhere                                                        | there is no such file; packs are
            base                                                           | there is no playbooks/base/world.yml
            changtai --arrivals nowhere.csv                                | There is no file nowhere.csv; --arrivals takes a file
            changtai --arrivals 0                                          | --arrivals takes more than none a day
            changtai --halve nothing                                       | No clock nothing of changtai has a time of its own
            changtai --halve resume                                        | No clock resume of changtai has a time of its own
            changtai --merge 月球+锦溪第01网格                                | There is no unit '月球' in this world
            changtai --set kinds.request.clocks.answer.within=soon         | 'soon' does not fit; write a span
            changtai --set kinds.request.clocks.anser.within=PT5M          | lacks
            changtai --set kindz.x=1                                       | unknown key 'kindz', did you mean 'kinds'?
            """)
    void whatCannotBeSimulatedIsRefused(String words, String sentence) {
        assertThat(run(words.split(" "))).isEqualTo(1);
        assertThat(complaint()).contains(sentence);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"when\n2026-01-01T00:00:00\n", "at\n", "at\nsoon\n", "at,unit\n2026-01-01T00:00:00,月球\n", "at,category\n2026-01-01T00:00:00,no_such\n", ""})
    void aFileThatDoesNotFitIsNamed(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"), text);
        assertThat(run("changtai", "--arrivals", file.toString())).isEqualTo(1);
        assertThat(complaint()).startsWith(file.toString()).hasLineCount(1);
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("requests.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});
        assertThat(run("changtai", "--arrivals", file.toString())).isEqualTo(1);
        assertThat(complaint()).startsWith(file.toString()).hasLineCount(1);
    }

    /// How long a year takes is measured by itself, on a quiet machine (docs/benchmarks.md): beside other tests on two cores a
    /// limit in seconds would measure the others.
    @Test
    void everybodyWhoIsExpectedInThreeWeeksComes() {
        var last = LAST.matcher(said("changtai --weeks 3 --arrivals 82.4").getLast());
        assertThat(last.matches()).isTrue();
        assertThat(Integer.parseInt(last.group(1))).isBetween(1_560, 1_900);
    }
}
