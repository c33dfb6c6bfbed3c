package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.ASKER;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.FRIDAY;
import static org.jinlin.matters.SmallWorld.GARDEN;
import static org.jinlin.matters.SmallWorld.HILL;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.HOUSING_HANDLER;
import static org.jinlin.matters.SmallWorld.OFFICER;
import static org.jinlin.matters.SmallWorld.OTHER_STREET;
import static org.jinlin.matters.SmallWorld.PROPERTY;
import static org.jinlin.matters.SmallWorld.PROPERTY_MANAGER;
import static org.jinlin.matters.SmallWorld.RIVER;
import static org.jinlin.matters.SmallWorld.STREET;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClockRulesTest {

    private static final String BLUE_DUE = "2026-12-01T09:30:00Z"; // seven working days on, at the close of office
    private final Paper paper = Paper.base();
    private final long request = paper.request();

    @Test
    void aMoveStartsItsClocksAndNoOthers() {
        assertThat(paper.matter(request).dues().keySet()).containsExactlyInAnyOrder("answer", "accept");
        Due answer = paper.due(request, "answer");
        assertThat(answer.state()).isEqualTo(Due.State.RUNNING);
        assertThat(answer.round()).isEqualTo(1);
        assertThat(answer.startedAt()).isEqualTo(FRIDAY);
        assertThat(answer.dueAt()).isEqualTo(FRIDAY.plus(Duration.ofDays(1)));
        assertThat(answer.unitId()).isEqualTo(GARDEN);
    }

    @Test
    void aClockWithoutWarningsSleepsUntilItsDueTimeAndOneWithUntilTheFirst() {
        assertThat(paper.due(request, "answer").wakeAt()).isEqualTo(paper.due(request, "answer").dueAt());
        paper.does(CLERK, request, "accept");
        Due solve = paper.due(request, "solve");
        Duration length = Duration.between(solve.startedAt(), solve.dueAt());
        assertThat(solve.wakeAt()).isEqualTo(solve.startedAt().plus(length.dividedBy(2)));
    }

    @Test
    void aStopIsAVerdictAndAVoidIsNone() {
        paper.does(CLERK, request, "reply", "text", "seen");
        assertThat(paper.due(request, "answer").state()).isEqualTo(Due.State.MET);
        paper.does(ASKER, request, "withdraw");
        assertThat(paper.due(request, "answer").state()).as("a verdict stays").isEqualTo(Due.State.MET);
        assertThat(paper.due(request, "accept").state()).isEqualTo(Due.State.VOID);
    }

    @Test
    void theEndVoidsWhateverStillRuns() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(ASKER, request, "rate", "verdict", "solved", "word", "satisfied");
        assertThat(paper.matter(request).runningDues()).isEmpty();
        assertThat(paper.due(request, "hear").state()).isEqualTo(Due.State.MET);
    }

    @Test
    void aClockThatRunsIsNotStartedAgain() {
        paper.pass("PT3H");
        Due before = paper.due(request, "accept");
        paper.does(CLERK, request, "transfer", "unit", RIVER, "reason", "there");
        Due after = paper.due(request, "accept");
        assertThat(after.round()).isEqualTo(1);
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(after.dueAt()).isEqualTo(before.dueAt());
    }

    @Test
    void aMoveThatStopsAndStartsAClockBeginsANewRound() {
        paper.does(CLERK, request, "finish", "text", "done");
        assertThat(paper.due(request, "hear").round()).isEqualTo(1);
        paper.pass("P1D");
        paper.does(CLERK, request, "call_missed", "record", "nobody");
        Due hear = paper.due(request, "hear");
        assertThat(hear.round()).isEqualTo(2);
        assertThat(hear.startedAt()).isEqualTo(paper.now);
        assertThat(hear.missedAt()).isNull();
    }

    @Test
    void aNewRoundStartsWithoutTheLatenessOfTheLast() {
        paper.does(CLERK, request, "accept");
        paper.pass("P30D");
        assertThat(paper.due(request, "solve").missedAt()).isNotNull();
        paper.does(CLERK, request, "finish", "text", "done");
        assertThat(paper.due(request, "solve").state()).isEqualTo(Due.State.MISSED);
        paper.does(ASKER, request, "reopen");
        Due solve = paper.due(request, "solve");
        assertThat(solve.round()).isEqualTo(2);
        assertThat(solve.missedAt()).isNull();
        assertThat(solve.climbed()).isZero();
        assertThat(paper.logs.get(request)).as("the log keeps the first round")
                .anyMatch(move -> move.change().dues().stream().anyMatch(due -> due.clock().equals("solve") && due.state() == Due.State.MISSED));
    }

    @Test
    void aRegradeCountsFromTheOriginalStart() {
        paper.does(CLERK, request, "accept", "nature", "service", "scope", "one", "harm", "slight");
        assertThat(paper.due(request, "solve").dueAt()).isEqualTo(BLUE_DUE);
        paper.pass("PT1H");
        paper.does(CLERK, request, "regrade", "reason", "sparks", "grade", "red");
        assertThat(paper.due(request, "solve").dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
        paper.does(CLERK, request, "regrade", "reason", "only a lamp", "grade", "blue");
        assertThat(paper.due(request, "solve").dueAt()).isEqualTo(BLUE_DUE);
    }

    @Test
    void aShorterLimitThatIsOverAlreadyIsMissedAtTheNextScan() {
        paper.does(CLERK, request, "accept", "nature", "service", "scope", "one", "harm", "slight");
        paper.pass("PT5H");
        paper.does(CLERK, request, "regrade", "reason", "sparks", "grade", "red");
        paper.scan();
        assertThat(paper.due(request, "solve").missedAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
    }

    @Test
    void aRegradeOfAMissedClockNeitherForgivesNorClimbsAgain() {
        paper.does(CLERK, request, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        paper.pass("PT4H1M");
        Due before = paper.due(request, "solve");
        assertThat(before.unitId()).isEqualTo(STREET);
        assertThat(before.climbed()).isEqualTo(1);
        paper.does(OFFICER, request, "regrade", "reason", "less", "grade", "blue");
        paper.pass("PT1S");
        Due after = paper.due(request, "solve");
        assertThat(after.missedAt()).isEqualTo(before.missedAt());
        assertThat(after.climbed()).isEqualTo(1);
        paper.pass("P30D");
        assertThat(paper.due(request, "solve").climbed()).as("the level's own time has passed").isGreaterThan(1);
    }

    @Test
    void aRegradeToAShorterLimitDoesNotCutTheTimeOfTheLevelItClimbedTo() {
        paper.does(CLERK, request, "accept", "nature", "nuisance", "scope", "some", "harm", "real");
        paper.pass(Duration.between(FRIDAY, paper.due(request, "solve").dueAt()).plusSeconds(60));
        Due before = paper.due(request, "solve");
        assertThat(before.climbed()).isEqualTo(1);
        paper.does(OFFICER, request, "regrade", "reason", "worse", "grade", "red");
        paper.pass("PT1S");
        assertThat(paper.due(request, "solve").climbed()).isEqualTo(1);
        assertThat(paper.due(request, "solve").wakeAt()).isEqualTo(before.wakeAt());
    }

    @Test
    void moreTimeThatIsGrantedAfterTheDueTimeHoldsTheClimbUntilThen() {
        paper.does(CLERK, request, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        paper.pass("PT4H1M");
        Instant until = paper.now.plus(Duration.ofDays(10));
        paper.does(CLERK, request, "ask_extension", "until", until.toString(), "reason", "material");
        paper.does(SmallWorld.HEAD, paper.lastChild(request), "grant");
        assertThat(paper.due(request, "solve").dueAt()).isEqualTo(until);
        paper.pass("P9D");
        assertThat(paper.due(request, "solve").climbed()).isEqualTo(1);
        paper.pass("P1DT1S");
        assertThat(paper.due(request, "solve").climbed()).isEqualTo(2);
    }

    @Test
    void aGrantedDateIsTheNewDueTimeAndIsWarnedOfAnew() {
        paper.does(CLERK, request, "accept", "nature", "service", "scope", "one", "harm", "slight");
        Instant until = paper.now.plus(Duration.ofDays(20));
        paper.does(CLERK, request, "ask_extension", "until", until.toString(), "reason", "material");
        assertThat(paper.due(request, "solve").dueAt()).as("asking moves nothing").isEqualTo(BLUE_DUE);
        paper.does(OFFICER, paper.lastChild(request), "grant");
        Due solve = paper.due(request, "solve");
        assertThat(solve.dueAt()).isEqualTo(until);
        assertThat(solve.wakeAt()).isEqualTo(FRIDAY.plus(Duration.ofDays(10)));
        assertThat(paper.matter(request).facts()).containsEntry("until", until.toString());
    }

    @Property(tries = 60)
    void aPauseKeepsTheCountedTimeThatWasLeft(@ForAll @IntRange(min = 0, max = 200) int hoursBefore, @ForAll @IntRange(min = 1, max = 60) int days) {
        var world = Paper.base();
        long id = world.request();
        world.does(CLERK, id, "accept", "nature", "service", "scope", "one", "harm", "slight");
        world.does(CLERK, id, "dispatch", "unit", HOUSING);
        world.pass(Duration.ofHours(hoursBefore));
        Due before = world.due(id, "solve");
        Instant paused = world.now;
        world.does(CLERK, id, "ask_pause", "until", paused.plus(Duration.ofDays(days)).toString(), "reason", "frost");
        world.does(OFFICER, world.lastChild(id), "grant");
        assertThat(world.due(id, "solve").state()).isEqualTo(Due.State.PAUSED);
        assertThat(world.due(id, "resume").state()).isEqualTo(Due.State.RUNNING);
        assertThat(world.due(id, "resume").promise()).isFalse();
        world.pass(Duration.ofDays(days).plusSeconds(1));
        Due after = world.due(id, "solve");
        assertThat(world.matter(id).stage()).isEqualTo("handling");
        assertThat(after.state()).isEqualTo(Due.State.RUNNING);
        var counting = world.offices.counting();
        assertThat(after.dueAt()).isEqualTo(counting.shift(before.dueAt(), paused, world.now, org.jinlin.kit.Counting.WORKING_DAYS, true));
        assertThat(after.pauses()).containsExactly(new Due.Pause(paused, world.now));
        assertThat(counting.calendar().isWorkday(counting.lastDay(after.dueAt()))).isTrue();
    }

    @Test
    void aRegradeDuringAPauseCountsThePauseWhenItEnds() {
        paper.does(CLERK, request, "accept", "nature", "service", "scope", "one", "harm", "slight");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        paper.does(CLERK, request, "ask_pause", "until", paper.now.plus(Duration.ofDays(10)).toString(), "reason", "frost");
        paper.does(OFFICER, paper.lastChild(request), "grant");
        paper.pass("P1D");
        paper.does(CLERK, request, "regrade", "reason", "worse", "grade", "yellow");
        assertThat(paper.due(request, "solve").state()).isEqualTo(Due.State.PAUSED);
        paper.pass("P9DT1S");
        // three working days from the start on Friday, and the six closings that passed while it stood still
        assertThat(paper.due(request, "solve").dueAt()).isEqualTo("2026-12-03T09:30:00Z");
    }

    @Test
    void whoeverIsGivenTheMatterIsGivenItsClocks() {
        paper.pass("PT1H");
        paper.does(CLERK, request, "transfer", "unit", HILL, "reason", "on the hill");
        assertThat(paper.due(request, "answer").unitId()).isEqualTo(HILL);
        paper.pass("PT23H1S");
        assertThat(paper.due(request, "answer").unitId()).as("climbs where the matter is now").isEqualTo(OTHER_STREET);
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(OTHER_STREET);
    }

    @Test
    void aClockThatClimbedStaysUpWhenWhoHadTheStageGoesOn() {
        paper.does(CLERK, request, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        paper.pass("PT4H1M");
        assertThat(paper.due(request, "solve").unitId()).isEqualTo(STREET);
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(GARDEN);
        assertThat(paper.due(request, "solve").unitId()).isEqualTo(STREET);
    }

    @Test
    void aChildRunsToItsParentsDueTime() {
        paper.does(CLERK, request, "accept", "nature", "service", "scope", "one", "harm", "slight");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        long order = paper.lastChild(request);
        paper.pass("PT1H");
        paper.does(HOUSING_HANDLER, order, "accept");
        assertThat(paper.due(order, "work").dueAt()).isEqualTo(BLUE_DUE);
        assertThat(paper.due(order, "take").state()).isEqualTo(Due.State.MET);
    }

    @Test
    void aChildOfAParentWithoutThatClockHasADay() {
        var world = new Paper(SmallWorld.pack("kinds: {request: {clocks: {solve: ~}}}"), SmallWorld.offices());
        long id = world.request();
        world.does(CLERK, id, "accept");
        world.does(CLERK, id, "dispatch", "unit", PROPERTY);
        world.does(PROPERTY_MANAGER, world.lastChild(id), "accept");
        assertThat(world.due(world.lastChild(id), "work").dueAt()).isEqualTo(FRIDAY.plus(Duration.ofDays(1)));
    }

    @Test
    void aClockWithAConditionRunsOnlyWhenTheFactsAreSo() {
        var pack = SmallWorld.pack("kinds: {request: {clocks: {arrive: {starts: [open], stops: [finish], within: PT30M, when: {on_site: true}, late: climb}}}}");
        var world = new Paper(pack, SmallWorld.offices());
        long here = world.open("request", ASKER, SmallWorld.BUILDING, SmallWorld.fields("text", "x", "on_site", true)).orThrow().id();
        long gone = world.open("request", ASKER, SmallWorld.BUILDING, SmallWorld.fields("text", "x", "on_site", false)).orThrow().id();
        assertThat(world.matter(here).dues()).containsKey("arrive");
        assertThat(world.matter(gone).dues()).doesNotContainKey("arrive");
        assertThat(world.matter(world.request()).dues()).doesNotContainKey("arrive");
    }

    @Test
    void aMoveThatStartsAClockToAFieldNeedsTheField() {
        var pack = SmallWorld.pack("kinds: {request: {moves: {accept: {may: [text, until]}}, clocks: {pledged: {starts: [accept], stops: [finish], within: {field: until}, late: climb}}}}");
        var world = new Paper(pack, SmallWorld.offices());
        long id = world.request();
        assertThat(world.refused(CLERK, id, "accept", "text", "soon")).isEqualTo("FIELD_MISSING");
        String until = world.now.plus(Duration.ofHours(30)).toString();
        world.does(CLERK, id, "accept", "until", until);
        assertThat(world.due(id, "pledged").dueAt()).isEqualTo(until);
    }
}
