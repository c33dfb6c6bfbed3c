package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample of the call-back plan: anybody draws the same, near the share that was promised.
class LotTest {

    private static final String HEAD = "extends: base\nname: {zh: x, en: x}\nfields:\n";
    private static final String TERMS = "plan: {zh: 安排, en: Plan}\nkey: {zh: 重点, en: Key}\npicked: {zh: 抽中, en: Picked}\nspared: {zh: 未抽, en: Spared}\n";

    /// As `printf 'changtai-2026 12-261120-0007' | sha256sum` answers it.
    @Test
    void somebodyElseDrawsTheSameWithTheToolsOfAnySystem() {
        assertThat(Lot.of("changtai-2026", "12-261120-0007")).isEqualTo(new Lot("changtai-2026 12-261120-0007", "e8d6d142"));
    }

    @Property
    void theSameInputGivesTheSameAnswer(@ForAll @AlphaChars @StringLength(max = 40) String seed, @ForAll @IntRange(min = 1) int number) {
        assertThat(Lot.of(seed, "12-261120-" + number)).isEqualTo(Lot.of(seed, "12-261120-" + number));
    }

    @Property
    void whoIsDrawnStaysDrawnAtAHigherShare(@ForAll @IntRange(min = 1) int number, @ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 100) int more) {
        Lot lot = Lot.of("seed", "1-261120-" + number);
        assertThat(lot.isBelow(Math.max(percent, more))).isEqualTo(lot.isBelow(percent) || lot.isBelow(more));
        assertThat(lot.isBelow(0)).isFalse();
        assertThat(lot.isBelow(100)).isTrue();
        assertThat(lot.hundredths()).isBetween(0L, 9_999L);
    }

    /// Of 4,000 numbers of a day the share lies within five standard deviations, with any seed and on any day.
    @Property(tries = 40)
    void theShareIsNearWhatWasSaid(@ForAll @IntRange(min = 1, max = 99) int percent, @ForAll @IntRange(min = 1, max = 28) int day, @ForAll @AlphaChars @StringLength(min = 1, max = 10) String seed) {
        long drawn = IntStream.rangeClosed(1, 4000).filter(n -> Lot.of(seed, "12-2611%02d-%04d".formatted(day, n)).isBelow(percent)).count();
        double expected = 40.0 * percent;
        double spread = Math.sqrt(expected * (100 - percent) / 100);
        assertThat((double) drawn).isBetween(expected - 5 * spread, expected + 5 * spread);
    }

    @Test
    void theGradeStandsBeforeTheLot() {
        var field = read("  plan: {type: choice, of: [key, picked, spared], draw: {grades: [red], percent: 100, seed: s}}\n").orThrow().fields().get("plan");
        var draw = (Reckoning.Drawn) field.reckoned().orElseThrow();
        assertThat(draw.choice(field, "red", "1-261120-0001")).isEqualTo("key");
        assertThat(draw.choice(field, "blue", "1-261120-0001")).isEqualTo("picked");
        assertThat(draw.choice(field, null, "1-261120-0001")).isEqualTo("picked");
        assertThat(new Reckoning.Drawn(draw.grades(), 0, "s").choice(field, "blue", "1-261120-0001")).isEqualTo("spared");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "plan: {type: flag, draw: {grades: [red], percent: 20, seed: s}} | a draw has three choices",
        "plan: {type: choice, of: [key, picked], draw: {grades: [red], percent: 20, seed: s}} | a draw has three choices",
        "plan: {type: choice, of: [key, picked, spared], draw: {grades: [pink], percent: 20, seed: s}} | there is no grade 'pink'",
        "plan: {type: choice, of: [key, picked, spared], draw: {grades: [red], percent: 101, seed: s}} | a whole number from 0 to 100",
        "plan: {type: choice, of: [key, picked, spared], draw: {grades: [red], percent: 20, seed: 'two words'}} | small letters, digits",
        "plan: {type: choice, of: [key, picked, spared], draw: {grades: [red], percent: 20}} | lacks `seed`",
        "plan: {type: choice, of: [key, picked, spared], draw: {percent: 20, seed: s}} | lacks `grades`"})
    void whatCannotBeDrawnIsRefused(String field, String says) {
        assertThat(read("  " + field + "\n").faults()).anySatisfy(fault -> assertThat(fault.message()).contains(says));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "open: {may: [text, photos, category, on_site, plan]} | a matter has no number yet when it is opened",
        "finish: {needs: [text, plan]} | nobody types what is drawn"})
    void aDrawHasItsPlace(String move, String says) {
        assertThat(read("  plan: {type: choice, of: [key, picked, spared], draw: {grades: [red], percent: 20, seed: s}}\nkinds:\n  request:\n    moves:\n      " + move + "\n").faults())
                .anySatisfy(fault -> assertThat(fault.message()).contains(says));
    }

    private static Reading read(String fields) {
        return Playbooks.read(PackSource.of(Map.of("x/playbook.yml", HEAD + fields, "x/terms.yml", TERMS)).orElse(PackSource.builtIn()), "x");
    }
}
