package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jinlin.playbook.Cycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureDaysTest {

    @ParameterizedTest
    @CsvSource({
            "YEAR,    2026-11-20, 2026-01-01, 2025-01-01, 2025-11-20",
            "YEAR,    2026-12-31, 2026-01-01, 2025-01-01, 2025-12-31",
            "YEAR,    2024-02-29, 2024-01-01, 2023-01-01, 2023-02-28",
            "QUARTER, 2026-11-20, 2026-10-01, 2026-07-01, 2026-08-20",
            "QUARTER, 2026-03-31, 2026-01-01, 2025-10-01, 2025-12-31",
            "MONTH,   2026-03-30, 2026-03-01, 2026-02-01, 2026-02-28",
            "MONTH,   2026-02-28, 2026-02-01, 2026-01-01, 2026-01-31",
            "WEEK,    2026-11-20, 2026-11-16, 2026-11-09, 2026-11-13",
            "WEEK,    2026-11-22, 2026-11-16, 2026-11-09, 2026-11-15",
            "DAY,     2026-11-20, 2026-11-20, 2026-11-19, 2026-11-19"})
    void partsAreComparedWithPartsAndWholesWithWholes(Cycle cycle, LocalDate day, LocalDate first, LocalDate earlier, LocalDate last) {
        assertThat(FigureDays.of(cycle, day)).isEqualTo(new FigureDays(new DashPeriod(first, day), new DashPeriod(earlier, last)));
    }

    @ParameterizedTest
    @EnumSource(Cycle.class)
    void theStretchBeforeNeverReachesIntoThisOne(Cycle cycle) {
        for (LocalDate day = LocalDate.of(2023, 12, 20); day.isBefore(LocalDate.of(2025, 3, 5)); day = day.plusDays(1)) {
            FigureDays days = FigureDays.of(cycle, day);
            assertThat(days.before().to()).as("%s %s", cycle, day).isBefore(days.now().from()).isAfterOrEqualTo(days.before().from());
            assertThat(days.before().from()).isEqualTo(cycle.begin(days.now().from().minusDays(1)));
        }
    }

    @Test
    void aDayEndsWhereTheTenantLives() {
        var time = FigureDays.time(Optional.of(new DashPeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 20))), ZoneId.of("Asia/Shanghai")).orElseThrow();
        assertThat(time).isEqualTo(new FigureStore.Time(Instant.parse("2026-10-31T16:00:00Z"), Instant.parse("2026-11-20T16:00:00Z")));
        assertThat(FigureDays.time(Optional.empty(), ZoneId.of("Asia/Shanghai"))).isEmpty();
    }
}
