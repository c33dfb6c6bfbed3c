package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.insight.DashBefore.Change;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashBeforeTest {

    private static final DashPeriod OCTOBER = new DashPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));

    private static List<Cell> answered(int inTime, int late) {
        return List.of(new Cell(Promise.MET, Promise.NONE, true, null, false, null, null, inTime), new Cell(Promise.MISSED, Promise.NONE, true, null, false, null, null, late));
    }

    private static Change response(int then, int thenLate, int now, int nowLate) {
        return DashBefore.of(OCTOBER, answered(then, thenLate), answered(now, nowLate)).of("response");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 10, 15, 5, 50.0%, up,   25.0
            15, 5,  10, 10, 75.0%, down, 25.0
            10, 10, 20, 20, 50.0%, same, 0.0
            20, 0,  19, 1,  100%,  down, 5.0
            19, 1,  20, 0,  95.0%, up,   5.0
            2,  10, 12, 0,  16.6%, up,   83.4
            """)
    void aRateIsComparedInPointsOfWhatIsShown(int then, int thenLate, int now, int nowLate, String was, String way, String size) {
        Change change = response(then, thenLate, now, nowLate);
        assertThat(change.shown()).isEqualTo(was);
        assertThat(change.way()).isEqualTo(way);
        assertThat(change.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"9,0,20,0", "20,0,9,0", "0,0,20,0", "20,0,0,0", "5,4,5,4"})
    void fewerThanTenInEitherPeriodAreNotCompared(int then, int thenLate, int now, int nowLate) {
        DashBefore before = DashBefore.of(OCTOBER, answered(then, thenLate), answered(now, nowLate));
        assertThat(before.changes()).isEmpty();
        assertThat(before.of("response")).isNull();
        assertThat(before.of("all")).isNull();
    }

    @Test
    void countsAreComparedAsCounts() {
        DashBefore before = DashBefore.of(OCTOBER, answered(10, 2), answered(20, 1));
        assertThat(before.of("all")).satisfies(all -> {
            assertThat(all.shown()).isEqualTo("12");
            assertThat(all.size()).isEqualTo("9");
            assertThat(all.way()).isEqualTo("up");
        });
        assertThat(before.of("response.yes").size()).isEqualTo("10");
        assertThat(before.of("closed").way()).isEqualTo("same");
        assertThat(before.of("resolution")).as("nobody rated").isNull();
        assertThat(before.of("no number")).isNull();
    }

    /// What a reader adds up from the page is right: then plus the change is now.
    @Property(tries = 200)
    void thenAndTheChangeMakeNow(@ForAll @IntRange(max = 60) int then, @ForAll @IntRange(max = 60) int thenLate, @ForAll @IntRange(max = 60) int now, @ForAll @IntRange(max = 60) int nowLate) {
        Change change = response(then, thenLate, now, nowLate);
        var shown = DashFigure.percent(Rates.of(answered(now, nowLate)).response().rate());
        assertThat(change == null).isEqualTo(then + thenLate < Rates.FEWEST || now + nowLate < Rates.FEWEST);
        if (change != null) {
            assertThat(change.was().add(change.by())).isEqualByComparingTo(shown);
        }
    }

    @Test
    void thePeriodBeforeIsAsLongAndEndsTheDayBefore() {
        DashPeriod week = new DashPeriod(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 7));
        assertThat(week.before()).isEqualTo(new DashPeriod(LocalDate.of(2026, 2, 22), LocalDate.of(2026, 2, 28)));
        assertThat(week.before().length()).isEqualTo(week.length());
    }

    @ParameterizedTest
    @CsvSource({"2026-03,2026-02-01,2026-02-28", "2026-01,2025-12-01,2025-12-31", "2024-03,2024-02-01,2024-02-29"})
    void theMonthBeforeIsAWholeMonth(String month, LocalDate from, LocalDate to) {
        DashPeriod period = DashPeriod.month(month, LocalDate.of(2026, 11, 20)).orElse(refusal -> OCTOBER);
        assertThat(period.monthBefore()).isEqualTo(new DashPeriod(from, to));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 1001})
    void aNumberThatIsNoReturningIsRefusedAtTheStart(int least) {
        assertThatThrownBy(() -> new DashSlow(null, null, Duration.ZERO, least)).hasMessageContaining("jinlin.dash-repeats");
    }
}
