package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.app.ReplaySample.Cells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayReaderTest {

    private static final List<ReplayFormat> FORMATS = ReplayFormat.builtIn();

    private final ReplayUnits units = new ReplayUnits();
    private final List<ReplayRow> rows = new ArrayList<>();
    private final List<ReplayRemark> remarks = new ArrayList<>();

    private ReplayReaderTest read(byte[] bytes) throws IOException {
        try (var reader = new ReplayReader(new ByteArrayInputStream(bytes), FORMATS, units, remarks::add)) {
            assertThat(reader.format()).isPresent();
            reader.each(rows::add);
        }
        return this;
    }

    private ReplayReaderTest read(Cells... cells) throws IOException {
        return read(ReplaySample.file(cells).getBytes(StandardCharsets.UTF_8));
    }

    /// The first row is left out for this, the second one goes in.
    private void leftOut(Cells bad, String column, String why) throws IOException {
        read(bad, Cells.of("sound"));
        assertThat(rows).extracting(ReplayRow::id).containsExactly("sound");
        assertThat(remarks).hasSize(1);
        assertThat(remarks.getFirst().kind()).isEqualTo(ReplayRemark.Kind.LEFT_OUT);
        assertThat(remarks.getFirst().row()).isEqualTo(2);
        assertThat(remarks.getFirst().column()).isEqualTo(column);
        assertThat(remarks.getFirst().text()).contains(why);
    }

    @Test
    void aSoundRowIsReadWhole() throws IOException {
        read(Cells.of("S1"));
        assertThat(remarks).isEmpty();
        assertThat(rows).containsExactly(new ReplayRow(2, "S1", Instant.parse("2021-03-01T14:00:00Z"), Instant.parse("2021-03-05T14:00:00Z"),
                Instant.parse("2021-03-02T14:00:00Z"), ReplayRow.Status.ON_TIME, "Lamp", 2, "replaced"));
        assertThat(units.places().get(1)).isEqualTo(new ReplayUnits.Place("department", "Works", 0));
        assertThat(units.places().get(2)).isEqualTo(new ReplayUnits.Place("queue", "Lamps North", 1));
    }

    @Test
    void timesAreLocalAtOneOffsetInSummerToo() throws IOException {
        read(Cells.of("S1").opened("2021-07-01T00:00:00").target("").closed(""));
        assertThat(rows.getFirst().openedAt()).isEqualTo(Instant.parse("2021-07-01T05:00:00Z"));
    }

    @Test
    void withoutTargetNothingIsPromisedAndWithoutClosingItIsOpen() throws IOException {
        read(Cells.of("S1").target("").closed("").status(""));
        assertThat(rows.getFirst().targetAt()).isNull();
        assertThat(rows.getFirst().closedAt()).isNull();
        assertThat(rows.getFirst().status()).isEqualTo(ReplayRow.Status.BLANK);
    }

    @ParameterizedTest
    @CsvSource({"ONTIME,ON_TIME", "OVERDUE,OVERDUE", "' ',BLANK", "MAYBE,OTHER", "ontime,OTHER"})
    void theFilesVerdictIsRead(String said, ReplayRow.Status status) throws IOException {
        read(Cells.of("S1").status(said));
        assertThat(rows.getFirst().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-03-01 09:00:00", "2021-03-01T09:00", " 2021-03-01T09:00:00 ", "2021-03-01T09:00:00.0009"})
    void aTimeMayBeWrittenInAFewWays(String time) throws IOException {
        read(Cells.of("S1").opened(time));
        assertThat(rows.getFirst().openedAt()).isEqualTo(Instant.parse("2021-03-01T14:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-13-01T09:00:00", "2021-02-30T09:00:00", "yesterday", "2021-03-01", "03/01/2021 09:00", "2021-03-01T09:00:00Z", "2021-03-01T09:00:00+08:00", "-", "1614589200",
            "+12021-03-01T09:00:00"})
    void whatIsNoLocalTimeIsNamed(String time) throws IOException {
        leftOut(Cells.of("S1").opened(time), "OPEN_DT", time.substring(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59", "2100-01-01T00:00:00", "0001-01-01T00:00:00"})
    void aTimeOfAnotherCenturyIsNamed(String time) throws IOException {
        leftOut(Cells.of("S1").target(time), "TARGET_DT", "between the years 2000 and 2099");
    }

    @Test
    void aBadClosingIsNamed() throws IOException {
        leftOut(Cells.of("S1").closed("later"), "CLOSED_DT", "'later'");
    }

    @Test
    void aMissingOpeningIsNamed() throws IOException {
        leftOut(Cells.of("S1").opened(""), "OPEN_DT", "is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aMissingIdIsNamed(String id) throws IOException {
        leftOut(Cells.of(id), "CASE_ENQUIRY_ID", "is missing");
    }

    @Test
    void tooLongAnIdIsNamed() throws IOException {
        leftOut(Cells.of("9".repeat(101)), "CASE_ENQUIRY_ID", "longer than 100 characters");
    }

    @Test
    void tooLongATypeIsNamed() throws IOException {
        leftOut(Cells.of("S1").category("x".repeat(201)), "TYPE", "longer than 200 characters");
    }

    @Test
    void tooLongAQueueIsNamed() throws IOException {
        leftOut(Cells.of("S1").unit("x".repeat(201), "Works"), "QUEUE", "longer than 200 characters");
        assertThat(units.places()).noneMatch(place -> place.name().startsWith("x"));
    }

    @Test
    void tooLongADepartmentIsNamed() throws IOException {
        leftOut(Cells.of("S1").unit("Lamps", "🙂".repeat(201)), "Department", "longer than 200 characters");
    }

    @Test
    void tooLongAReasonIsNamed() throws IOException {
        leftOut(Cells.of("S1").reason("x".repeat(10_001)), "CLOSURE_REASON", "longer than 10000 characters");
    }

    @Test
    void theLongestTextsGoIn() throws IOException {
        read(Cells.of("9".repeat(100)).category("🙂".repeat(200)).unit("說".repeat(200), "🙂".repeat(200)).reason("🙂".repeat(10_000)));
        assertThat(remarks).isEmpty();
        assertThat(rows).hasSize(1);
    }

    @Test
    void aNulIsNamedWhereverItIs() throws IOException {
        leftOut(Cells.of("S1").reason("a\0b"), "CLOSURE_REASON", "NUL");
    }

    @Test
    void tooLongATextInAColumnThatNobodyReadsIsNamedToo() throws IOException {
        String line = Cells.of("S1").line();
        read((ReplaySample.HEADER + "\n" + line.substring(0, line.length() - 3) + "w".repeat(10_001) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(rows).isEmpty();
        assertThat(remarks.getFirst()).hasToString("row 2, Source: is longer than 10000 characters");
    }

    @Test
    void brokenTextIsNamedByColumn() throws IOException {
        byte[] bytes = ReplaySample.file(Cells.of("S1").category("Lamqe"), Cells.of("S2")).getBytes(StandardCharsets.UTF_8);
        int at = new String(bytes, StandardCharsets.UTF_8).indexOf("Lamqe") + 3;
        bytes[at] = (byte) 0xFF;
        read(bytes);
        assertThat(rows).extracting(ReplayRow::id).containsExactly("S2");
        assertThat(remarks.getFirst()).hasToString("row 2, TYPE: the bytes are no UTF-8 text");
    }

    @Test
    void wrongNumbersOfColumnsAreNamed() throws IOException {
        read((ReplaySample.HEADER + "\n" + Cells.of("S1").line() + ",more\nS2,2021-03-01T09:00:00\n" + Cells.of("S3").line()).getBytes(StandardCharsets.UTF_8));
        assertThat(rows).extracting(ReplayRow::id).containsExactly("S3");
        assertThat(remarks).extracting(ReplayRemark::toString).containsExactly("row 2, column 20: 20 columns instead of 19", "row 3, TARGET_DT: 2 columns instead of 19");
    }

    @Test
    void aRowClosedBeforeItWasOpenedIsNamedAndGoesInAsOpenedThen() throws IOException {
        read(Cells.of("S1").opened("2021-03-02T09:00:14"));
        assertThat(rows.getFirst().openedAt()).isEqualTo(rows.getFirst().closedAt()).isEqualTo(Instant.parse("2021-03-02T14:00:00Z"));
        assertThat(remarks).extracting(ReplayRemark::kind).containsExactly(ReplayRemark.Kind.PLAYED_OTHERWISE);
        assertThat(remarks.getFirst()).hasToString("row 2, CLOSED_DT: closed 14 s before it was opened; played as opened when it was closed");
    }

    @Test
    void aRowClosedInTheMomentItWasOpenedIsNothingToTell() throws IOException {
        read(Cells.of("S1").opened("2021-03-02T09:00:00"));
        assertThat(remarks).isEmpty();
        assertThat(rows).hasSize(1);
    }

    @Test
    void aRowBelongsToItsQueueOrItsDepartmentOrTheCity() throws IOException {
        read(Cells.of("S1").unit("", "Works"), Cells.of("S2").unit("Lamps", ""), Cells.of("S3").unit("", ""), Cells.of("S4").unit("Lamps", "Works"), Cells.of("S5").unit("Lamps", "Parks"));
        assertThat(rows).extracting(ReplayRow::unit).containsExactly(1, 2, ReplayUnits.ROOT, 3, 5);
        assertThat(units.places().get(3)).isEqualTo(new ReplayUnits.Place("queue", "Lamps", 1));
        assertThat(units.places().get(5)).isEqualTo(new ReplayUnits.Place("queue", "Lamps", 4));
    }

    @Test
    void thereAreNoMoreUnitsThanATreeHolds() {
        for (int i = 1; i < ReplayUnits.UNITS_MAX; i++) {
            assertThat(units.number("Department " + i, "")).hasValue(i);
        }
        assertThat(units.number("one more", "")).isEmpty();
        assertThat(units.number("one more", "queue")).isEmpty();
        assertThat(units.number("Department 1", "queue")).isEmpty();
        assertThat(units.number("Department 1", "")).hasValue(1);
        assertThat(units.places()).hasSize(ReplayUnits.UNITS_MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,c", "case_enquiry_id,OPEN_DT", "{\"not\": \"csv\"}"})
    void aFileOfAnotherKindHasNoFormat(String header) throws IOException {
        try (var reader = new ReplayReader(new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), FORMATS, units, remarks::add)) {
            assertThat(reader.format()).isEmpty();
        }
    }

    @Test
    void aMissingAndARepeatedColumnAreNamed() {
        var format = FORMATS.getFirst();
        assertThat(format.missing(List.of((ReplaySample.HEADER.replace("TYPE", "KIND") + ",QUEUE").split(",")))).containsExactly("QUEUE", "TYPE");
        assertThat(format.missing(List.of(ReplaySample.HEADER.split(",")))).isEmpty();
    }

    @Test
    void theColumnsMayStandInAnyOrder() throws IOException {
        String header = "Department,QUEUE,TYPE,CLOSURE_REASON,OnTime_Status,CLOSED_DT,TARGET_DT,OPEN_DT,CASE_ENQUIRY_ID";
        read((header + "\nWorks,Lamps,Lamp,,OVERDUE,,,2021-03-01T09:00:00,S1\n").getBytes(StandardCharsets.UTF_8));
        assertThat(rows).extracting(ReplayRow::id, ReplayRow::category, ReplayRow::status).containsExactly(org.assertj.core.groups.Tuple.tuple("S1", "Lamp", ReplayRow.Status.OVERDUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns: {id: A}", "kolumns: {}", "columns: {id: A, colour: B}", "", "[]"})
    void aFaultyFormatIsRefusedWithItsPath(String yaml) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplayFormat.read("somewhere", FORMATS.getFirst().tenant(), yaml)).withMessageContaining("playbooks/somewhere/replay.yml");
    }

    @Test
    void aLongValueIsNamedByItsBeginning() {
        assertThat(ReplayRemark.brief("🙂".repeat(41))).isEqualTo("'" + "🙂".repeat(40) + "…'");
        assertThat(ReplayRemark.brief("short")).isEqualTo("'short'");
    }
}
