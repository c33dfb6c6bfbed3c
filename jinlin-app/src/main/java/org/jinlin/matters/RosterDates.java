package org.jinlin.matters;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jinlin.kit.SpreadsheetReader.Kind;

/// Days as people write them in tables: as a date of Excel, which is a number of days, or as 2026-11-20, 2026/11/20, 2026.11.20, 20261120 or 2026年11月20日. Pure.
final class RosterDates {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:[-/.\\u5E74])(\\d{1,2})(?:[-/.\\u6708])(\\d{1,2})\\u65E5?|(\\d{4})(\\d{2})(\\d{2})");
    /// Excel believes that 1900 was a leap year: its days are right from 1900-03-01 on.
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final long DAYS_MIN = 61;
    private static final long DAYS_MAX = 73_050;

    private RosterDates() {}

    /// Empty for what is no day.
    static Optional<LocalDate> read(Cell cell, boolean from1904) {
        String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).replaceAll("\\s+", "");
        if (cell.kind() == Kind.NUMBER && text.matches("\\d{1,5}(\\.\\d{1,12})?")) {
            long days = Long.parseLong(text.replaceAll("\\..*", ""));
            return days < DAYS_MIN || days > DAYS_MAX ? Optional.empty() : Optional.of((from1904 ? FIRST_OF_1904 : FIRST).plusDays(days));
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int first = written.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(written.group(first)), Integer.parseInt(written.group(first + 1)), Integer.parseInt(written.group(first + 2))));
        } catch (DateTimeException e) {
            return Optional.empty(); // 30 February
        }
    }
}
