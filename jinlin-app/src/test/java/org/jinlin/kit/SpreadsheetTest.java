package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jinlin.kit.Spreadsheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a spreadsheet holds, read back from the parts of the file as Excel reads them.
public class SpreadsheetTest {

    private static final Pattern ESCAPED = Pattern.compile("&#x([0-9a-f]+);");

    private static Spreadsheet one(List<?>... rows) {
        return new Spreadsheet(List.of(new Sheet("清单", List.of("编号", "时间"), List.of(rows))));
    }

    /// The parts of a file, by name, with every character written out; each is well-formed XML.
    public static Map<String, String> parts(byte[] file) throws IOException {
        var parts = new TreeMap<String, String>();
        Path written = Files.createTempFile("spreadsheet", ".xlsx");
        // by its directory, as Excel reads it: sizes stand there and nowhere else
        try (var zip = new ZipFile(Files.write(written, file).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), ESCAPED.matcher(new String(part, StandardCharsets.UTF_8)).replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)))));
                try {
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(part));
                } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
                    throw new AssertionError(entry.getName() + " is no XML: " + new String(part, StandardCharsets.UTF_8), e);
                }
            }
        } finally {
            Files.delete(written);
        }
        return parts;
    }

    @Test
    void textsNumbersDaysAndTimesAreWhatTheyAre() throws IOException {
        var parts = parts(one(List.of("1120-001", LocalDateTime.of(2026, 11, 20, 12, 0)), Arrays.asList(null, LocalDate.of(2026, 11, 20)), List.of(12.5, 7)).bytes());
        assertThat(parts.get("xl/sharedStrings.xml")).contains("编号", "时间", "1120-001");
        assertThat(parts.get("xl/workbook.xml")).contains("清单");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>46346.5</v>", "<v>46346", "<v>12.5</v>", "<v>7</v>").doesNotContain("<f>");
        assertThat(parts.get("xl/styles.xml")).contains("yyyy-mm-dd hh:mm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1+1", "\t=1+1", "\r=1", "＝1+1", "＠x", "\u0000=1"})
    void nothingThatWasTypedBecomesAFormula(String typed) throws IOException {
        assertThat(Spreadsheet.text(typed)).startsWith("'");
        assertThat(parts(one(List.of(typed)).bytes()).get("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1号楼", "a=b", "'=1", "1-2", "１＋１", "😀"})
    void whatIsNoFormulaStaysAsItWas(String typed) {
        assertThat(Spreadsheet.text(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00b", "\u0001\u0008\u001F", "\uFFFE\uFFFF", "<b>&\"'</b>", "]]>", "\u202Eabc"})
    void noTextBreaksTheFile(String typed) throws IOException {
        assertThat(parts(one(List.of(typed, "nach")).bytes()).get("xl/sharedStrings.xml")).contains("nach");
    }

    @Property(tries = 100)
    void whateverIsWrittenIsAFile(@ForAll String typed) throws IOException {
        assertThat(parts(one(List.of(typed)).bytes())).containsKey("xl/worksheets/sheet1.xml");
    }

    @Test
    void aTextThatExcelCannotHoldIsCut() {
        assertThat(Spreadsheet.text("长".repeat(40_000))).hasSize(32_000);
    }

    @Test
    void namesThatExcelDoesNotTakeAreMadeFit() throws IOException {
        var sheets = List.of(new Sheet("a/b:c*?[x]", List.of("一"), List.of()), new Sheet("长".repeat(40), List.of("一"), List.of()), new Sheet("a/b:c*?[x]", List.of(), List.of()));
        assertThat(parts(new Spreadsheet(sheets).bytes())).containsKeys("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml");
    }
}
