package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.ASKER;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.FRIDAY;
import static org.jinlin.matters.SmallWorld.GARDEN;
import static org.jinlin.matters.SmallWorld.GRID;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.OFFICER;
import static org.jinlin.matters.SmallWorld.ROOT;
import static org.jinlin.matters.SmallWorld.STREET;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LateRulesTest {

    @Test
    void nothingHappensBeforeTheDueTimeNorInItsVerySecond() {
        var paper = Paper.base();
        long id = paper.request();
        paper.now = FRIDAY.plus(Duration.ofDays(1));
        assertThat(paper.scan()).isZero();
        paper.now = paper.now.plusNanos(1_000);
        assertThat(paper.scan()).isPositive();
    }

    @Test
    void warningsComeOnceEachThenTheMissThenTheClimb() {
        var paper = Paper.base();
        long id = paper.request();
        paper.does(CLERK, id, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        paper.pass("PT2H");
        assertThat(paper.verbs(id)).containsExactly("open", "accept");
        paper.pass("PT1S");
        assertThat(paper.verbs(id)).endsWith("warned");
        assertThat(paper.due(id, "solve").shownGrade()).isEqualTo("yellow");
        assertThat(paper.scan()).isZero();
        paper.pass("PT1H12M");
        assertThat(paper.due(id, "solve").shownGrade()).isEqualTo("orange");
        paper.pass("PT48M");
        assertThat(paper.verbs(id)).containsExactly("open", "accept", "warned", "warned", "overdue", "climbed");
        assertThat(paper.due(id, "solve").shownGrade()).isEqualTo("red");
        assertThat(paper.matter(id).state().ownerId()).isEqualTo(STREET);
        assertThat(paper.matter(id).state().baseId()).as("who had the stage may still act").isEqualTo(GARDEN);
    }

    @Test
    void afterDowntimeEverythingIsCaughtUpInOrderAndOnce() {
        var paper = Paper.base();
        long id = paper.request();
        paper.does(CLERK, id, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        paper.pass("PT5H");
        assertThat(paper.verbs(id)).containsExactly("open", "accept", "warned", "warned", "overdue", "climbed");
        assertThat(paper.due(id, "solve").missedAt()).as("missed when it was due, not when it was noticed").isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
        assertThat(paper.due(id, "solve").wakeAt()).as("the level gets its own time from now").isEqualTo(paper.now.plus(Duration.ofHours(4)));
    }

    @Test
    void vacanciesAreNamedOnceEachAndPassedAtOnce() {
        var paper = Paper.base(GARDEN, STREET);
        long id = paper.open("request", ASKER, GRID, SmallWorld.fields("text", "x")).orThrow().id();
        assertThat(paper.matter(id).state().ownerId()).as("a vacant community's requests go up at once").isEqualTo(ROOT);
        var property = Paper.base(GARDEN, STREET);
        long request = property.request();
        property.does(SmallWorld.HEAD, request, "accept");
        property.does(SmallWorld.HEAD, request, "dispatch", "unit", SmallWorld.PROPERTY);
        long order = property.lastChild(request);
        property.pass("P4D");
        assertThat(property.verbs(order)).containsExactly("open", "overdue", "overdue", "overdue", "climbed");
        assertThat(property.logs.get(order).stream().map(move -> move.change().facts().get("vacant"))).containsExactly(null, null, GARDEN, STREET, null);
        assertThat(property.matter(order).state().ownerId()).isEqualTo(ROOT);
        assertThat(property.scan()).isZero();
    }

    @Test
    void atTheTopItStaysRedAndNeverWakesAgain() {
        var paper = Paper.base();
        long id = paper.request();
        paper.pass("P1DT1S");
        paper.pass("P1DT1S");
        paper.pass("P1DT1S");
        Due answer = paper.due(id, "answer");
        assertThat(answer.unitId()).isEqualTo(ROOT);
        assertThat(answer.shownGrade()).isEqualTo("red");
        assertThat(answer.wakeAt()).isEqualTo(Due.NEVER);
        paper.pass("P3650D");
        assertThat(paper.due(id, "answer")).isEqualTo(answer);
        paper.pass("P3650D");
        assertThat(paper.scan()).as("when every clock is at the top nothing happens any more").isZero();
    }

    @Test
    void whereNobodyIsAboveItStaysWhereItIs() {
        var paper = Paper.base(STREET, ROOT);
        long id = paper.request();
        paper.pass("P1DT1S");
        assertThat(paper.matter(id).state().ownerId()).isEqualTo(GARDEN);
        assertThat(paper.due(id, "answer").wakeAt()).isEqualTo(Due.NEVER);
        assertThat(paper.due(id, "answer").shownGrade()).isEqualTo("red");
        assertThat(paper.logs.get(id).stream().map(move -> move.change().facts().get("vacant")).filter(java.util.Objects::nonNull)).containsExactly(STREET, ROOT);
    }

    @Test
    void straightToALevelAfterAWhileInAColour() {
        var pack = SmallWorld.pack("kinds: {request: {clocks: {answer: {within: PT5M, late: {climb: district, after: PT25M, shows: red}}}}}");
        var paper = new Paper(pack, SmallWorld.offices());
        long id = paper.request();
        paper.pass("PT5M1S");
        assertThat(paper.verbs(id)).containsExactly("open", "overdue");
        assertThat(paper.due(id, "answer").shownGrade()).isNull();
        assertThat(paper.matter(id).state().ownerId()).isEqualTo(GARDEN);
        paper.pass("PT25M");
        assertThat(paper.verbs(id)).containsExactly("open", "overdue", "climbed");
        assertThat(paper.due(id, "answer").shownGrade()).isEqualTo("red");
        assertThat(paper.matter(id).state().ownerId()).as("past the street").isEqualTo(ROOT);
    }

    @Test
    void aLateMoveIsMadeAndEndsTheClock() {
        var pack = SmallWorld.pack("kinds: {request: {clocks: {hear: {within: PT1H, late: {do: close_unrated}}}}}");
        var paper = new Paper(pack, SmallWorld.offices());
        long id = paper.request();
        paper.does(CLERK, id, "finish", "text", "done");
        paper.pass("PT1H1S");
        assertThat(paper.verbs(id)).endsWith("overdue", "close_unrated");
        assertThat(paper.matter(id).isOpen()).isFalse();
        assertThat(paper.due(id, "hear").state()).isEqualTo(Due.State.MISSED);
    }

    @Test
    void aLateMoveThatIsNotPossibleIsTriedAgainAfterTheClocksOwnTime() {
        var pack = SmallWorld.pack("kinds: {request: {clocks: {nudge: {starts: [open], stops: [finish], within: PT1H, late: {do: close_unrated}}}}}");
        var paper = new Paper(pack, SmallWorld.offices());
        long id = paper.request();
        paper.pass("PT1H1S");
        assertThat(paper.verbs(id)).containsExactly("open", "overdue");
        assertThat(paper.scan()).isZero();
        paper.pass("PT1H");
        assertThat(paper.verbs(id)).as("not yet more than its own time").containsExactly("open", "overdue");
        paper.pass("PT1S");
        assertThat(paper.verbs(id)).containsExactly("open", "overdue", "overdue");
        assertThat(paper.matter(id).isOpen()).isTrue();
    }

    @Test
    void aClockThatStandsStillNeverWakes() {
        var paper = Paper.base();
        long id = paper.request();
        paper.does(CLERK, id, "accept", "nature", "service", "scope", "one", "harm", "slight");
        paper.does(CLERK, id, "dispatch", "unit", HOUSING);
        paper.does(CLERK, id, "ask_pause", "until", paper.now.plus(Duration.ofDays(80)).toString(), "reason", "frost");
        paper.does(OFFICER, paper.lastChild(id), "grant");
        paper.now = paper.now.plus(Duration.ofDays(79));
        assertThat(paper.late(id, "solve")).isEmpty();
    }

    @Test
    void aClockThatDoesNotRunIsNeverLate() {
        var paper = Paper.base();
        long id = paper.request();
        paper.does(ASKER, id, "withdraw");
        paper.now = paper.now.plus(Duration.ofDays(99));
        assertThat(paper.late(id, "answer")).isEmpty();
        assertThat(paper.late(id, "solve")).isEmpty();
    }

    /// However long the scan was down between, each level is climbed to once, from the bottom to the top.
    @Property(tries = 120)
    void everyLevelIsClimbedToOnceAndInOrder(@ForAll("vacancies") Set<Long> vacant, @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 70) Integer> hours) {
        var paper = Paper.base(vacant.toArray(Long[]::new));
        long id = paper.request();
        long owner = paper.matter(id).state().ownerId();
        for (int wait : hours) {
            paper.pass(Duration.ofHours(wait));
            assertThat(paper.scan()).as("a second scan at the same time finds nothing").isZero();
        }
        for (String clock : List.of("answer", "accept")) {
            var moves = paper.logs.get(id).stream().filter(move -> clock.equals(move.change().facts().get("clock"))).toList();
            var climbed = moves.stream().filter(move -> move.verb().equals("climbed")).map(move -> (Long) move.change().facts().get("to")).toList();
            var named = moves.stream().map(move -> move.change().facts().get("vacant")).filter(java.util.Objects::nonNull).toList();
            var above = SmallWorld.tree().chain(owner).stream().skip(1).toList();
            assertThat(climbed).doesNotHaveDuplicates().noneMatch(vacant::contains).isEqualTo(above.stream().filter(climbed::contains).toList());
            assertThat(named).doesNotHaveDuplicates().isSubsetOf(vacant);
        }
    }

    @Provide
    Arbitrary<Set<Long>> vacancies() {
        return Arbitraries.of(GARDEN, STREET, ROOT).set();
    }
}
