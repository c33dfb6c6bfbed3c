package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PeriodTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Provide
    Arbitrary<String> rhythms() {
        return Arbitraries.of("week", "month", "quarter", "last_sunday");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 40_000).map(day -> LocalDate.of(2000, 1, 1).plusDays(day));
    }

    @Property
    void everyDayLiesInOnePeriodThatBeganOnOrBeforeIt(@ForAll("rhythms") String rhythm, @ForAll("days") LocalDate day) {
        Period period = Period.of(rhythm, day);
        assertThat(period.first()).isBeforeOrEqualTo(day);
        assertThat(Period.of(rhythm, period.first())).isEqualTo(period);
    }

    @Property
    void codesSortLikeTimeAndAreNeverUsedTwice(@ForAll("rhythms") String rhythm, @ForAll("days") LocalDate day) {
        Period period = Period.of(rhythm, day);
        assertThat(period.before().code()).isLessThan(period.code());
        assertThat(period.before().first()).isBefore(period.first());
        assertThat(Period.of(rhythm, period.first().minusDays(1))).isEqualTo(period.before());
    }

    @Property
    void whatWasMissedLiesBetweenWithoutGaps(@ForAll("rhythms") String rhythm, @ForAll("days") LocalDate day) {
        Period now = Period.of(rhythm, day);
        Period then = now.before().before().before();
        Instant recorded = then.startsAt(ZONE).plusSeconds(60);
        assertThat(now.missedSince(recorded, ZONE)).containsExactly(now.before().before(), now.before());
        assertThat(now.missedSince(now.startsAt(ZONE), ZONE)).isEmpty();
    }

    @Example
    void weeksAreThoseOfIso8601() {
        assertThat(Period.of("week", LocalDate.parse("2026-11-20")).code()).isEqualTo("2026-W47");
        assertThat(Period.of("week", LocalDate.parse("2026-11-22")).first()).isEqualTo("2026-11-16");
        assertThat(Period.of("week", LocalDate.parse("2027-01-03")).code()).isEqualTo("2026-W53");
        assertThat(Period.of("week", LocalDate.parse("2024-12-30")).code()).isEqualTo("2025-W01");
    }

    @Example
    void monthsAndQuartersBeginOnTheirFirstDay() {
        assertThat(Period.of("month", LocalDate.parse("2028-02-29"))).extracting(Period::code, Period::first).containsExactly("2028-02", LocalDate.parse("2028-02-01"));
        assertThat(Period.of("quarter", LocalDate.parse("2026-12-31"))).extracting(Period::code, Period::first).containsExactly("2026-Q4", LocalDate.parse("2026-10-01"));
    }

    @Example
    void theLastSundayBeginsItsPeriod() {
        assertThat(Period.of("last_sunday", LocalDate.parse("2026-11-28")).code()).isEqualTo("2026-10-25");
        assertThat(Period.of("last_sunday", LocalDate.parse("2026-11-29")).code()).isEqualTo("2026-11-29");
        assertThat(Period.of("last_sunday", LocalDate.parse("2026-03-31")).code()).isEqualTo("2026-03-29");
        assertThat(Period.of("last_sunday", LocalDate.parse("2026-03-28")).code()).isEqualTo("2026-02-22");
    }

    @Example
    void anUnknownRhythmIsRefused() {
        for (String rhythm : List.of("", "weeks", "day", "WEEK")) {
            assertThatThrownBy(() -> Period.of(rhythm, LocalDate.parse("2026-11-20"))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
