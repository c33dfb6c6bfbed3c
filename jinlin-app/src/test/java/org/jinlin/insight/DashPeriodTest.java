package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jinlin.kit.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DashPeriodTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private static String code(Outcome<?> outcome) {
        return outcome.map(Object::toString).orElse(refusal -> refusal.code());
    }

    @ParameterizedTest
    @NullAndEmptySource
    void thirtyDaysUpToTodayWhenNothingIsSaid(String nothing) {
        assertThat(DashPeriod.days(nothing, TODAY).orThrow()).isEqualTo(new DashPeriod(LocalDate.parse("2026-10-22"), TODAY));
        assertThat(DashPeriod.month(nothing, TODAY).orThrow()).isEqualTo(new DashPeriod(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30")));
    }

    @ParameterizedTest
    @CsvSource({"7, 2026-11-14", "30, 2026-10-22", "90, 2026-08-23"})
    void theChoicesCountTodayAsADay(String days, LocalDate from) {
        DashPeriod period = DashPeriod.days(days, TODAY).orThrow();
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.length()).isEqualTo(Integer.parseInt(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "-7", "365", "07", "seven", "99999999999999999999", "7 or 1=1", "<script>"})
    void otherPeriodsAreRefused(String days) {
        assertThat(code(DashPeriod.days(days, TODAY))).isEqualTo("PERIOD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-13", "2026-00", "11-2026", "2026-11-01", "november", "2026-11 ", "999999999999-01"})
    void aMonthThatIsNoneIsRefused(String month) {
        assertThat(code(DashPeriod.month(month, TODAY))).isEqualTo("MONTH_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, 2026-11-19, PERIOD_BACKWARDS", "2025-11-20, 2026-11-21, PERIOD_TOO_LONG", "0001-01-01, 9999-12-31, PERIOD_TOO_LONG", "yesterday, 2026-11-20, DAY_MALFORMED",
            "2026-11-20, 2026-02-30, DAY_MALFORMED", "+999999999-12-31, 2026-11-20, PERIOD_BACKWARDS"})
    void daysThatMakeNoPeriodAreRefused(String from, String to, String refused) {
        assertThat(code(DashPeriod.between(from, to, TODAY))).isEqualTo(refused);
    }

    @Test
    void aPeriodBeginsAndEndsAtTheTenantsMidnight() {
        var period = new DashPeriod(TODAY, TODAY);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        assertThat(period.begins(zone)).isEqualTo("2026-11-19T16:00:00Z");
        assertThat(period.ends(zone)).isEqualTo("2026-11-20T16:00:00Z");
    }
}
