package org.jinlin.insight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jinlin.people.PageTexts;

/// Days and months as a page writes them, in the language of the page.
public final class DashDates {

    private DashDates() {}

    /// `11 月 1 日`
    public static String day(PageTexts texts, LocalDate day) {
        return written(texts, "dash.date", day);
    }

    /// `2026 年 11 月 1 日`
    public static String dayOfYear(PageTexts texts, LocalDate day) {
        return written(texts, "dash.date.year", day);
    }

    /// `11/1`, where there is little room.
    public static String narrow(LocalDate day) {
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }

    /// `2026 年 11 月`
    public static String month(PageTexts texts, LocalDate day) {
        return written(texts, "dash.month", day);
    }

    private static String written(PageTexts texts, String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get(pattern), Locale.of(texts.language())).format(day);
    }
}
