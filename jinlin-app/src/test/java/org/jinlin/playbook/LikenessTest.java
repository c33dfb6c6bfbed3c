package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A kind that begins as another.
class LikenessTest {

    private static final String NAME = "extends: common\nname: {zh: x, en: x}\nkinds:\n";
    private static final String TERMS = "charter: {zh: 公约, en: Charter}\nstar: {zh: 星级, en: Star}\n";

    @Test
    void itHasTheWordsOfTheOtherAndWhatIsWrittenInstead() {
        Playbook playbook = read("  charter: {like: entry, opened_by: [secretary], clocks: {review: {within: P90D}}, moves: {move_to: ~}}\n").orThrow();
        Kind charter = playbook.kind("charter");
        Kind entry = playbook.kind("entry");
        assertThat(charter.stages()).isEqualTo(entry.stages());
        assertThat(charter.openedBy()).containsExactly("secretary");
        assertThat(charter.clocks().get("review").within()).isEqualTo(new ClockRule.Within.For(Span.parse("P90D")));
        assertThat(charter.clocks().get("review").starts()).isEqualTo(entry.clocks().get("review").starts());
        assertThat(entry.moves().keySet()).containsAll(charter.moves().keySet()).contains("move_to");
        assertThat(charter.moves()).doesNotContainKey("move_to");
        assertThat(entry.openedBy()).contains("clerk");
    }

    @Test
    void whatItBeganAsMayBeRemovedBeforeOrAfter() {
        assertThat(read("  entry: ~\n  charter: {like: entry}\n").orThrow().kinds()).containsKey("charter").doesNotContainKey("entry");
        assertThat(read("  charter: {like: entry}\n  entry: ~\n").orThrow().kinds()).containsKey("charter").doesNotContainKey("entry");
    }

    @Test
    void itMayBeginAsOneFurtherUpWithItsDifferences() {
        var kinds = read("  charter: {like: entry, moves: {move_to: ~}}\n  star: {like: charter, moves: {change: ~}}\n").orThrow().kinds();
        assertThat(kinds.get("star").moves()).doesNotContainKeys("move_to", "change").containsKey("retire");
        assertThat(kinds.get("charter").moves()).containsKey("change");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "charter: {like: entri} | did you mean 'entry'?",
        "charter: {like: charter} | there is no kind 'charter' before this one",
        "charter: {like: star} | there is no kind 'star' before this one",
        "entry: {like: meeting} | the extended pack has 'entry' already",
        "charter: {like: entry, moves: {fly: ~}} | the extended pack has no such key",
        "charter: {like: [entry]} | write a code of small letters",
        "charter: {like: entry, stages: {kept: ~}} | stage"})
    void whatCannotBeIsRefused(String kind, String says) {
        var reading = read("  " + kind + "\n");
        assertThat(reading.playbook().map(Playbook::code)).isEmpty();
        assertThat(reading.faults()).allSatisfy(fault -> assertThat(fault.line()).isPositive())
                .anySatisfy(fault -> assertThat(fault.message()).contains(says));
    }

    @Test
    void aMatterFieldNamesKindsThatThereAre() {
        var reading = Playbooks.read(PackSource.of(Map.of("x/playbook.yml", NAME.replace("kinds:", "fields: {into: {of: [request, dossierr]}}"))).orElse(PackSource.builtIn()), "x");
        assertThat(reading.faults()).anySatisfy(fault -> assertThat(fault.message()).contains("did you mean 'dossier'?"));
    }

    private static Reading read(String kinds) {
        return Playbooks.read(PackSource.of(Map.of("x/playbook.yml", NAME + kinds, "x/terms.yml", TERMS)).orElse(PackSource.builtIn()), "x");
    }
}
