package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.BASE;
import static org.jinlin.matters.SmallWorld.BUILDING;
import static org.jinlin.matters.SmallWorld.GARDEN;
import static org.jinlin.matters.SmallWorld.GRID;
import static org.jinlin.matters.SmallWorld.HILL;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.OTHER_STREET;
import static org.jinlin.matters.SmallWorld.PROPERTY;
import static org.jinlin.matters.SmallWorld.RIVER;
import static org.jinlin.matters.SmallWorld.ROOT;
import static org.jinlin.matters.SmallWorld.STREET;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jinlin.playbook.Owner;
import org.junit.jupiter.api.Test;

class OfficesTest {

    @Test
    void aClimbGoesOneLevelUp() {
        assertThat(climb(GARDEN)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.of(STREET)));
        assertThat(climb(HOUSING)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.of(ROOT)));
        assertThat(climb(PROPERTY)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.of(GARDEN)));
    }

    @Test
    void aVacantLevelIsNamedAndPassed() {
        assertThat(climb(GRID, GARDEN, STREET)).isEqualTo(new Offices.Climb(List.of(GARDEN, STREET), OptionalLong.of(ROOT)));
    }

    @Test
    void aLevelThatAnswersForNothingIsNoVacancy() {
        // nobody in a building ever answers; that is no vacancy, and neither is it above a grid
        assertThat(climb(BUILDING, GRID)).isEqualTo(new Offices.Climb(List.of(GRID), OptionalLong.of(GARDEN)));
    }

    @Test
    void atTheTopThereIsNothingAbove() {
        assertThat(climb(ROOT)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.empty()));
        assertThat(climb(STREET, ROOT)).isEqualTo(new Offices.Climb(List.of(ROOT), OptionalLong.empty()));
    }

    @Test
    void straightToALevelSkipsWhatIsBetweenWithoutCallingItVacant() {
        assertThat(SmallWorld.offices(GARDEN).climb(GRID, Optional.of("street"), BASE)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.of(STREET)));
        assertThat(SmallWorld.offices(STREET).climb(GRID, Optional.of("street"), BASE)).isEqualTo(new Offices.Climb(List.of(STREET), OptionalLong.of(ROOT)));
    }

    @Test
    void straightToALevelThatIsNotAboveIsOneLevelUp() {
        assertThat(SmallWorld.offices().climb(HOUSING, Optional.of("street"), BASE)).isEqualTo(new Offices.Climb(List.of(), OptionalLong.of(ROOT)));
    }

    @Property(tries = 200)
    void aClimbIsTheChainUpToTheFirstWhereSomebodyAnswers(@ForAll("units") long from, @ForAll("vacancies") Set<Long> vacant) {
        var found = SmallWorld.offices(vacant.toArray(Long[]::new)).climb(from, Optional.empty(), BASE);
        assertThat(found.vacant()).doesNotContain(from).isSubsetOf(vacant);
        found.to().ifPresent(to -> {
            assertThat(vacant).doesNotContain(to);
            assertThat(SmallWorld.tree().chain(from)).contains(to);
            var between = SmallWorld.tree().chain(from).stream().skip(1).takeWhile(unit -> unit != to).filter(unit -> unit != BUILDING).collect(Collectors.toList());
            assertThat(found.vacant()).isEqualTo(between);
        });
        assertThat(found.to().isEmpty()).isEqualTo(SmallWorld.tree().chain(from).stream().skip(1).allMatch(unit -> vacant.contains(unit) || unit == BUILDING));
    }

    @Test
    void whoAnswersIsTheNearestWithSomebodyAndOtherwiseTheTop() {
        assertThat(SmallWorld.offices().answering(BUILDING)).isEqualTo(GRID);
        assertThat(SmallWorld.offices(GRID, GARDEN).answering(BUILDING)).isEqualTo(STREET);
        assertThat(SmallWorld.offices(GRID, GARDEN, STREET, ROOT).answering(BUILDING)).isEqualTo(ROOT);
    }

    @Test
    void everyOwnerWordFindsItsUnit() {
        var paper = Paper.base();
        var state = paper.matter(paper.request()).state();
        assertThat(state.ownerId()).as("a community owns what is submitted").isEqualTo(GARDEN);
        assertThat(owner(state, Owner.Word.PLACE)).isEqualTo(GRID);
        assertThat(owner(state, Owner.Word.ACTOR)).isEqualTo(STREET);
        assertThat(owner(state, Owner.Word.SAME)).isEqualTo(GARDEN);
        assertThat(owner(state, Owner.Word.UP)).isEqualTo(STREET);
        assertThat(owner(state, Owner.Word.OPENER)).isEqualTo(RIVER);
        assertThat(owner(state, Owner.Word.PARENT)).isEqualTo(ROOT);
        assertThat(owner(state, Owner.Word.TARGET)).isEqualTo(HOUSING);
        assertThat(owner(state, new Owner.FromField("unit"))).isEqualTo(HOUSING);
        assertThat(owner(state, new Owner.Level("street"))).isEqualTo(STREET);
        assertThat(owner(state, new Owner.Level("estate"))).as("a level that is not above the place").isEqualTo(GRID);
    }

    @Test
    void anOwnerWordThatFindsNobodyLeavesTheOwner() {
        var paper = Paper.base();
        var state = paper.matter(paper.request()).state();
        for (Owner word : List.of(Owner.Word.ACTOR, Owner.Word.OPENER, Owner.Word.PARENT, Owner.Word.TARGET, new Owner.FromField("unit"))) {
            var ask = new Offices.Ask(word, state, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
            assertThat(SmallWorld.offices().owner(ask)).as(word.toString()).isEqualTo(GARDEN);
        }
    }

    private static long owner(Matter.State state, Owner word) {
        return SmallWorld.offices().owner(new Offices.Ask(word, state, OptionalLong.of(STREET), OptionalLong.of(HOUSING), OptionalLong.of(RIVER), OptionalLong.of(ROOT)));
    }

    @Test
    void theChainHoldsPlaceAndOwnerAndAllAboveOnce() {
        assertThat(SmallWorld.offices().chain(BUILDING, HOUSING)).containsExactly(BUILDING, GRID, GARDEN, STREET, ROOT, HOUSING);
        assertThat(SmallWorld.offices().chain(HILL, RIVER)).containsExactly(HILL, OTHER_STREET, ROOT, RIVER, STREET);
    }

    private static Offices.Climb climb(long from, Long... vacant) {
        return SmallWorld.offices(vacant).climb(from, Optional.empty(), BASE);
    }

    @Provide
    Arbitrary<Long> units() {
        return Arbitraries.longs().between(1, 12);
    }

    @Provide
    Arbitrary<Set<Long>> vacancies() {
        return Arbitraries.longs().between(1, 12).set().ofMaxSize(8);
    }
}
