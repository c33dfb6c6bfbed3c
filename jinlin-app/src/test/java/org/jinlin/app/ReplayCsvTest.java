package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReplayCsvTest {

    private static List<ReplayCsv.Row> rows(byte[] bytes, int columns) {
        try (var csv = new ReplayCsv(new ByteArrayInputStream(bytes))) {
            csv.expect(columns);
            var rows = new ArrayList<ReplayCsv.Row>();
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(row.get());
            }
            assertThat(csv.bytesRead()).as("bytes read").isBetween((long) bytes.length - 3, (long) bytes.length + 1);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReplayCsv.Row> rows(String text, int columns) {
        return rows(text.getBytes(StandardCharsets.UTF_8), columns);
    }

    private static List<List<String>> fields(String text) {
        return rows(text, 0).stream().map(ReplayCsv.Row::fields).toList();
    }

    @Test
    void fieldsAreSplitAtCommas() {
        assertThat(fields("a,b\n1,\n,2\n")).containsExactly(List.of("a", "b"), List.of("1", ""), List.of("", "2"));
    }

    @Test
    void theLastRowNeedsNoEndOfLine() {
        assertThat(fields("a,b\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void bothEndsOfLinesAreUnderstood() {
        assertThat(fields("a,b\r\n\"1\",2\r\n3,\"4\"\r\n")).containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void aQuotedFieldHoldsCommasQuotesAndLines() {
        assertThat(fields("\"a,\"\"b\"\"\r\nc\",d\n")).containsExactly(List.of("a,\"b\"\r\nc", "d"));
    }

    @Test
    void aQuoteWithinAPlainFieldIsAQuote() {
        assertThat(fields("5\" pipe,\"\"\n")).containsExactly(List.of("5\" pipe", ""));
    }

    @Test
    void blankLinesAreNoRowsButCount() {
        var rows = rows("a,b\n\n\r\n1,2\n", 2);
        assertThat(rows).hasSize(2);
        assertThat(rows.getLast().number()).isEqualTo(4);
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(fields("\uFEFFa,b\n")).containsExactly(List.of("a", "b"));
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(fields("")).isEmpty();
        assertThat(fields("\n\n")).isEmpty();
    }

    @Test
    void everyCharacterIsKept() {
        assertThat(fields("🙂👩‍👩‍👧,長泰\u200B\n")).containsExactly(List.of("🙂👩‍👩‍👧", "長泰\u200B"));
    }

    @Test
    void brokenTextIsNamedByItsColumnAndTheRestIsRead() {
        byte[] bytes = "a,b\n1,xx\n3,4\n".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xC3;
        var rows = rows(bytes, 2);
        assertThat(rows.get(1).problem()).contains("UTF-8");
        assertThat(rows.get(1).column()).isEqualTo(1);
        assertThat(rows.get(2).fields()).containsExactly("3", "4");
    }

    @Test
    void overlongAndCutOffSequencesAreBrokenText() {
        assertThat(rows(new byte[] {'a', ',', (byte) 0xC0, (byte) 0x80, '\n'}, 2).getFirst().problem()).contains("UTF-8");
        assertThat(rows(new byte[] {'a', ',', (byte) 0xF0, (byte) 0x9F, '\n'}, 2).getFirst().problem()).contains("UTF-8");
        assertThat(rows(new byte[] {'a', ',', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'}, 2).getFirst().problem()).contains("UTF-8");
    }

    @Test
    void tooFewAndTooManyColumnsAreNamed() {
        var rows = rows("a,b\n1\n1,2,3\n5,6\n", 2);
        assertThat(rows.get(1).problem()).isEqualTo("1 columns instead of 2");
        assertThat(rows.get(1).column()).isEqualTo(1);
        assertThat(rows.get(2).problem()).isEqualTo("3 columns instead of 2");
        assertThat(rows.get(2).column()).isEqualTo(2);
        assertThat(rows.get(3).fields()).containsExactly("5", "6");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
        var rows = rows("a,b\n1,\"oh\n3,4\n5,6\n", 2);
        assertThat(rows.get(1).problem()).isEqualTo("a quote is opened and never closed");
        assertThat(rows.get(1).number()).isEqualTo(2);
        assertThat(rows.get(2).fields()).containsExactly("3", "4");
        assertThat(rows.get(3).fields()).containsExactly("5", "6");
        assertThat(rows.get(3).number()).isEqualTo(4);
    }

    @Test
    void aQuoteThatIsClosedByAnotherRowsQuoteCostsItsOwnRowOnly() {
        var rows = rows("a,b\n1,\"oh\n3,\"four\"\n5,6\n", 2);
        assertThat(rows.get(1).problem()).contains("closing quote");
        assertThat(rows.get(2).fields()).containsExactly("3", "four");
        assertThat(rows.get(3).fields()).containsExactly("5", "6");
    }

    @Test
    void aQuoteThatTiesRowsTogetherIsFoundByTheColumns() {
        var rows = rows("a,b,c\n1,\"oh,2\n3,4\",5,6\n7,8,9\n", 3);
        assertThat(rows.get(1).problem()).isEqualTo("4 columns instead of 3");
        assertThat(rows.getLast().fields()).containsExactly("7", "8", "9");
    }

    @Test
    void aQuoteInTheLastLineIsNamed() {
        assertThat(rows("a,b\n1,\"oh", 2).getLast().problem()).isEqualTo("a quote is opened and never closed");
    }

    @Test
    void textBehindAClosingQuoteIsNamed() {
        var rows = rows("a,b\n\"1\"x,2\n3,4\n", 2);
        assertThat(rows.get(1).problem()).contains("closing quote");
        assertThat(rows.get(1).column()).isZero();
        assertThat(rows.get(2).fields()).containsExactly("3", "4");
    }

    @Test
    void anEndlessRowIsGivenUpAndTheNextOneIsRead() {
        for (String quote : List.of("", "\"")) {
            var rows = rows("a,b\n1," + quote + "x".repeat(3 * ReplayCsv.ROW_BYTES_MAX) + "\n3,4\n", 2);
            assertThat(rows.get(1).problem()).isNotNull();
            assertThat(rows.get(1).column()).isEqualTo(1);
            assertThat(rows.getLast().fields()).containsExactly("3", "4");
        }
    }

    @Test
    void anUnclosedQuoteFarFromTheEndLosesNothing() {
        var rows = rows("a,b\n1,\"oh\n" + "3,4\n".repeat(100_000), 2);
        assertThat(rows).hasSize(100_002);
        assertThat(rows.stream().filter(row -> row.problem() != null)).hasSize(1);
        assertThat(rows.getLast().number()).isEqualTo(100_002);
    }

    @Property(tries = 300)
    void whatIsWrittenByTheStandardIsRead(@ForAll @Size(min = 1, max = 5) List<@Size(value = 3) List<@StringLength(max = 12) @CharRange(from = ' ', to = 'z') String>> table) {
        String text = table.stream().map(row -> row.stream().map(field -> '"' + field.replace("\"", "\"\"") + '"').collect(Collectors.joining(","))).collect(Collectors.joining("\r\n"));
        assertThat(rows(text, 3).stream().map(ReplayCsv.Row::fields).toList()).isEqualTo(table);
    }

    @Property(tries = 300)
    void whateverIsInTheFileNothingFailsAndTheReadingEnds(@ForAll byte[] bytes) {
        assertThat(rows(bytes, 2)).hasSizeLessThanOrEqualTo(bytes.length + 1);
    }

    @Property(tries = 300)
    void quotesAndLinesInAnyMixtureNeverHideASoundRowAtTheEnd(@ForAll @StringLength(max = 30) @CharRange(from = '!', to = '"') String mixture) {
        String noise = mixture.replace('!', '\n');
        assertThat(rows(noise + "\nx,y", 2).getLast().problem() == null || noise.contains("\"")).isTrue();
        assertThat(rows(noise.replace("\"", "") + "\nx,y", 2).getLast().fields()).containsExactly("x", "y");
    }
}
