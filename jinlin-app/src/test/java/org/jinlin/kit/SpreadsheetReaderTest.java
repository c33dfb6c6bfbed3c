package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jinlin.kit.Spreadsheet.Sheet;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jinlin.kit.SpreadsheetReader.Kind;
import org.jinlin.kit.SpreadsheetReader.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes of a file that somebody sent: its cells as they stand, or one clear sentence.
public class SpreadsheetReaderTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static byte[] written(List<?>... rows) {
        return new Spreadsheet(List.of(new Sheet("名单", List.of("姓名", "日期"), List.of(rows)), new Sheet("说明", List.of("x"), List.of(List.of("second"))))).bytes();
    }

    /// The same file with one part replaced, added, or taken away where its text is null.
    public static byte[] with(byte[] file, String part, String text) {
        try {
            var parts = new LinkedHashMap<>(SpreadsheetTest.parts(file));
            if (text == null) {
                parts.remove(part);
            } else {
                parts.put(part, text);
            }
            return zipped(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    /// A file whose table holds these cells as they stand in XML.
    public static byte[] sheet(String cells) {
        return with(written(), SHEET, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + cells + "</sheetData></worksheet>");
    }

    private static String refusal(byte[] file) {
        return SpreadsheetReader.read(file, 10).map(_ -> "read").orElse(Refusal::code);
    }

    @Test
    void cellsAreReadAsTheyStandWithTheirRows() {
        Table table = SpreadsheetReader.read(written(Arrays.asList("林一", LocalDate.of(2026, 11, 20)), List.of("", ""), List.of("  王 二 ", 13900000001L)), 10).orThrow();
        assertThat(table.rows().stream().map(SpreadsheetReader.Row::number)).as("an empty row is passed over, and counted").containsExactly(1, 2, 4);
        assertThat(table.rows().get(1).at(1)).isEqualTo(new Cell(Kind.NUMBER, "46346"));
        assertThat(table.rows().get(2).at(0)).isEqualTo(new Cell(Kind.TEXT, "王 二"));
        assertThat(table.rows().get(2).at(1)).isEqualTo(new Cell(Kind.NUMBER, "13900000001"));
        assertThat(table.rows().get(2).at(40)).isEqualTo(Cell.NOTHING);
    }

    @Test
    void formulasAndFaultsAreSeenAndNotReckoned() {
        byte[] file = sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1&amp;\"x\"</f><v>made up</v></c><c r=\"B1\" t=\"e\"><v>#N/A</v></c><c r=\"C1\"><v>1.39E10</v></c></row>");
        assertThat(SpreadsheetReader.read(file, 10).orThrow().rows().getFirst().cells()).containsExactly(new Cell(Kind.FORMULA, ""), new Cell(Kind.FAULT, ""), new Cell(Kind.NUMBER, "13900000000"));
    }

    @Test
    void whatIsNoTableIsRefusedByItsReason() throws IOException {
        assertThat(refusal(new byte[0])).isEqualTo("SHEET_EMPTY");
        assertThat(refusal(sheet(""))).isEqualTo("SHEET_EMPTY");
        assertThat(refusal("姓名,手机号\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("SHEET_UNREADABLE");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3})).isEqualTo("SHEET_LOCKED");
        assertThat(refusal(zipped(Map.of("word/document.xml", "<w/>")))).isEqualTo("SHEET_UNREADABLE");
        assertThat(refusal(with(written(), "xl/vbaProject.bin", "x"))).isEqualTo("SHEET_MACROS");
        assertThat(refusal(with(written(), "[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"))).isEqualTo("SHEET_MACROS");
        assertThat(refusal(with(written(), SHEET, null))).isEqualTo("SHEET_UNREADABLE");
        assertThat(refusal(Arrays.copyOf(written(), 700))).isEqualTo("SHEET_UNREADABLE");
    }

    @Test
    void moreRowsThanThereMayBeAreRefused() {
        assertThat(SpreadsheetReader.read(written(List.of("a", "b"), List.of("c", "d")), 3).isDone()).isTrue();
        assertThat(refusalOf(SpreadsheetReader.read(written(List.of("a", "b"), List.of("c", "d")), 2))).isEqualTo("SHEET_ROWS");
    }

    private static String refusalOf(Outcome<Table> outcome) {
        return outcome.map(_ -> "read").orElse(Refusal::code);
    }

    /// 50 kB that unpack to more than there is room for.
    @Test
    void aBombIsNotUnpacked() {
        assertThat(refusal(with(written(), "xl/media/image1.png", "0".repeat(41 << 20)))).isEqualTo("SHEET_LARGE");
        assertThat(refusal(new byte[SpreadsheetReader.FILE_BYTES_MAX + 1])).isEqualTo("SHEET_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet/>", "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
            "<worksheet><sheetData><row r='1'><c r='AAAAAA1'><v>1</v></c></row></sheetData></worksheet>", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>one</v></c></row>", "no xml", "<worksheet><sheetData><row r=\"x\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"})
    void xmlThatSomebodyMadeUpIsRefused(String sheet) {
        assertThat(refusal(with(written(), SHEET, sheet))).isIn("SHEET_UNREADABLE", "SHEET_EMPTY");
    }

    @Property(tries = 300)
    void whateverBytesComeThereIsAnAnswer(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(refusal(bytes)).startsWith("SHEET_");
    }

    @Property(tries = 100)
    void aFileWithAnyByteChangedIsReadOrRefused(@ForAll int at, @ForAll byte to) {
        byte[] file = written(List.of("林一", 13900000001L));
        file[Math.floorMod(at, file.length)] = to;
        assertThat(refusal(file)).matches("read|SHEET_[A-Z]+");
    }
}
