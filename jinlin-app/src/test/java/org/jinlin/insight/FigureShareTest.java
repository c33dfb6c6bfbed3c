package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Which;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureShareTest {

    private static final Set<String> VERDICTS = Set.of("solved", "partly", "unsolved");

    private static FigureShare share(Which which, long part, long whole) {
        var counted = new Counted.Count(which);
        return FigureShare.of(new Figure("x", counted, Optional.of(counted), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty()), VERDICTS, part, OptionalLong.of(whole));
    }

    private static Which which(Set<String> ends, Map<String, Object> where) {
        return new Which("request", Set.of(), ends, where);
    }

    @Test
    void ofFewerThanTenVerdictsNoRateIsMade() {
        for (Which said : new Which[] {which(Set.of(), Map.of("verdict", "solved")), which(Set.of(), Map.of("word", "satisfied")), which(Set.of("solved"), Map.of())}) {
            assertThat(share(said, 9, 9)).extracting(FigureShare::few, FigureShare::percent).containsExactly(true, Optional.empty());
            assertThat(share(said, 9, 10).percent()).contains(new BigDecimal("90.0"));
        }
    }

    @Test
    void aCoverageAlwaysShows() {
        assertThat(share(which(Set.of("held"), Map.of("form", "online")), 1, 3)).extracting(FigureShare::few, FigureShare::percent).containsExactly(false, Optional.of(new BigDecimal("33.3")));
    }

    @ParameterizedTest
    @CsvSource({"1999, 2000, 99.9", "2000, 2000, 100.0", "2, 3, 66.6", "0, 7, 0.0", "5, 2, 250.0", "-1, 3, -33.4", "9016, 10000, 90.1"})
    void onlyAllIsAll(long part, long whole, BigDecimal percent) {
        assertThat(share(which(Set.of(), Map.of()), part, whole).percent()).contains(percent);
    }

    @Test
    void nothingIsDividedByNothing() {
        assertThat(share(which(Set.of(), Map.of()), 0, 0).percent()).isEmpty();
        assertThat(share(which(Set.of(), Map.of()), 5, 0).percent()).isEmpty();
        var alone = new Figure("x", new Counted.Units("grid"), Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(FigureShare.of(alone, VERDICTS, 5, OptionalLong.empty()).percent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"687, 1000, -31.3", "1000, 687, 45.6", "5, 5, 0.0", "0, 5, -100.0", "15, 5, 200.0"})
    void aChangeIsOfWhatWasBefore(long now, long before, BigDecimal change) {
        assertThat(FigureShare.change(now, before)).isEqualByComparingTo(change);
    }

    @Test
    void fromNothingThereIsNoChangeInPercent() {
        assertThat(FigureShare.change(5, 0)).isNull();
        assertThat(FigureShare.change(0, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"32, 2, 16.0", "1, 3, 0.3", "0, 5, 0.0"})
    void aSumOverACountIsSoMuchForEachAndNoShare(long sum, long count, BigDecimal each) {
        var meetings = which(Set.of("held"), Map.of());
        var mean = new Figure("x", new Counted.Sum(meetings, "people"), Optional.of(new Counted.Count(meetings)), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(FigureShare.of(mean, VERDICTS, sum, OptionalLong.of(count))).extracting(FigureShare::average, FigureShare::percent).containsExactly(Optional.of(each), Optional.empty());
        assertThat(FigureShare.of(mean, VERDICTS, sum, OptionalLong.of(0)).average()).isEmpty();
        var part = new Figure("x", new Counted.Sum(meetings, "people"), Optional.of(new Counted.Sum(meetings, "seats")), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(FigureShare.of(part, VERDICTS, 1, OptionalLong.of(2))).extracting(FigureShare::average, FigureShare::percent).containsExactly(Optional.empty(), Optional.of(new BigDecimal("50.0")));
    }
}
