package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields that follow from others.
class ReckoningTest {

    private static final String HEAD = "extends: base\nname: {zh: x, en: x}\nfields:\n"
            + "  clean: {type: number, min: 0, max: 100}\n  safe: {type: number, min: 0, max: 100}\n";
    private static final String TERMS = "clean: {zh: 洁, en: Clean}\nsafe: {zh: 安, en: Safe}\nsum: {zh: 分, en: Points}\nmark: {zh: 等, en: Mark}\ngood: {zh: 好, en: Good}\npoor: {zh: 差, en: Poor}\n";
    private static final Map<String, Field> FIELDS = read("  sum: {type: number, sum_of: {clean: 40, safe: 60}, over: 100}\n"
            + "  mark: {type: choice, of: [good, poor], marks: {of: sum, from: {good: 60, poor: 0}}}\n").orThrow().fields();

    @Test
    void pointsAndMarkFollowFromWhatIsSaid() {
        assertThat(Reckoning.from(FIELDS, Map.of(), Map.of("clean", 100L, "safe", 50L))).isEqualTo(Map.of("sum", 70L, "mark", "good"));
    }

    @Test
    void whatWasSaidBeforeCountsToo() {
        assertThat(Reckoning.from(FIELDS, Map.of("clean", 0, "safe", 100L), Map.of("safe", 50L))).isEqualTo(Map.of("sum", 30L, "mark", "poor"));
    }

    @Test
    void nothingFollowsWhileSomethingIsNotKnownOrNothingIsSaid() {
        assertThat(Reckoning.from(FIELDS, Map.of(), Map.of("clean", 100L))).isEmpty();
        assertThat(Reckoning.from(FIELDS, Map.of("clean", 1L, "safe", 1L), Map.of("word", "satisfied"))).isEmpty();
    }

    @Property
    void theSumIsRoundedAndTheMarkIsTheFirstThatIsReached(@ForAll @IntRange(max = 100) int clean, @ForAll @IntRange(max = 100) int safe) {
        var follows = Reckoning.from(FIELDS, Map.of(), Map.of("clean", (long) clean, "safe", (long) safe));
        long points = Math.round((40.0 * clean + 60.0 * safe) / 100);
        assertThat(follows).containsEntry("sum", points).containsEntry("mark", points >= 60 ? "good" : "poor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sum: {type: number, sum_of: {cleann: 1}} | there is no field 'cleann'",
        "sum: {type: number, sum_of: {text: 1}} | is no number that somebody types",
        "sum: {type: number, sum_of: {sum: 1}} | is no number that somebody types",
        "sum: {type: flag, sum_of: {clean: 1}} | a sum is a number",
        "sum: {type: number, sum_of: {clean: much}} | a whole number",
        "sum: {type: number, sum_of: {clean: 1}, over: 0} | a whole number from 1",
        "mark: {type: choice, of: [good, poor], marks: {of: word, from: {good: 1}}} | is no number that somebody types",
        "mark: {type: choice, of: [good, poor], marks: {of: clean, from: {fine: 1}}} | there is no choice 'fine'",
        "mark: {type: number, marks: {of: clean, from: {good: 1}}} | a mark is a choice",
        "mark: {type: choice, of: [good, poor], marks: {of: clean}} | lacks `from`"})
    void whatCannotBeReckonedIsRefused(String field, String says) {
        assertThat(read("  " + field + "\n").faults()).anySatisfy(fault -> assertThat(fault.message()).contains(says));
    }

    /// What a playbook compares with is a whole number of the file, what a matter says one of the log.
    @Test
    void numbersMeetWhateverTheirSize() {
        assertThat(Facts.match(Map.of("sum", 0), Map.of("sum", 0L))).isTrue();
        assertThat(Facts.match(Map.of("sum", 0), Map.of("sum", 1L))).isFalse();
        assertThat(Facts.match(Map.of("sum", 0), Map.of())).isFalse();
    }

    private static Reading read(String fields) {
        return Playbooks.read(PackSource.of(Map.of("x/playbook.yml", HEAD + fields, "x/terms.yml", TERMS)).orElse(PackSource.builtIn()), "x");
    }
}
