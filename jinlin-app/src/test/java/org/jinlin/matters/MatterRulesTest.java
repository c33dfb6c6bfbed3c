package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.ASKER;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.FOLLOWER;
import static org.jinlin.matters.SmallWorld.GARDEN;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.HOUSING_HANDLER;
import static org.jinlin.matters.SmallWorld.OFFICER;
import static org.jinlin.matters.SmallWorld.POWER;
import static org.jinlin.matters.SmallWorld.PROPERTY;
import static org.jinlin.matters.SmallWorld.PROPERTY_MANAGER;
import static org.jinlin.matters.SmallWorld.RIVER;
import static org.jinlin.matters.SmallWorld.STREET;
import static org.jinlin.matters.SmallWorld.URBAN;
import static org.jinlin.matters.SmallWorld.URBAN_HANDLER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatterRulesTest {

    private final Paper paper = Paper.base();
    private final long request = paper.request();

    @Test
    void aRefusalSaysWhichOfTheManyReasons() {
        assertThat(paper.refused(CLERK, request, "fly")).isEqualTo("MOVE_UNKNOWN");
        assertThat(paper.refused(ASKER, request, "accept")).isEqualTo("NOT_YOURS");
        assertThat(paper.refused(CLERK, request, "dispatch", "unit", HOUSING)).isEqualTo("WRONG_STAGE");
        assertThat(paper.refused(CLERK, request, "reject", "reason", "x")).isEqualTo("FIELD_MISSING");
        assertThat(paper.refused(CLERK, request, "accept", "unit", 3)).isEqualTo("FIELD_UNKNOWN");
        paper.does(ASKER, request, "withdraw");
        assertThat(paper.refused(CLERK, request, "accept")).isEqualTo("ALREADY_ENDED");
        assertThat(paper.refused(ASKER, request, "rate", "verdict", "solved", "word", "satisfied")).isEqualTo("ENDED_OTHERWISE");
    }

    @Test
    void whoseMoveItIsIsAskedBeforeAnythingElse() {
        paper.does(ASKER, request, "withdraw");
        assertThat(paper.refused(ASKER, request, "accept")).as("no stranger learns the stage from a refusal").isEqualTo("NOT_YOURS");
    }

    @Test
    void aLimitInAStretchOfTimeIsRefusedUntilTheStretchIsOver() {
        paper.does(ASKER, request, "urge");
        paper.pass("PT12H");
        paper.does(ASKER, request, "urge");
        assertThat(paper.refused(ASKER, request, "urge")).isEqualTo("LIMIT_REACHED");
        paper.pass("PT12H");
        paper.does(ASKER, request, "urge");
        assertThat(paper.refused(ASKER, request, "urge")).isEqualTo("LIMIT_REACHED");
    }

    @Test
    void aLimitForLifeIsCountedAnewAfterTheMoveThatSaysSo() {
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(CLERK, request, "call_missed", "record", "1");
        paper.does(ASKER, request, "reopen");
        paper.does(OFFICER, request, "finish", "text", "again");
        paper.does(OFFICER, request, "call_missed", "record", "1 again");
        assertThat(paper.matter(request).isOpen()).as("the first call-back of the new round does not close it").isTrue();
        paper.does(OFFICER, request, "call_missed", "record", "2");
        assertThat(paper.matter(request).state().outcome()).isEqualTo("unrated");
    }

    @Test
    void pastTheLimitATransferGoesUpInsteadOfBeingRefused() {
        paper.does(CLERK, request, "transfer", "unit", RIVER, "reason", "1");
        paper.does(SmallWorld.RIVER_CLERK, request, "transfer", "unit", GARDEN, "reason", "2");
        paper.does(CLERK, request, "transfer", "unit", RIVER, "reason", "3");
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(STREET);
        assertThat(paper.matter(request).stage()).isEqualTo("submitted");
    }

    @Test
    void afterTheEndAMoveHasItsTime() {
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(ASKER, request, "rate", "verdict", "solved", "word", "satisfied");
        paper.pass("P7D");
        paper.does(ASKER, request, "rate", "verdict", "partly", "word", "so_so");
        assertThat(paper.matter(request).state().outcome()).as("the last rating counts").isEqualTo("partly");
        paper.pass("PT1S");
        assertThat(paper.refused(ASKER, request, "rate", "verdict", "solved", "word", "satisfied")).isEqualTo("TOO_LATE");
        paper.pass("P22DT23H59M59S");
        paper.does(ASKER, request, "reopen");
        assertThat(paper.matter(request).isOpen()).isTrue();
        assertThat(paper.matter(request).state().outcome()).isNull();
    }

    @Test
    void aRatingAfterTheEndDoesNotMoveTheEnd() {
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(ASKER, request, "rate", "verdict", "solved", "word", "satisfied");
        var ended = paper.matter(request).state().endedAt();
        paper.pass("P2D");
        paper.does(ASKER, request, "rate", "verdict", "solved", "word", "so_so");
        assertThat(paper.matter(request).state().endedAt()).isEqualTo(ended);
    }

    @Test
    void notSolvedAfterClosingIsAReopenOneLevelUp() {
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(ASKER, request, "rate", "verdict", "unsolved", "word", "dissatisfied");
        assertThat(paper.verbs(request)).endsWith("rate", "reopen");
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(STREET);
        assertThat(paper.matter(request).runningDues()).extracting(Due::clock).contains("solve", "route");
    }

    @Test
    void aRulingForbidsTheReturn() {
        paper.does(CLERK, request, "accept");
        for (int i = 0; i < 3; i++) {
            var dispatcher = i < 2 ? CLERK : OFFICER;
            paper.does(dispatcher, request, "dispatch", "unit", HOUSING);
            paper.does(HOUSING_HANDLER, paper.lastChild(request), "return", "reason", "no", "suggested", URBAN);
        }
        assertThat(paper.matter(request).stage()).isEqualTo("disputed");
        paper.does(OFFICER, request, "assign", "unit", HOUSING, "ruling", "yours");
        assertThat(paper.refused(HOUSING_HANDLER, paper.lastChild(request), "return", "reason", "no", "suggested", URBAN)).isEqualTo("FORBIDDEN_HERE");
    }

    @Test
    void aGateStaysShutWhileAChildIsOpen() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        assertThat(paper.refused(CLERK, request, "finish", "text", "x")).isEqualTo("CHILDREN_OPEN");
        long order = paper.lastChild(request);
        paper.does(HOUSING_HANDLER, order, "accept");
        paper.does(HOUSING_HANDLER, order, "finish", "text", "x");
        paper.does(CLERK, request, "finish", "text", "x");
    }

    @Test
    void aGateCountsMovesThatMustHaveBeenMade() {
        var world = new Paper(SmallWorld.pack("kinds: {request: {moves: {close_unrated: {by: [owner], gate: {times: {call_missed: 2}}}}}}"), SmallWorld.offices());
        long id = world.request();
        world.does(CLERK, id, "finish", "text", "x");
        world.does(CLERK, id, "call_missed", "record", "x");
        assertThat(world.refused(CLERK, id, "close_unrated")).isEqualTo("FIRST_NEEDED");
        world.does(CLERK, id, "call_missed", "record", "x");
        world.does(CLERK, id, "close_unrated");
        assertThat(world.matter(id).state().outcome()).isEqualTo("unrated");
    }

    @Test
    void aTimeHasItsBounds() {
        paper.does(CLERK, request, "accept");
        assertThat(extension(Duration.ofSeconds(0))).isEqualTo("TIME_TOO_EARLY");
        assertThat(extension(Duration.ofDays(-1))).isEqualTo("TIME_TOO_EARLY");
        assertThat(extension(Duration.ofDays(90).plusSeconds(1))).isEqualTo("TIME_TOO_LATE");
        paper.does(CLERK, request, "ask_extension", "until", paper.now.plus(Duration.ofDays(90)).toString(), "reason", "x");
    }

    private String extension(Duration ahead) {
        return paper.refused(CLERK, request, "ask_extension", "until", paper.now.plus(ahead).toString(), "reason", "x");
    }

    @Test
    void nobodyIsCalledToATimeThatIsOver() {
        paper.does(CLERK, request, "accept");
        for (var at : java.util.Map.of("TIME_TOO_EARLY", paper.now, "TIME_TOO_LATE", paper.now.plus(Duration.ofDays(91))).entrySet()) {
            assertThat(paper.refused(CLERK, request, "whistle", "units", List.of(HOUSING, URBAN), "lead", URBAN, "done_when", "all", "at", at.getValue().toString())).isEqualTo(at.getKey());
        }
    }

    @Test
    void aPledgeIsNeverLaterThanTheAskerWasTold() {
        var world = new Paper(SmallWorld.pack("kinds: {order: {moves: {note: {may: [text, photos, at], bounds: {at: {not_after: parent.solve}}}}}}"), SmallWorld.offices());
        long id = world.request();
        world.does(CLERK, id, "accept", "nature", "service", "scope", "one", "harm", "slight");
        world.does(CLERK, id, "dispatch", "unit", HOUSING);
        long order = world.lastChild(id);
        var promised = world.due(id, "solve").dueAt();
        assertThat(world.refused(HOUSING_HANDLER, order, "note", "text", "x", "at", promised.plusSeconds(1).toString())).isEqualTo("LATER_THAN_PROMISED");
        world.does(HOUSING_HANDLER, order, "note", "text", "x", "at", promised.toString());
    }

    @Test
    void gradeComesFromTheMatrixOrAsSaid() {
        paper.does(CLERK, request, "accept", "category", "falling_objects");
        assertThat(paper.matter(request).state().grade()).as("the category's own nature, scope and harm")
                .isEqualTo(SmallWorld.BASE.matrix().get(new org.jinlin.playbook.Playbook.MatrixCell("safety", "some", "grave")));
        paper.does(CLERK, request, "regrade", "reason", "x", "scope", "many");
        assertThat(paper.matter(request).state().grade()).isEqualTo("red");
        paper.does(CLERK, request, "regrade", "reason", "x", "grade", "blue");
        assertThat(paper.matter(request).state().grade()).isEqualTo("blue");
        assertThat(paper.matter(request).state().category()).isEqualTo("falling_objects");
    }

    @Test
    void everyCellOfTheMatrixIsReachableAndNothingSaidIsTheLowest() {
        for (var cell : SmallWorld.BASE.matrix().entrySet()) {
            long id = paper.request();
            paper.does(CLERK, id, "accept", "nature", cell.getKey().nature(), "scope", cell.getKey().scope(), "harm", cell.getKey().harm());
            assertThat(paper.matter(id).state().grade()).as(cell.toString()).isEqualTo(cell.getValue());
        }
        paper.does(CLERK, request, "accept");
        assertThat(paper.matter(request).state().grade()).isEqualTo("blue");
    }

    @Test
    void aWhistleOpensOneMusterForEachAndAQuorumEndsTheRest() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "whistle", "units", List.of(HOUSING, URBAN, POWER), "lead", URBAN, "done_when", "quorum", "quorum", 2, "at", paper.now.plusSeconds(7200).toString());
        var musters = paper.children(request);
        assertThat(musters).extracting(muster -> muster.state().ownerId()).containsExactly(HOUSING, URBAN, POWER);
        assertThat(musters).extracting(muster -> muster.facts().get("leads")).containsExactly(false, true, false);
        through(HOUSING_HANDLER, musters.get(0).id());
        assertThat(paper.matter(musters.get(2).id()).isOpen()).isTrue();
        through(URBAN_HANDLER, musters.get(1).id());
        assertThat(paper.matter(musters.get(2).id()).state().outcome()).isEqualTo("cancelled");
    }

    @Test
    void aWhistleThatWasTakenBackDoesNotCountForTheQuorumOfTheOneBefore() {
        paper.does(CLERK, request, "accept");
        var at = paper.now.plusSeconds(7200).toString();
        paper.does(CLERK, request, "whistle", "units", List.of(HOUSING, URBAN), "lead", URBAN, "done_when", "quorum", "quorum", 1, "at", at);
        paper.does(CLERK, request, "whistle", "units", List.of(PROPERTY, POWER), "lead", POWER, "done_when", "all", "at", at);
        paper.does(CLERK, request, "undo");
        var first = paper.children(request).subList(0, 2);
        through(HOUSING_HANDLER, first.getFirst().id());
        assertThat(paper.matter(first.getLast().id()).state().outcome()).isEqualTo("cancelled");
    }

    private void through(org.jinlin.people.Actor handler, long muster) {
        paper.does(handler, muster, "report_in");
        paper.does(handler, muster, "arrive");
        paper.does(handler, muster, "finish", "text", "done");
    }

    @Test
    void endingEndsEveryChildAndGrandchild() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", PROPERTY);
        long order = paper.lastChild(request);
        paper.does(PROPERTY_MANAGER, order, "accept");
        paper.does(PROPERTY_MANAGER, order, "ask_extension", "until", paper.now.plusSeconds(9_000).toString(), "reason", "x");
        paper.does(ASKER, request, "withdraw");
        assertThat(paper.matters.values()).noneMatch(Matter::isOpen);
        assertThat(paper.matters.values()).allMatch(matter -> matter.runningDues().isEmpty());
        assertThat(paper.matter(paper.lastChild(order)).state().outcome()).isEqualTo("cancelled");
    }

    @Test
    void theMergedAskerFollowsAndRatesForThemselves() {
        long other = paper.request(FOLLOWER, SmallWorld.BUILDING);
        paper.does(CLERK, other, "merge", "into", request);
        assertThat(paper.matter(other).state().intoId()).isEqualTo(request);
        assertThat(paper.situation(request, FOLLOWER).follows()).isTrue();
        paper.does(CLERK, request, "finish", "text", "done");
        paper.does(FOLLOWER, request, "rate_too", "verdict", "unsolved", "word", "dissatisfied");
        assertThat(paper.matter(request).stage()).isEqualTo("told");
    }

    @Test
    void theSameSituationRequestAndTimeAlwaysGiveTheSameAnswer() {
        var rules = new MatterRules(paper.situation(request, CLERK), paper.now);
        Map<String, Object> fields = SmallWorld.fields("nature", "safety", "scope", "one", "harm", "real");
        assertThat(rules.decide("accept", fields, CLERK, List.of())).isEqualTo(rules.decide("accept", fields, CLERK, List.of()));
        assertThat(paper.verbs(request)).containsExactly("open");
    }
}
