package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A number and its list are the same matters: what the rates count is what the slices sum up, whatever the matters are.
class SliceTest {

    private static final List<String> OUTCOMES = List.of("solved", "partly", "unsolved", "unrated", "rejected", "withdrawn");

    private static List<Cell> some(long seed) {
        var random = new Random(seed);
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < 60; i++) {
            boolean open = random.nextBoolean();
            boolean heard = random.nextBoolean();
            cells.add(new Cell(any(random), any(random), open, open ? null : OUTCOMES.get(random.nextInt(OUTCOMES.size())), heard,
                    heard ? OUTCOMES.get(random.nextInt(3)) : null, heard && random.nextBoolean() ? List.of("satisfied", "so_so").get(random.nextInt(2)) : null, 1 + random.nextInt(5)));
        }
        return cells;
    }

    private static Promise any(Random random) {
        return Promise.values()[random.nextInt(Promise.values().length)];
    }

    private static int count(String what, List<Cell> cells) {
        return Slice.of(what).orElseThrow().count(cells);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thePartsOfEveryRateAreWhatTheRateSays(long seed) {
        List<Cell> cells = some(seed);
        Rates rates = Rates.of(cells);
        for (var each : List.of(List.of("response", rates.response()), List.of("on_time", rates.onTime()))) {
            var rate = (Rates.Rate) each.get(1);
            assertThat(count(each.get(0) + ".yes", cells)).isEqualTo(rate.numerator());
            assertThat(count(each.get(0) + ".all", cells)).isEqualTo(rate.denominator());
            assertThat(count(each.get(0) + ".no", cells)).isEqualTo(rate.denominator() - rate.numerator());
            rate.exclusions().forEach((reason, matters) -> assertThat(count(each.get(0) + ".left-" + reason, cells)).as(reason).isEqualTo(matters));
        }
        for (var each : List.of(List.of("resolution", rates.resolution()), List.of("satisfaction", rates.satisfaction()))) {
            var voice = (Rates.Voice) each.get(1);
            assertThat(count(each.get(0) + ".yes", cells)).isEqualTo(voice.numerator());
            assertThat(count(each.get(0) + ".all", cells)).isEqualTo(voice.denominator());
            assertThat(count(each.get(0) + ".silent", cells)).isEqualTo(voice.silent());
            assertThat(count(each.get(0) + ".left", cells)).isEqualTo(Rates.sum(voice.exclusions()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void everyMatterIsInEveryRateOnce(long seed) {
        List<Cell> cells = some(seed);
        int all = count("all", cells);
        for (String rate : List.of("response", "on_time", "resolution", "satisfaction")) {
            assertThat(Stream.of("yes", "no", "silent", "left").mapToInt(part -> count(rate + "." + part, cells)).sum()).as(rate).isEqualTo(all);
        }
    }

    @Test
    void aCodeTellsApartWhatTheRatesTellApart() {
        List<Cell> cells = some(12);
        var codes = Slice.of("response.yes").orElseThrow().codes(cells);
        assertThat(cells.stream().filter(cell -> codes.contains(cell.code())).mapToInt(Cell::matters).sum()).isEqualTo(count("response.yes", cells));
        assertThat(new Cell(Promise.MET, Promise.NONE, true, null, false, null, null, 1).code()).isEqualTo("met|none|true||false||");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "response", "response.", "response.maybe", "on-time.yes", "speed.all", "response.left-", "response.left-<b>", "resolution.yes;drop",
            "satisfaction.left-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ALL", " all"})
    void whatIsNoNumberHasNoList(String what) {
        assertThat(Slice.of(what)).isEmpty();
    }
}
