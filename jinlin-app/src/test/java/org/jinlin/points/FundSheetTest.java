package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a bank exported, read line by line.
class FundSheetTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final FundSheet sheet = new FundSheet(Map.of("捐赠", FundPurpose.DONATION, "donation", FundPurpose.DONATION, "奖学金", FundPurpose.SCHOLARSHIP, "利息", FundPurpose.INTEREST), Set.of("是", "yes"), TODAY);

    private List<FundSheet.Row> read(String text) {
        return sheet.read(text).orThrow();
    }

    private FundEntry one(String line) {
        return read(line).getFirst().entry().orThrow();
    }

    private String fault(String line) {
        return switch (read("A1,2026-11-01,5,捐赠\n" + line).getLast().entry()) {
            case Outcome.Refused<FundEntry>(Refusal why) -> why.code();
            case Outcome.Done<FundEntry>(FundEntry entry) -> "read as " + entry;
        };
    }

    @Test
    void aLineHoldsWhatTheBankSays() {
        assertThat(one("A1,2026-11-01,\"1,250.5\",捐赠,\"陈, \"\"阿\"\"明\",是")).isEqualTo(new FundEntry("A1", LocalDate.of(2026, 11, 1), 125_050, FundPurpose.DONATION, null, "陈, \"阿\"明", true));
        assertThat(one("A2,2026/9/3,-3000,奖学金,,,12")).isEqualTo(new FundEntry("A2", LocalDate.of(2026, 9, 3), -300_000, FundPurpose.SCHOLARSHIP, 12, null, false));
        assertThat(one("A3\t20261122\t￥0.07\t利息")).isEqualTo(new FundEntry("A3", TODAY, 7, FundPurpose.INTEREST, null, null, false));
        assertThat(one("A4,2026-11-01,8")).as("what comes in with no purpose was given").extracting(FundEntry::purpose).isEqualTo(FundPurpose.DONATION);
        assertThat(one("A5,2026-11-01,8,,演示邻居,no").named()).isFalse();
    }

    @Test
    void headingsBlankLinesAndMarksOfAProgramAreNoLines() {
        List<FundSheet.Row> rows = read("\uFEFF流水号,日期,金额,用途\r\n\r\nA1,2026-11-01,5\r\n  ,,\r\nA2,2026-11-02,6");
        assertThat(rows).extracting(FundSheet.Row::number).containsExactly(3, 5);
        assertThat(rows).allMatch(row -> row.entry().isDone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "A2,2026-11-01|FUND_CELLS", "A2,2026-11-01,5,捐赠,a,b,c,d|FUND_CELLS", "' ,2026-11-01,5'|FUND_REFERENCE", "A2,2026-02-30,5|FUND_DAY", "A2,2026-11-23,5|FUND_DAY", "A2,gestern,5|FUND_DAY",
            "A2,2026-11-01,fünf|FUND_AMOUNT", "A2,2026-11-01,0|FUND_AMOUNT", "A2,2026-11-01,1.234|FUND_AMOUNT", "A2,2026-11-01,9999999999|FUND_AMOUNT", "A2,2026-11-01,--5|FUND_AMOUNT",
            "A2,2026-11-01,5,奖学金|FUND_PURPOSE", "A2,2026-11-01,-5,捐赠|FUND_PURPOSE", "A2,2026-11-01,-5,|FUND_PURPOSE", "A2,2026-11-01,5,彩票|FUND_PURPOSE", "A2,2026-11-01,-5,reversed|FUND_PURPOSE",
            "A2,2026-11-01,-5,奖学金,演示居民|FUND_DONOR", "A2,2026-11-01,5,捐赠,,,3|FUND_PEOPLE", "A2,2026-11-01,-5,奖学金,,,0|FUND_PEOPLE", "A2,2026-11-01,-5,奖学金,,,-1|FUND_PEOPLE",
            "A2,2026-11-01,-5,奖学金,,,100001|FUND_PEOPLE"})
    void aWrongLineSaysWhatIsWrong(String line, String code) {
        assertThat(fault(line)).isEqualTo(code);
    }

    @Test
    void tooLongAReferenceOrANameIsRefused() {
        assertThat(fault("A".repeat(81) + ",2026-11-01,5")).isEqualTo("FUND_REFERENCE");
        assertThat(fault("A2,2026-11-01,5,捐赠," + "陈".repeat(101))).isEqualTo("FUND_DONOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "流水号,日期,金额", "\"", "\uFEFF"})
    void nothingIsNoSheet(String text) {
        assertThat(sheet.read(text).isDone()).isFalse();
    }

    @Test
    void moreLinesThanASheetHoldsAreRefusedWhole() {
        String most = IntStream.range(0, FundSheet.LINES_MAX).mapToObj(line -> "A" + line + ",2026-11-01,5").collect(Collectors.joining("\n"));
        assertThat(read(most)).hasSize(FundSheet.LINES_MAX);
        assertThat(sheet.read(most + "\nB,2026-11-01,5").isDone()).isFalse();
        assertThat(sheet.read("x".repeat(FundSheet.CHARACTERS_MAX + 1)).isDone()).isFalse();
    }

    /// Whatever somebody pastes is read or refused, and every line of it has its number once.
    @Property(tries = 300)
    void whateverIsPastedIsAnswered(@ForAll @StringLength(max = 400) String text) {
        if (sheet.read(text) instanceof Outcome.Done<List<FundSheet.Row>>(List<FundSheet.Row> rows)) {
            assertThat(rows).extracting(FundSheet.Row::number).doesNotHaveDuplicates().isSorted();
        }
    }

    @Property(tries = 300)
    void anAmountIsReadToTheCent(@ForAll @LongRange(min = 1, max = 99_999_999_999L) long cents, @ForAll boolean out) {
        String amount = (out ? "-" : "") + cents / 100 + "." + String.format("%02d", cents % 100);
        assertThat(one("A1,2026-11-01," + amount + (out ? ",奖学金" : "")).cents()).isEqualTo(out ? -cents : cents);
    }

    @Property(tries = 200)
    void whatStandsInQuotesIsOneCell(@ForAll @Size(min = 1, max = 4) List<@StringLength(max = 12) String> parts, @ForAll @IntRange(max = 1) int quoted) {
        String name = parts.stream().map(part -> part.replaceAll("\\p{Cntrl}", "")).collect(Collectors.joining("\",")).strip();
        String cell = "\"" + name.replace("\"", "\"\"") + "\"";
        FundEntry entry = one("A1,2026-11-01,5,捐赠," + cell + (quoted == 1 ? ",\"是\"" : ""));
        assertThat(entry.donor()).isEqualTo(name.isBlank() ? null : name);
        assertThat(Arrays.asList(true, false)).contains(entry.named());
    }
}
