package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.ASKER;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.FOLLOWER;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.HOUSING_HANDLER;
import static org.jinlin.matters.SmallWorld.OFFICER;
import static org.jinlin.matters.SmallWorld.PROPERTY;
import static org.jinlin.matters.SmallWorld.SECRETARY;
import static org.jinlin.matters.SmallWorld.URBAN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UndoRulesTest {

    private final Paper paper = Paper.base();
    private final long request = paper.request();

    /// Everything that moves change but the log's own marks, and the count of the undoing and of what was only said meanwhile.
    private record Standing(String stage, Object rest, Map<String, Object> facts, Map<String, Due> dues, Map<String, Tally> tally) {
        static Standing of(Matter matter) {
            var state = matter.state();
            var dues = new HashMap<>(matter.dues());
            dues.values().removeIf(due -> due.state() == Due.State.VOID);
            var tally = new HashMap<>(matter.tally());
            tally.keySet().removeAll(List.of("undo", "split", "note", "remark"));
            return new Standing(state.stage(), List.of(String.valueOf(state.outcome()), String.valueOf(state.grade()), String.valueOf(state.category()), state.ownerId(),
                    state.baseId(), String.valueOf(state.takerId()), state.placeId(), state.chain(), String.valueOf(state.intoId()), String.valueOf(state.endedAt())),
                    matter.facts(), dues, tally);
        }
    }

    @Test
    void aDispatchThatIsTakenBackLeavesNothing() {
        paper.does(CLERK, request, "accept");
        var before = Standing.of(paper.matter(request));
        paper.does(CLERK, request, "dispatch", "unit", HOUSING, "text", "please");
        assertThat(Standing.of(paper.matter(request))).isNotEqualTo(before);
        paper.pass("PT1M");
        paper.does(CLERK, request, "undo");
        assertThat(Standing.of(paper.matter(request))).isEqualTo(before);
        assertThat(paper.matter(paper.lastChild(request)).state().outcome()).isEqualTo("undone");
        assertThat(paper.due(paper.lastChild(request), "take").state()).isEqualTo(Due.State.VOID);
        assertThat(paper.verbs(request)).as("the log keeps both").endsWith("dispatch", "undo");
    }

    @Test
    void aWhistleThatIsTakenBackLeavesNothing() {
        paper.does(CLERK, request, "accept");
        var before = Standing.of(paper.matter(request));
        paper.does(CLERK, request, "whistle", "units", List.of(HOUSING, URBAN), "lead", URBAN, "done_when", "all", "at", paper.now.plusSeconds(7200).toString());
        paper.does(CLERK, request, "undo");
        assertThat(Standing.of(paper.matter(request))).isEqualTo(before);
        assertThat(paper.children(request)).allMatch(child -> "undone".equals(child.state().outcome()));
    }

    @Test
    void theSecondOfTwoIsTakenBackAndTheFirstStays() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        var before = Standing.of(paper.matter(request));
        paper.does(CLERK, request, "dispatch", "unit", PROPERTY);
        paper.does(CLERK, request, "undo");
        assertThat(Standing.of(paper.matter(request))).isEqualTo(before);
        assertThat(paper.children(request)).extracting(Matter::isOpen).containsExactly(true, false);
        assertThat(paper.refused(CLERK, request, "undo")).as("more has happened since the first").isEqualTo("UNDO_OVERTAKEN");
    }

    @Test
    void twoMinutesAndNotASecondLonger() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        paper.now = paper.now.plusSeconds(120);
        assertThat(offered()).contains("undo");
        paper.now = paper.now.plusNanos(1_000);
        assertThat(offered()).doesNotContain("undo");
        assertThat(paper.refused(CLERK, request, "undo")).isEqualTo("UNDO_TOO_LATE");
    }

    private List<String> offered() {
        return new MatterRules(paper.situation(request, CLERK), paper.now).allowed(CLERK, paper.logs.get(request)).stream().map(rule -> rule.code()).toList();
    }

    @Test
    void whatTheUnitTouchedIsNotTakenBack() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        paper.does(HOUSING_HANDLER, paper.lastChild(request), "note", "text", "who is there?");
        assertThat(paper.refused(CLERK, request, "undo")).isEqualTo("UNDO_OVERTAKEN");
        assertThat(paper.matter(paper.lastChild(request)).isOpen()).isTrue();
    }

    @Test
    void whatWasOvertakenIsNotTakenBackAndWhatWasOnlySaidDoesNotOvertake() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        paper.does(ASKER, request, "note", "text", "thank you");
        paper.does(ASKER, request, "urge");
        assertThat(offered()).contains("undo");
        paper.does(CLERK, request, "regrade", "reason", "x", "grade", "red");
        assertThat(paper.refused(CLERK, request, "undo")).isEqualTo("UNDO_OVERTAKEN");
    }

    @Test
    void whatWasSaidMeanwhileStaysSaidAndHoldsNothingUp() {
        paper.does(CLERK, request, "accept");
        var before = Standing.of(paper.matter(request));
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        paper.does(ASKER, request, "note", "text", "thank you");
        paper.does(CLERK, request, "undo");
        assertThat(Standing.of(paper.matter(request))).isEqualTo(before);
        long other = paper.request(FOLLOWER, SmallWorld.BUILDING);
        paper.does(CLERK, other, "merge", "into", request);
        paper.does(CLERK, other, "remark", "text", "not sure");
        paper.does(CLERK, other, "split", "reason", "not the same");
        assertThat(paper.matter(other).stage()).isEqualTo("submitted");
        assertThat(paper.matter(other).isOpen()).isTrue();
    }

    @Test
    void onlyWhoDidItTakesItBackAndOnlyWhatWasDone() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        assertThat(paper.refused(SECRETARY, request, "undo")).isEqualTo("NOT_YOURS");
        assertThat(paper.refused(OFFICER, request, "undo")).isEqualTo("NOT_YOURS");
        paper.does(CLERK, request, "undo");
        assertThat(paper.refused(CLERK, request, "undo")).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void aSplitBringsBackTheRequestWithItsClocksAndEndsTheFollowing() {
        long other = paper.request(FOLLOWER, SmallWorld.BUILDING);
        paper.pass("PT2H");
        var before = Standing.of(paper.matter(other));
        paper.does(CLERK, other, "merge", "into", request);
        assertThat(paper.matter(other).isOpen()).isFalse();
        paper.pass("P6D");
        paper.does(OFFICER, other, "split", "reason", "not the same");
        assertThat(Standing.of(paper.matter(other))).isEqualTo(before);
        assertThat(paper.situation(request, FOLLOWER).follows()).isFalse();
        paper.scan();
        assertThat(paper.due(other, "answer").missedAt()).as("the time meanwhile counts").isEqualTo(before.dues().get("answer").dueAt());
    }

    @Test
    void afterAWeekAMergeStays() {
        long other = paper.request(FOLLOWER, SmallWorld.BUILDING);
        paper.does(CLERK, other, "merge", "into", request);
        paper.pass("P7DT1S");
        assertThat(paper.refused(CLERK, other, "split", "reason", "x")).isEqualTo("UNDO_TOO_LATE");
    }

    @Test
    void aLatenessThatWasCountedStaysCountedThroughMergeAndSplit() {
        long other = paper.request(FOLLOWER, SmallWorld.BUILDING);
        paper.pass("P1DT1S");
        paper.does(CLERK, other, "merge", "into", request);
        assertThat(paper.due(other, "answer").state()).isEqualTo(Due.State.MISSED);
        paper.does(CLERK, other, "split", "reason", "x");
        assertThat(paper.due(other, "answer").missedAt()).isNotNull();
        assertThat(paper.due(other, "answer").state()).isEqualTo(Due.State.RUNNING);
    }

    @Test
    void whatWasTakenBackUsesUpNoLimit() {
        var limited = new Paper(SmallWorld.pack("kinds: {request: {moves: {dispatch: {limit: 1}}}}"), SmallWorld.offices());
        long id = limited.request();
        limited.does(CLERK, id, "accept");
        for (int mistake = 0; mistake < 7; mistake++) {
            limited.does(CLERK, id, "dispatch", "unit", HOUSING);
            assertThat(limited.refused(CLERK, id, "dispatch", "unit", PROPERTY)).isEqualTo("LIMIT_REACHED");
            limited.does(CLERK, id, "undo");
            assertThat(limited.matter(id).tally("dispatch")).isEqualTo(Tally.NONE);
        }
        limited.does(CLERK, id, "dispatch", "unit", PROPERTY);
        assertThat(limited.matter(id).tally("undo").count()).isEqualTo(7);
        RandomWalk.assertSame(Replay.of(limited.logs.get(id)), limited.matter(id));
    }

    @Test
    void aCountThatTheUndoneMoveSetBackIsThereAgain() {
        var pack = new Paper(SmallWorld.pack("kinds: {request: {moves: {ask_extension: {anew: [dispatch]}}}}"), SmallWorld.offices());
        long id = pack.request();
        pack.does(CLERK, id, "accept");
        pack.does(CLERK, id, "ask_extension", "until", pack.now.plusSeconds(864_000).toString(), "reason", "x");
        var asked = pack.matter(id).tally("ask_extension");
        pack.does(CLERK, id, "dispatch", "unit", HOUSING);
        assertThat(pack.matter(id).tally("ask_extension")).isEqualTo(Tally.NONE);
        pack.does(CLERK, id, "undo");
        assertThat(pack.matter(id).tally("ask_extension")).isEqualTo(asked);
        RandomWalk.assertSame(Replay.of(pack.logs.get(id)), pack.matter(id));
    }

    @Property(tries = 60)
    void anUndoIsTheReplayWithoutIt(@ForAll @IntRange(min = 0, max = 300) int minutes, @ForAll @IntRange(min = 0, max = 120) int seconds, @ForAll boolean whistles) {
        var world = Paper.base();
        long id = world.request();
        world.does(CLERK, id, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        world.pass(java.time.Duration.ofMinutes(minutes));
        if (whistles) {
            world.does(CLERK, id, "whistle", "units", List.of(HOUSING, URBAN), "lead", URBAN, "done_when", "all", "at", world.now.plusSeconds(7200).toString());
        } else {
            world.does(CLERK, id, "dispatch", "unit", HOUSING);
        }
        var without = Replay.of(world.logs.get(id).subList(0, world.logs.get(id).size() - 1));
        world.now = world.now.plusSeconds(seconds);
        world.does(CLERK, id, "undo");
        assertThat(Standing.of(world.matter(id))).isEqualTo(Standing.of(without));
        assertThat(world.matter(id).runningDues()).isNotEmpty();
    }
}
