package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.matters.LogReader.About;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Obligations that add numbers up for the person whom a field names: hours of training, the score of a year.
class DeedSumsTest {

    private static final long CLERK = 8;
    private static final long MEMBER = 9;
    private static final Instant OPENED = Instant.parse("2026-11-20T06:00:00Z");
    private static final About ABOUT = new About(1, "1-261120-0001", "request", "x", 1, "web", 7L, null, null, OPENED);
    private static final String FIELDS = "extends: base\nfields:\n  whom: {type: person}\n  gained: {type: number, min: 0, max: 20}\n  lost: {type: number, min: 0, max: 20}\n"
            + "kinds: {request: {moves: {note: {may: [text, photos, whom, gained, lost]}}}}\nobligations:\n  knock: ~\n";
    private static final String TERMS = "whom: {zh: 谁, en: Who}\ngained: {zh: 加, en: Given}\nlost: {zh: 扣, en: Taken}\nscore: {zh: 分, en: Score}\n";
    private static final String SCORE = "score: {of: clerk, counts: {kind: request, moves: [note], person: whom, sum: {gained: 1, lost: -2}}, times: 60, begins: 100, every: year}";
    private static final Playbook PLAYBOOK = read(SCORE).orThrow();
    private static final DeedRules RULES = new DeedRules(PLAYBOOK, ZoneId.of("Asia/Shanghai"));

    private static Reading read(String obligation) {
        return Playbooks.read(PackSource.of(Map.of("x/playbook.yml", FIELDS + "  " + obligation + "\n", "x/terms.yml", TERMS)).orElse(PackSource.builtIn()), "x");
    }

    private static List<DeedRules.Deed> deeds(Map<String, Object> before, Map<String, Object> said) {
        Fact opened = Fact.next(null, new Entry(1, ABOUT, 1, "open", "new", "submitted", 7L, null, OPENED, null, Map.of("place", 44L, "base", 40L), new HashMap<>(before), List.of(), 0));
        Entry entry = new Entry(2, ABOUT, 2, "note", "submitted", "submitted", CLERK, 40L, OPENED, null, new HashMap<>(), new HashMap<>(said), List.of(), 0);
        return RULES.of(Fact.next(opened, entry), entry);
    }

    @Test
    void itCountsForThePersonWhoIsNamedAndNotForWhoWritesItDown() {
        assertThat(deeds(Map.of("whom", MEMBER), Map.of("gained", 5L, "lost", 3L))).singleElement()
                .extracting(DeedRules.Deed::holder, DeedRules.Deed::amount, DeedRules.Deed::atUnit).containsExactly(MEMBER, -1L, false);
    }

    @Test
    void itIsNobodysWhileNobodyIsNamed() {
        assertThat(deeds(Map.of(), Map.of("gained", 5L))).isEmpty();
        assertThat(deeds(Map.of("whom", "somebody"), Map.of("gained", 5L))).isEmpty();
    }

    @Test
    void onlyWhatThatMoveSaidCounts() {
        assertThat(deeds(Map.of("whom", MEMBER, "lost", 20L), Map.of("gained", 5L))).extracting(DeedRules.Deed::amount).containsExactly(5L);
        assertThat(deeds(Map.of("whom", MEMBER, "lost", 20L), Map.of())).extracting(DeedRules.Deed::amount).containsExactly(0L);
    }

    /// Who has nothing against him keeps what everybody begins with, and the sum is the same in whatever order it came.
    @Property
    void aStretchBeginsWithWhatEverybodyHas(@ForAll @Size(max = 20) List<@IntRange(min = -20, max = 20) Integer> points) {
        LocalDate year = LocalDate.of(2026, 1, 1);
        var count = new ObligationCount(PLAYBOOK.obligations().get("score"), points.stream().map(each -> new DeedStore.Done("score", MEMBER, year, each)).toList());
        int sum = points.stream().mapToInt(Integer::intValue).sum();
        assertThat(count.byPerson(year).getOrDefault(MEMBER, 0)).isEqualTo(sum);
        assertThat(count.kept(Set.of(MEMBER), year, year)).isEqualTo(100 + sum >= 60 ? 1 : 0);
        assertThat(count.kept(Set.of(CLERK), year, year)).as("who did nothing has it all").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sum: {gained: 1}, person: gained | is no person",
        "sum: {whom: 1} | is no number",
        "sum: {points: 1} | there is no field 'points'",
        "person: reason | is no person",
        "sum: {gained: much} | a whole number",
        "sum: {gained: 1001} | a whole number from -1000",
        "sum: {open_hour: 1} | there is no field 'open_hour'"})
    void whatCannotBeAddedUpIsRefused(String counts, String says) {
        assertThat(read("score: {of: clerk, counts: {kind: request, moves: [note], " + counts + "}, times: 1, every: year}").faults())
                .anySatisfy(fault -> assertThat(fault.message()).contains(says));
    }

    @Test
    void onlyASumBeginsWithSomethingAndOnlyAPersonIsNamed() {
        assertThat(read("score: {of: clerk, counts: {kind: request, moves: [note]}, times: 1, begins: 5, every: year}").faults()).anySatisfy(fault -> assertThat(fault.message()).contains("only a sum begins"));
        assertThat(read("score: {of: community, counts: {kind: request, moves: [note], person: whom}, times: 1, every: year}").faults())
                .anySatisfy(fault -> assertThat(fault.message()).contains("a unit owes what was done at it"));
    }
}
