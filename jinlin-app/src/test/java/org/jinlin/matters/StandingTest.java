package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.ASKER;
import static org.jinlin.matters.SmallWorld.BUILDING_HEAD;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.ENGINE;
import static org.jinlin.matters.SmallWorld.EVERYBODY;
import static org.jinlin.matters.SmallWorld.FOLLOWER;
import static org.jinlin.matters.SmallWorld.GARDEN;
import static org.jinlin.matters.SmallWorld.GUEST;
import static org.jinlin.matters.SmallWorld.HEAD;
import static org.jinlin.matters.SmallWorld.HOUSING;
import static org.jinlin.matters.SmallWorld.HOUSING_HANDLER;
import static org.jinlin.matters.SmallWorld.MEMBER;
import static org.jinlin.matters.SmallWorld.OFFICER;
import static org.jinlin.matters.SmallWorld.OTHER_OFFICER;
import static org.jinlin.matters.SmallWorld.RIVER;
import static org.jinlin.matters.SmallWorld.RIVER_CLERK;
import static org.jinlin.matters.SmallWorld.SECRETARY;
import static org.jinlin.matters.SmallWorld.STRANGER;
import static org.jinlin.matters.SmallWorld.STREET;
import static org.jinlin.matters.SmallWorld.WORKER;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.MoveRule;
import org.junit.jupiter.api.Test;

/// Who may do what, and who sees what: each actor word lets in exactly those it means.
class StandingTest {

    private final Paper paper = Paper.base();
    private final long request = paper.request();

    @Test
    void ownerIsWhoeverAnswersAtTheOwningUnit() {
        assertThat(may("owner", request)).containsExactlyInAnyOrder(CLERK, SECRETARY);
    }

    @Test
    void aboveIsEverybodyOnTheWayUp() {
        assertThat(may("above", request)).containsExactlyInAnyOrder(OFFICER, HEAD);
    }

    @Test
    void afterAClimbTheWholeWayFromTheStagesUnitUpIsOwner() {
        paper.pass("P1DT1S");
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(STREET);
        assertThat(may("owner", request)).containsExactlyInAnyOrder(CLERK, SECRETARY, OFFICER);
        assertThat(may("above", request)).as("whoever it climbed to stands above the unit that has it to do").containsExactlyInAnyOrder(OFFICER, HEAD);
        paper.pass("P1DT1S");
        assertThat(may("owner", request)).containsExactlyInAnyOrder(CLERK, SECRETARY, OFFICER, HEAD);
        assertThat(may("above", request)).containsExactlyInAnyOrder(OFFICER, HEAD);
    }

    @Test
    void whatClimbedToTheTopIsSupervisedFromThereAndNotByWhoHasItToDo() {
        paper.pass("P1DT1S");
        paper.pass("P1DT1S");
        assertThat(paper.matter(request).state().ownerId()).isEqualTo(paper.situation(request, HEAD).offices().tree().root().id());
        paper.does(HEAD, request, "supervise", "text", "today");
        paper.does(OFFICER, request, "supervise", "text", "today too");
        assertThat(paper.refused(CLERK, request, "supervise", "text", "myself")).isEqualTo("NOT_YOURS");
        assertThat(paper.refused(RIVER_CLERK, request, "supervise", "text", "elsewhere")).isEqualTo("NOT_YOURS");
    }

    @Test
    void whatWasGivenToTheTopItselfHasNobodyAboveIt() {
        paper.pass("P1DT1S");
        paper.pass("P1DT1S");
        paper.does(HEAD, request, "accept");
        assertThat(paper.matter(request).state().baseId()).isEqualTo(paper.matter(request).state().ownerId());
        assertThat(may("above", request)).isEmpty();
        assertThat(paper.refused(HEAD, request, "supervise", "text", "myself")).isEqualTo("NOT_YOURS");
    }

    @Test
    void afterATransferTheFormerOwnerIsNobody() {
        paper.does(CLERK, request, "transfer", "unit", RIVER, "reason", "there");
        assertThat(may("owner", request)).containsExactly(RIVER_CLERK);
        assertThat(Access.of(CLERK, paper.situation(request, CLERK))).isEqualTo(Access.NONE);
    }

    @Test
    void whoTookItOnStaysOwnerWithoutAPost() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        long order = paper.lastChild(request);
        paper.does(HOUSING_HANDLER, order, "accept");
        var former = SmallWorld.resident(HOUSING_HANDLER.personId());
        assertThat(standing("owner", order, former)).contains(Standing.ALONE);
        assertThat(Access.of(former, paper.situation(order, former))).isEqualTo(Access.FULL);
    }

    @Test
    void theWordsOfAPersonMeanThatPerson() {
        assertThat(may("asker", request)).containsExactly(ASKER);
        assertThat(may("opener", request)).containsExactly(ASKER);
        assertThat(may("engine", request)).containsExactly(ENGINE);
        assertThat(may("guest", request)).containsExactly(GUEST);
        assertThat(may("resident", request)).doesNotContain(GUEST, ENGINE).contains(STRANGER, CLERK);
        assertThat(may("follower", request)).isEmpty();
        paper.does(FOLLOWER, request, "follow");
        assertThat(may("follower", request)).containsExactly(FOLLOWER);
        assertThat(may("api", request)).isEmpty();
        assertThat(standing("api", request, new Actor(SmallWorld.DISTRICT, Actor.Kind.PERSON, 9, List.of(), true))).isPresent();
    }

    @Test
    void theParentsOwnerAndWhoIsAboveItMayReachAChild() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        assertThat(may("parent_owner", paper.lastChild(request))).containsExactlyInAnyOrder(CLERK, SECRETARY, OFFICER, HEAD);
        assertThat(may("parent_owner", request)).as("what has no parent").isEmpty();
    }

    @Test
    void theSamePersonIsWhoMadeTheMoveThatIsTakenBack() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        var rule = paper.playbook.kind("request").moves().get("undo");
        var dispatch = UndoRules.candidate(rule, paper.logs.get(request)).orElseThrow();
        assertThat(Standing.of(rule, CLERK, paper.situation(request, CLERK), dispatch)).contains(new Standing(OptionalLong.of(GARDEN), null));
        assertThat(Standing.of(rule, SECRETARY, paper.situation(request, SECRETARY), dispatch)).isEmpty();
        assertThat(Standing.of(rule, CLERK, paper.situation(request, CLERK), null)).isEmpty();
    }

    @Test
    void aRoleThatAMoveNamesCountsOnTheChainOfPlaceAndOwnerOnly() {
        assertThat(may("grid_worker", request)).containsExactly(WORKER);
        assertThat(may("building_head", request)).containsExactly(BUILDING_HEAD);
        assertThat(may("clerk", request)).containsExactly(CLERK);
        assertThat(may("handler", request)).isEmpty();
    }

    @Test
    void aPostThatAnswersForNothingIsNoOwner() {
        var assistant = SmallWorld.staff(9, "member", GARDEN);
        assertThat(standing("owner", request, assistant)).isEmpty();
        assertThat(standing("above", request, SmallWorld.staff(9, "volunteer", STREET))).isEmpty();
    }

    @Test
    void ofTwoPostsTheOneThatFitsIsTaken() {
        var both = new Actor(SmallWorld.DISTRICT, Actor.Kind.PERSON, 300, List.of(new Post("clerk", RIVER), new Post("secretary", GARDEN)), false);
        assertThat(standing("owner", request, both)).contains(new Standing(OptionalLong.of(GARDEN), "secretary"));
    }

    @Test
    void theEngineIsNobodyElse() {
        for (String word : List.of("asker", "owner", "above", "opener", "resident", "guest", "api", "same_person", "follower", "clerk")) {
            assertThat(standing(word, request, ENGINE)).as(word).isEmpty();
        }
    }

    @Test
    void accessIsFullForTheDutyOwnForTheAskerOutlineForFollowersAndNoneForOthers() {
        paper.does(FOLLOWER, request, "follow");
        assertThat(seeing(Access.FULL, request)).containsExactlyInAnyOrder(CLERK, SECRETARY, OFFICER, HEAD, WORKER, ENGINE);
        assertThat(seeing(Access.OWN, request)).containsExactly(ASKER);
        assertThat(seeing(Access.OUTLINE, request)).containsExactly(FOLLOWER);
        assertThat(seeing(Access.NONE, request)).contains(STRANGER, GUEST, MEMBER, BUILDING_HEAD, OTHER_OFFICER, RIVER_CLERK, HOUSING_HANDLER);
    }

    @Test
    void whoHasAChildOfItSeesTheParentAndNotTheOtherWayRoundWithoutBeingAbove() {
        paper.does(CLERK, request, "accept");
        paper.does(CLERK, request, "dispatch", "unit", HOUSING);
        assertThat(Access.of(HOUSING_HANDLER, paper.situation(request, HOUSING_HANDLER))).isEqualTo(Access.FULL);
        long order = paper.lastChild(request);
        assertThat(Access.of(ASKER, paper.situation(order, ASKER))).as("orders are the house's own").isEqualTo(Access.NONE);
        assertThat(Access.of(RIVER_CLERK, paper.situation(order, RIVER_CLERK))).isEqualTo(Access.NONE);
    }

    @Test
    void nobodyDoesWhatOnlyTheEngineDoes() {
        for (String verb : List.of("close_unrated", "extend", "pause")) {
            for (Actor actor : EVERYBODY) {
                String refused = actor == ENGINE ? "NOT_YOURS" : paper.refused(actor, request, verb);
                assertThat(refused).as(actor + " " + verb).isEqualTo("NOT_YOURS");
            }
        }
    }

    @Test
    void whoMayNotDoAMoveIsNotOfferedIt() {
        for (Actor actor : EVERYBODY) {
            for (MoveRule rule : new MatterRules(paper.situation(request, actor), paper.now).allowed(actor, List.of())) {
                assertThat(Standing.of(rule, actor, paper.situation(request, actor), null)).as(actor + " " + rule.code()).isPresent();
                assertThat(rule.from()).contains("submitted");
            }
        }
        assertThat(offered(ASKER)).containsExactlyInAnyOrder("withdraw", "follow", "note", "urge");
        assertThat(offered(STRANGER)).containsExactly("follow");
        assertThat(offered(CLERK)).contains("accept", "reject", "transfer", "finish", "merge", "reply").doesNotContain("withdraw", "rate", "supervise", "dispatch", "undo");
    }

    private List<String> offered(Actor actor) {
        return new MatterRules(paper.situation(request, actor), paper.now).allowed(actor, List.of()).stream().map(MoveRule::code).toList();
    }

    private List<Actor> may(String word, long id) {
        return EVERYBODY.stream().filter(actor -> standing(word, id, actor).isPresent()).toList();
    }

    private List<Actor> seeing(Access access, long id) {
        return EVERYBODY.stream().filter(actor -> Access.of(actor, paper.situation(id, actor)) == access).toList();
    }

    private Optional<Standing> standing(String word, long id, Actor actor) {
        var rule = new MoveRule("try", Set.of("submitted"), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(word), Set.of(), Set.of(), Set.of(), Set.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), MoveRule.Gate.NONE, java.util.Map.of(), java.util.Map.of(),
                java.util.Map.of(), Set.of(), java.util.Map.of(), java.util.Map.of(), Set.of(), Set.of(), false, Set.of(), false, Optional.empty());
        return Standing.of(rule, actor, paper.situation(id, actor), null);
    }
}
