package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.playbook.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HU-04: what is late by how many days, and where a bar lies.
class BarLineTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Kind.Bars ALL = new Kind.Bars(Optional.of("from"), "until", Optional.of("begun"), Optional.of("done"));
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private static Fact fact(@Nullable String ended, String... facts) {
        var known = new HashMap<String, Object>();
        for (String each : facts) {
            known.put(each.split("=")[0], each.split("=")[1] + "T04:00:00Z");
        }
        return new Fact(1, "1-261101-0001", "target", 2, 2, null, null, null, "pending", null, Instant.parse("2026-11-01T04:00:00Z"), ended == null ? null : Instant.parse(ended + "T04:00:00Z"),
                null, null, null, known, 1, null);
    }

    private static Optional<BarLine> line(Fact fact, Kind.Bars bars) {
        return BarLine.of(fact, bars, NOW, ZONE, null, "社区", "在建");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "until=2026-11-25, -, 0", "until=2026-11-20, -, 0", "until=2026-11-19, -, 1", "until=2026-11-10, -, 10",
        "until=2026-11-10, 2026-11-10, 0", "until=2026-11-10, 2026-11-12, 2", "until=2026-11-10 done=2026-11-09, 2026-11-15, 0", "until=2026-11-10 done=2026-11-11, -, 1"})
    void lateIsCountedInDaysPastThePlannedEnd(String facts, @Nullable String ended, int late) {
        assertThat(line(fact(ended, facts.split(" ")), ALL).orElseThrow().late()).isEqualTo(late);
    }

    @Test
    void withoutAPlannedEndNothingIsDrawn() {
        assertThat(line(fact(null, "from=2026-11-02"), ALL)).isEmpty();
    }

    @Test
    void whatWasNeverSaidToBeginHasNotBegunUntilItIsOver() {
        assertThat(line(fact(null, "until=2026-12-01"), ALL).orElseThrow().begun()).isNull();
        assertThat(line(fact("2026-11-12", "until=2026-12-01"), ALL).orElseThrow().begun()).isEqualTo("2026-11-01");
        assertThat(line(fact(null, "until=2026-12-01"), new Kind.Bars(Optional.empty(), "until", Optional.empty(), Optional.empty())).orElseThrow().begun()).isEqualTo("2026-11-01");
    }

    @Test
    void aPlannedBeginAfterItsEndIsNotDrawnBackwards() {
        BarLine line = line(fact(null, "from=2026-12-05", "until=2026-11-25"), ALL).orElseThrow();
        assertThat(line.from()).isBeforeOrEqualTo(line.until());
    }

    @Test
    void theScaleHoldsEveryBar() {
        var lines = List.of(line(fact(null, "from=2026-10-01", "until=2026-10-30", "begun=2026-10-05"), ALL).orElseThrow(), line(fact(null, "until=2027-03-01"), ALL).orElseThrow());
        LocalDate today = LocalDate.of(2026, 11, 20);
        BarLine.Scale scale = BarBoard.scale(lines, today);
        assertThat(Map.of("first", scale.first(), "last", scale.last())).isEqualTo(Map.of("first", LocalDate.of(2026, 10, 1), "last", LocalDate.of(2027, 3, 1)));
        for (BarLine line : lines) {
            assertThat(scale.x(line.from())).isNotNegative();
            assertThat(scale.x(line.from()) + scale.width(line.from(), line.until())).isLessThanOrEqualTo(BarLine.Scale.WIDTH + 0.1);
        }
        assertThat(scale.width(today, today)).isGreaterThanOrEqualTo(2);
        assertThat(BarBoard.scale(List.of(), today).x(today)).isZero();
    }
}
