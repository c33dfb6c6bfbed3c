package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.jinlin.insight.Rates.Rate;
import org.jinlin.insight.Rates.Voice;
import org.jspecify.annotations.Nullable;

/// Regression 10: rates stay between 0 and 1, move the right way, count what is open and overdue, and say what was left out.
class RatesTest {

    private static final Cell ON_TIME = closed(Promise.MET, "solved");
    private static final Cell LATE = closed(Promise.MISSED, "solved");
    private static final Cell OVERDUE = new Cell(Promise.MET, Promise.MISSED, true, null, false, null, null, 1);

    private static Cell closed(Promise work, @Nullable String outcome) {
        return new Cell(Promise.MET, work, false, outcome, false, null, null, 1);
    }

    private static Cell heard(String verdict, String word, int matters) {
        return new Cell(Promise.MET, Promise.MET, false, verdict, true, verdict, word, matters);
    }

    private static Cell times(Cell cell, int matters) {
        return new Cell(cell.answer(), cell.work(), cell.open(), cell.outcome(), cell.heard(), cell.verdict(), cell.word(), matters);
    }

    private static List<Cell> with(List<Cell> cells, Cell more) {
        return Stream.concat(cells.stream(), Stream.of(more)).toList();
    }

    @Provide
    Arbitrary<List<Cell>> cells() {
        var outcomes = Arbitraries.of("solved", "partly", "unsolved", "unrated", "rejected", "withdrawn", "merged", "finished");
        var closed = Combinators.combine(Arbitraries.of(Promise.class), Arbitraries.of(Promise.class), outcomes, Arbitraries.of(true, false),
                Arbitraries.of("solved", "partly", "unsolved").injectNull(0.1), Arbitraries.of("satisfied", "so_so", "dissatisfied").injectNull(0.1), Arbitraries.integers().between(1, 40))
                .as((answer, work, outcome, heard, verdict, word, n) -> new Cell(answer, work, false, outcome, heard, heard ? verdict : null, heard ? word : null, n));
        var open = Combinators.combine(Arbitraries.of(Promise.class), Arbitraries.of(Promise.class), Arbitraries.of(true, false), Arbitraries.integers().between(1, 40))
                .as((answer, work, heard, n) -> new Cell(answer, work, true, null, heard, heard ? "unsolved" : null, heard ? "dissatisfied" : null, n));
        return Arbitraries.oneOf(closed, open).list().ofMaxSize(12);
    }

    @Property
    void everyMatterIsCountedOrLeftOutWithAReason(@ForAll("cells") List<Cell> cells) {
        Rates rates = Rates.of(cells);
        assertThat(rates.matters()).isEqualTo(cells.stream().mapToInt(Cell::matters).sum());
        for (Rate rate : List.of(rates.response(), rates.onTime())) {
            assertThat(rate.denominator() + Rates.sum(rate.exclusions())).isEqualTo(rates.matters());
        }
        for (Voice voice : List.of(rates.resolution(), rates.satisfaction())) {
            assertThat(voice.denominator() + voice.silent() + Rates.sum(voice.exclusions())).isEqualTo(rates.matters());
            assertThat(Rates.sum(voice.answers())).isEqualTo(voice.denominator());
        }
    }

    @Property
    void ratesLieBetweenNothingAndAllAndAreNotMadeOfFewerThanTen(@ForAll("cells") List<Cell> cells) {
        Rates rates = Rates.of(cells);
        check(rates.response().numerator(), rates.response().denominator(), rates.response().rate());
        check(rates.onTime().numerator(), rates.onTime().denominator(), rates.onTime().rate());
        check(rates.resolution().numerator(), rates.resolution().denominator(), rates.resolution().rate());
        check(rates.satisfaction().numerator(), rates.satisfaction().denominator(), rates.satisfaction().rate());
    }

    private static void check(int numerator, int denominator, @Nullable BigDecimal rate) {
        assertThat(numerator).isBetween(0, denominator);
        assertThat(rate == null).isEqualTo(denominator < 10);
        if (rate != null) {
            assertThat(rate).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(rate.compareTo(BigDecimal.ONE) == 0).isEqualTo(numerator == denominator);
        }
    }

    @Property
    void oneMoreClosedOnTimeNeverLowersAndOneMoreLateOrOverdueNeverRaises(@ForAll("cells") List<Cell> cells) {
        Rate before = Rates.of(cells).onTime();
        assertThat(higherOrSame(Rates.of(with(cells, ON_TIME)).onTime(), before)).isTrue();
        assertThat(higherOrSame(before, Rates.of(with(cells, LATE)).onTime())).isTrue();
        assertThat(higherOrSame(before, Rates.of(with(cells, OVERDUE)).onTime())).isTrue();
    }

    @Property
    void oneMoreAnswerInTimeNeverLowersAndOneMoreUnansweredNeverRaises(@ForAll("cells") List<Cell> cells) {
        Rate before = Rates.of(cells).response();
        var unanswered = new Cell(Promise.MISSED, Promise.RUNNING, true, null, false, null, null, 1);
        assertThat(higherOrSame(Rates.of(with(cells, ON_TIME)).response(), before)).isTrue();
        assertThat(higherOrSame(before, Rates.of(with(cells, unanswered)).response())).isTrue();
    }

    @Property
    void oneMoreYesNeverLowersOneMoreNoNeverRaisesAndSilenceMovesNoRate(@ForAll("cells") List<Cell> cells) {
        Rates before = Rates.of(cells);
        Rates yes = Rates.of(with(cells, heard("solved", "satisfied", 1)));
        Rates no = Rates.of(with(cells, heard("unsolved", "dissatisfied", 1)));
        Rates partly = Rates.of(with(cells, heard("partly", "so_so", 1)));
        Rates silent = Rates.of(with(cells, closed(Promise.MET, "unrated")));
        for (var voice : List.<java.util.function.Function<Rates, Voice>>of(Rates::resolution, Rates::satisfaction)) {
            assertThat(higherOrSame(voice.apply(yes), voice.apply(before))).isTrue();
            assertThat(higherOrSame(voice.apply(before), voice.apply(no))).isTrue();
            assertThat(higherOrSame(voice.apply(before), voice.apply(partly))).isTrue();
            assertThat(voice.apply(silent).rate()).isEqualTo(voice.apply(before).rate());
            assertThat(voice.apply(silent).silent()).isEqualTo(voice.apply(before).silent() + 1);
        }
    }

    /// Compared as fractions, so that rounding and the threshold of ten hide nothing; of none there is no rate to compare.
    private static boolean higherOrSame(Rate one, Rate other) {
        return one.denominator() == 0 || other.denominator() == 0 || (long) one.numerator() * other.denominator() >= (long) other.numerator() * one.denominator();
    }

    private static boolean higherOrSame(Voice one, Voice other) {
        return one.denominator() == 0 || other.denominator() == 0 || (long) one.numerator() * other.denominator() >= (long) other.numerator() * one.denominator();
    }

    @Property
    void theOrderAndThePackingOfTheCellsDoNotMatter(@ForAll("cells") List<Cell> cells) {
        var single = new ArrayList<Cell>();
        cells.reversed().forEach(cell -> {
            for (int i = 0; i < cell.matters(); i++) {
                single.add(times(cell, 1));
            }
        });
        assertThat(Rates.of(single)).isEqualTo(Rates.of(cells));
    }

    @Example
    void whatIsOpenAndOverdueIsCountedAndWhatIsOpenInTimeIsNot() {
        var inTime = new Cell(Promise.MET, Promise.RUNNING, true, null, false, null, null, 5);
        Rate rate = Rates.of(List.of(times(ON_TIME, 9), times(OVERDUE, 3), inTime)).onTime();
        assertThat(rate.numerator()).isEqualTo(9);
        assertThat(rate.denominator()).isEqualTo(12);
        assertThat(rate.exclusions()).isEqualTo(Map.of("running", 5));
        assertThat(rate.rate()).isEqualByComparingTo("0.75");
    }

    @Example
    void withdrawingOrMergingDoesNotHideAMissedPromise() {
        var merged = closed(Promise.VOID, "merged");
        var mergedLate = closed(Promise.MISSED, "merged");
        Rate rate = Rates.of(List.of(times(ON_TIME, 10), times(merged, 4), times(mergedLate, 2))).onTime();
        assertThat(rate.denominator()).isEqualTo(12);
        assertThat(rate.exclusions()).isEqualTo(Map.of("merged", 4));
    }

    @Example
    void whatNobodyPromisedIsOnTimeWhenItIsClosedAndNoAnswerIsExpected() {
        var unpromised = new Cell(Promise.NONE, Promise.NONE, false, "finished", false, null, null, 10);
        assertThat(Rates.of(List.of(unpromised)).onTime().rate()).isEqualByComparingTo("1");
        assertThat(Rates.of(List.of(unpromised)).response().exclusions()).isEqualTo(Map.of("unpromised", 10));
    }

    @Example
    void nineAreCountedButNotRated() {
        assertThat(Rates.of(List.of(times(ON_TIME, 9))).onTime()).extracting(Rate::numerator, Rate::denominator, Rate::rate).containsExactly(9, 9, null);
        assertThat(Rates.of(List.of(times(ON_TIME, 10))).onTime().rate()).isEqualByComparingTo("1");
    }

    @Example
    void almostAllIsNotShownAsAll() {
        assertThat(Rates.of(List.of(times(ON_TIME, 99_999), LATE)).onTime().rate()).isEqualByComparingTo("0.9999");
    }

    @Example
    void theShareWithoutAnswerStandsBesideTheRate() {
        Voice voice = Rates.of(List.of(heard("solved", "satisfied", 8), heard("partly", "so_so", 4), times(closed(Promise.MET, "unrated"), 12))).resolution();
        assertThat(voice).extracting(Voice::numerator, Voice::denominator, Voice::silent).containsExactly(8, 12, 12);
        assertThat(voice.rate()).isEqualByComparingTo("0.6666");
        assertThat(voice.silentShare()).isEqualByComparingTo("0.5");
        assertThat(voice.answers()).isEqualTo(Map.of("solved", 8, "partly", 4));
    }

    @Example
    void ofNothingThereAreNoRatesButAlsoNoFault() {
        assertThat(Rates.of(List.of())).extracting(Rates::matters, rates -> rates.onTime().rate(), rates -> rates.satisfaction().silentShare()).containsExactly(0, null, null);
    }
}
