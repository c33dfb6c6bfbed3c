package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Promise;
import org.junit.jupiter.api.Test;

class DashTrendTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

    private static Cell answered(int matters, boolean inTime) {
        return new Cell(inTime ? Promise.MET : Promise.MISSED, Promise.NONE, true, null, false, null, null, matters);
    }

    private static DashPeriod days(int days) {
        return new DashPeriod(MONDAY, MONDAY.plusDays(days - 1L));
    }

    @Test
    void aShortPeriodGoesByDayAndALongOneByWeek() {
        assertThat(DashTrend.of(new TreeMap<>(), days(7)).buckets()).hasSize(7).allMatch(bucket -> bucket.from().equals(bucket.to()));
        DashTrend weeks = DashTrend.of(new TreeMap<>(), new DashPeriod(MONDAY.plusDays(2), MONDAY.plusDays(31)));
        assertThat(weeks.byWeek()).isTrue();
        assertThat(weeks.buckets().getFirst().from()).isEqualTo(MONDAY.plusDays(2));
        assertThat(weeks.buckets().getFirst().to()).isEqualTo(MONDAY.plusDays(6));
        assertThat(weeks.buckets().getLast().to()).isEqualTo(MONDAY.plusDays(31));
    }

    @Test
    void everyDayIsInOneBucket() {
        var byDay = new TreeMap<LocalDate, List<Cell>>();
        for (int i = 0; i < 30; i++) {
            byDay.put(MONDAY.plusDays(i), List.of(answered(i + 1, true)));
        }
        assertThat(DashTrend.of(byDay, days(30)).buckets().stream().mapToInt(DashTrend.Bucket::matters).sum()).isEqualTo(465);
    }

    @Test
    void fewerThanTenMakeNoPointAndALineHasAGapThere() {
        var byDay = new TreeMap<LocalDate, List<Cell>>();
        byDay.put(MONDAY, List.of(answered(10, true)));
        byDay.put(MONDAY.plusDays(1), List.of(answered(9, true)));
        byDay.put(MONDAY.plusDays(2), List.of(answered(9, true), answered(1, false)));
        DashTrend trend = DashTrend.of(byDay, days(3));
        assertThat(trend.buckets().get(1).response()).isNull();
        assertThat(trend.lines()).hasSize(1);
        assertThat(trend.lines().getFirst().points()).hasSize(2);
        assertThat(trend.lines().getFirst().path()).matches("M[^L]*M[^L]*");
        assertThat(trend.lines().getFirst().last()).isEqualTo("90.0");
    }

    @Test
    void noRatesMakeNoLinesAndTheScaleStandsAnyway() {
        DashTrend empty = DashTrend.of(new TreeMap<>(), days(7));
        assertThat(empty.lines()).isEmpty();
        assertThat(empty.most()).isOne();
        assertThat(empty.scale()).startsWith(0).endsWith(100);
    }

    @Test
    void theScaleBeginsBelowTheLowestPointAndNamesDoNotLieOnEachOther() {
        var byDay = new TreeMap<LocalDate, List<Cell>>();
        byDay.put(MONDAY, List.of(new Cell(Promise.MET, Promise.MET, false, "solved", true, "solved", "satisfied", 63), new Cell(Promise.MISSED, Promise.MET, false, "partly", true, "partly", "so_so", 37)));
        DashTrend trend = DashTrend.of(byDay, days(1));
        assertThat(trend.floor()).isEqualTo(60);
        List<Double> labels = trend.lines().stream().map(DashTrend.Line::labelY).sorted().toList();
        assertThat(labels).hasSize(3);
        assertThat(labels.get(1) - labels.get(0)).isGreaterThanOrEqualTo(14);
        assertThat(labels.get(2) - labels.get(1)).isGreaterThanOrEqualTo(14);
        assertThat(trend.lines()).allMatch(line -> line.points().stream().allMatch(point -> point.y() >= 0 && point.y() <= DashTrend.HEIGHT && point.x() <= DashTrend.WIDTH));
    }
}
