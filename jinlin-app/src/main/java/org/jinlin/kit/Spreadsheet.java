package org.jinlin.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A file for Excel, made of tables. What somebody wrote stays text there: nothing of it becomes a formula, also when the
/// file is saved as CSV and opened again.
public record Spreadsheet(List<Sheet> sheets) {

    /// As a server names such a file.
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final int LONGEST_TEXT = 32_000;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;
    private static final int FIRST_HAN = 0x2E80;

    /// One table.
    ///
    /// @param name at its tab; Excel takes 31 characters of it
    /// @param rows of texts, numbers, days ([LocalDate]) and times ([LocalDateTime]); nulls and empty texts for nothing
    public record Sheet(String name, List<String> header, List<? extends List<? extends @Nullable Object>> rows) {}

    /// How many rows all tables have, without their headers.
    public int rows() {
        return sheets.stream().mapToInt(sheet -> sheet.rows().size()).sum();
    }

    /// The file.
    public byte[] bytes() {
        var file = new ByteArrayOutputStream();
        try {
            var workbook = new Workbook(file, "Jinlin", "1.0");
            sheets.forEach(sheet -> write(workbook.newWorksheet(sheet.name()), sheet));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet to, Sheet sheet) {
        for (int column = 0; column < sheet.header().size(); column++) {
            to.value(0, column, text(sheet.header().get(column)));
            to.style(0, column).bold().set();
            to.width(column, width(sheet, column));
        }
        to.freezePane(0, 1);
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<? extends @Nullable Object> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(to, row + 1, column, cells.get(column));
            }
        }
    }

    private static void write(Worksheet to, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> { }
            case String text when text.isEmpty() -> { }
            case LocalDateTime time -> {
                to.value(row, column, time);
                to.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            case LocalDate day -> {
                to.value(row, column, day);
                to.style(row, column).format("yyyy-mm-dd").set();
            }
            case Number number -> to.value(row, column, number);
            default -> to.value(row, column, text(value.toString()));
        }
    }

    /// What Excel can hold, and does not take for a formula.
    static String text(String typed) {
        var plain = new StringBuilder();
        typed.codePoints().limit(LONGEST_TEXT).map(each -> Character.isISOControl(each) ? ' ' : each)
                .filter(each -> Character.getType(each) != Character.SURROGATE && (each & 0xFFFE) != 0xFFFE).forEach(plain::appendCodePoint);
        boolean isFormula = !plain.toString().isBlank() && FORMULA.indexOf(plain.toString().strip().charAt(0)) >= 0;
        return isFormula ? "'" + plain : plain.toString();
    }

    private static int width(Sheet sheet, int column) {
        int longest = sheet.rows().stream().limit(200).filter(row -> column < row.size()).mapToInt(row -> width(row.get(column))).max().orElse(0);
        return Math.clamp(Math.max(longest, width(sheet.header().get(column))) + 2L, NARROWEST, WIDEST);
    }

    /// In characters of the usual face, of which one of Chinese takes two.
    private static int width(@Nullable Object value) {
        return value == null ? 0 : value.toString().codePoints().map(each -> each >= FIRST_HAN ? 2 : 1).sum();
    }
}
