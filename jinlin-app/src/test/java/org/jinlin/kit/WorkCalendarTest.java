package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

    private static final WorkCalendar CHINA = WorkCalendar.china();

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, true",  // Friday before the Spring Festival
        "2026-02-14, true",  // Saturday, made up
        "2026-02-15, false", // first day off
        "2026-02-17, false", // Spring Festival, a Tuesday
        "2026-02-23, false", // last day off, a Monday
        "2026-02-24, true",
        "2026-02-28, true",  // Saturday, made up
        "2026-03-01, false", // ordinary Sunday
        "2026-10-01, false",
        "2026-10-10, true",  // Saturday, made up
        "2006-12-30, true",  // Saturday, made up for the New Year of 2007
        "2024-02-29, true"
    })
    void knows_holidays_and_make_up_days(LocalDate day, boolean works) {
        assertThat(CHINA.isWorkday(day)).isEqualTo(works);
    }

    @Test
    void every_day_of_an_uncovered_year_is_counted_by_weekday() {
        LocalDate.of(2027, 1, 4).datesUntil(LocalDate.of(2028, 1, 1)).forEach(day ->
                assertThat(CHINA.isWorkday(day)).as("%s", day)
                        .isEqualTo(day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY));
    }

    @Test
    void covers_the_years_it_has_a_notice_for() {
        for (int year = 2007; year <= 2026; year++) {
            assertThat(CHINA.covers(year)).as("%s", year).isTrue();
        }
        assertThat(CHINA.covers(2006)).as("only make-up days of the next year").isFalse();
        assertThat(CHINA.covers(2027)).isFalse();
    }

    @Test
    void reports_every_uncovered_year_that_a_period_touches() {
        assertThat(CHINA.uncovered(day("2026-01-01"), day("2026-12-31"))).isEmpty();
        assertThat(CHINA.uncovered(day("2026-12-31"), day("2027-01-01"))).containsExactly(2027);
        assertThat(CHINA.uncovered(day("2006-12-31"), day("2028-01-01"))).containsExactly(2006, 2027, 2028);
        assertThat(CHINA.uncovered(day("2028-01-01"), day("2026-01-01"))).isEmpty();
    }

    @Test
    void counts_working_days_across_the_spring_festival() {
        assertThat(CHINA.plusWorkdays(day("2026-02-14"), 1)).isEqualTo(day("2026-02-24"));
        assertThat(CHINA.plusWorkdays(day("2026-02-14"), 0)).isEqualTo(day("2026-02-14"));
        assertThat(CHINA.workdayFrom(day("2026-02-15"))).isEqualTo(day("2026-02-24"));
        assertThat(CHINA.workdayFrom(day("2026-02-24"))).isEqualTo(day("2026-02-24"));
    }

    @Test
    void takes_the_next_year_from_an_administrators_file() {
        var calendar = read("\uFEFFdate,kind,name\r\n2027-10-01,off,x\r\n\r\n2027-10-09,work,\"a, b\"\r\n").orThrow();
        assertThat(calendar.isWorkday(day("2027-10-01"))).isFalse();
        assertThat(calendar.isWorkday(day("2027-10-09"))).isTrue();
        assertThat(calendar.covers(2027)).isTrue();
        assertThat(calendar.covers(2026)).isFalse();
        assertThat(read("2027-10-01,off").isDone()).as("without a heading").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2027-02-30,off", "2027-1-1,off", "01.10.2027,off", ",off", "off", "2027-10-02", "2027-10-02,", "2027-10-02,OFF",
        "2027-10-02,holiday", "2027-10-01,work", "2027-10-01,off", "date,kind"
    })
    void names_the_line_that_it_cannot_take(String line) {
        assertThat(read("date,kind\n2027-10-01,off\n" + line + "\n2027-10-03,off"))
                .isEqualTo(Outcome.refused("CALENDAR_ROW", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "date,kind\n"})
    void refuses_a_file_without_a_day(String text) {
        assertThat(read(text)).isEqualTo(Outcome.refused("CALENDAR_EMPTY"));
    }

    private static Outcome<WorkCalendar> read(String text) {
        return WorkCalendar.read(new StringReader(text));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
