package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {

    @ParameterizedTest
    @CsvSource({
            "YEAR,    2026-11-20, 2026-01-01, 2026-12-31",
            "YEAR,    2024-02-29, 2024-01-01, 2024-12-31",
            "QUARTER, 2026-11-20, 2026-10-01, 2026-12-31",
            "QUARTER, 2026-01-01, 2026-01-01, 2026-03-31",
            "QUARTER, 2026-06-30, 2026-04-01, 2026-06-30",
            "MONTH,   2024-02-29, 2024-02-01, 2024-02-29",
            "MONTH,   2026-12-31, 2026-12-01, 2026-12-31",
            "WEEK,    2026-11-20, 2026-11-16, 2026-11-22",
            "WEEK,    2026-11-16, 2026-11-16, 2026-11-22",
            "WEEK,    2027-01-01, 2026-12-28, 2027-01-03",
            "DAY,     2027-01-01, 2027-01-01, 2027-01-01"})
    void aStretchBeginsAndEnds(Cycle cycle, LocalDate day, LocalDate first, LocalDate last) {
        assertThat(cycle.begin(day)).isEqualTo(first);
        assertThat(cycle.end(day)).isEqualTo(last);
        assertThat(cycle.begin(first)).isEqualTo(first);
        assertThat(cycle.begin(last)).isEqualTo(first);
        assertThat(cycle.begin(last.plusDays(1))).isEqualTo(last.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
            "YEAR,    2024-02-29, -1, 2023-02-28",
            "QUARTER, 2026-05-31, -1, 2026-02-28",
            "MONTH,   2026-03-31, -1, 2026-02-28",
            "MONTH,   2026-01-15,  1, 2026-02-15",
            "WEEK,    2027-01-01, -1, 2026-12-25",
            "DAY,     2027-01-01, -1, 2026-12-31"})
    void aDayMovesByStretches(Cycle cycle, LocalDate day, int stretches, LocalDate to) {
        assertThat(cycle.plus(day, stretches)).isEqualTo(to);
    }
}
