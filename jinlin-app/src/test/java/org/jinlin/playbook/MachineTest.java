package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
    private final Playbook base = Packs.of("base");
    private final Machine machine = new Machine(base);
    private final Machine.Log log = new Machine.Log();
    private Sketch at = machine.open(base.kind("request"), Map.of(), log);

    @Test
    void openingStartsTheClocksOfOpening() {
        assertThat(at.stage()).isEqualTo("submitted");
        assertThat(at.clocks()).containsExactlyInAnyOrder("answer", "accept");
    }

    @Test
    void acceptingStopsAndStartsClocks() {
        make("accept", Map.of());
        assertThat(at.clocks()).containsExactlyInAnyOrder("route", "solve");
    }

    @Test
    void dispatchOpensAnOrderThatTheRequestWaitsFor() {
        make("accept", Map.of());
        make("dispatch", Map.of("unit", true));
        assertThat(at.children()).singleElement().satisfies(order -> {
            assertThat(order.stage()).isEqualTo("sent");
            assertThat(order.clocks()).containsExactly("take");
        });
        assertThat(possible("finish")).isFalse();
        child("accept", Map.of());
        child("finish", Map.of("text", true));
        assertThat(at.children()).isEmpty();
        assertThat(possible("finish")).isTrue();
    }

    @Test
    void theThirdReturnIsDisputedAndTheRuledOrderMayNotBeReturned() {
        make("accept", Map.of());
        for (int nth = 1; nth <= 3; nth++) {
            make("dispatch", Map.of("unit", true));
            child("return", Map.of("reason", true, "suggested", true));
        }
        assertThat(at.stage()).isEqualTo("disputed");
        assertThat(at.clocks()).contains("decide", "solve");
        make("assign", Map.of("unit", true, "ruling", true));
        var order = at.children().getFirst();
        assertThat(machine.isPossible(order, order.kind().moves().get("return"))).isFalse();
        assertThat(machine.isPossible(order, order.kind().moves().get("accept"))).isTrue();
    }

    @Test
    void aQuorumCancelsTheOthers() {
        make("accept", Map.of());
        make("whistle", Map.of("units", true, "lead", true, "done_when", "quorum", "at", true));
        assertThat(at.children()).hasSize(2);
        musterThrough();
        assertThat(at.children()).isEmpty();
        assertThat(log.made()).contains(new Machine.Made("muster", "called", "cancel"));
    }

    @Test
    void allMeansAll() {
        make("accept", Map.of());
        make("whistle", Map.of("units", true, "lead", true, "done_when", "all", "at", true));
        musterThrough();
        assertThat(at.children()).hasSize(1);
    }

    @Test
    void undoTakesTheDispatchBackUnlessTheOrderWasTouched() {
        make("accept", Map.of());
        var before = at;
        make("dispatch", Map.of("unit", true));
        assertThat(possible("undo")).isTrue();
        make("undo", Map.of());
        assertThat(at.stage()).isEqualTo(before.stage());
        assertThat(at.clocks()).isEqualTo(before.clocks());
        assertThat(log.made()).contains(new Machine.Made("order", "sent", "undone"));
        make("dispatch", Map.of("unit", true));
        child("accept", Map.of());
        assertThat(possible("undo")).isFalse();
    }

    @Test
    void theSecondMissedCallClosesAsUnratedAndCountsAnewAfterReopening() {
        make("finish", Map.of("text", true));
        make("call_missed", Map.of("record", true));
        assertThat(at.stage()).isEqualTo("told");
        make("call_missed", Map.of("record", true));
        assertThat(at.outcome()).contains("unrated");
        assertThat(at.clocks()).isEmpty();
        make("reopen", Map.of());
        make("finish", Map.of("text", true));
        make("call_missed", Map.of("record", true));
        assertThat(at.stage()).isEqualTo("told");
    }

    @Test
    void notSolvedReopensUntilTheLimitAndThenStaysUnsolved() {
        for (int nth = 1; nth <= 3; nth++) {
            make("finish", Map.of("text", true));
            make("rate", Map.of("verdict", "unsolved", "word", "dissatisfied"));
            assertThat(at.stage()).isEqualTo("accepted");
        }
        make("finish", Map.of("text", true));
        make("rate", Map.of("verdict", "unsolved", "word", "dissatisfied"));
        assertThat(at.outcome()).contains("unsolved");
    }

    @Test
    void aGrantedExtensionIsMadeByTheEngineAndAStaleOneIsNot() {
        make("accept", Map.of());
        make("ask_extension", Map.of("until", true, "reason", true));
        var stale = at;
        child("grant", Map.of());
        assertThat(log.made()).contains(new Machine.Made("request", "accepted", "extend"));
        at = stale;
        log.made().clear();
        make("finish", Map.of("text", true));
        child("grant", Map.of());
        assertThat(log.made()).extracting(Machine.Made::move).doesNotContain("extend");
        assertThat(log.wrongs()).isEmpty();
    }

    @Test
    void theEndOfTheParentCancelsEveryChildAndVoidsEveryClock() {
        make("accept", Map.of());
        make("dispatch", Map.of("unit", true));
        child("accept", Map.of());
        child("ask_extension", Map.of("until", true, "reason", true));
        assertThat(at.children().getFirst().children()).hasSize(1);
        make("withdraw", Map.of());
        assertThat(at.isFinal()).isTrue();
        assertThat(at.children()).isEmpty();
        assertThat(at.clocks()).isEmpty();
        assertThat(log.made()).contains(new Machine.Made("order", "taken", "cancel"), new Machine.Made("approval", "asked", "cancel"));
    }

    @Test
    void aPausedRequestResumesWhenItsTimeIsOver() {
        make("accept", Map.of());
        make("dispatch", Map.of("unit", true));
        make("ask_pause", Map.of("until", true, "reason", true));
        var approval = choice("approval", "grant").orElseThrow();
        at = machine.make(at, approval, Map.of(), log);
        assertThat(at.stage()).isEqualTo("paused");
        assertThat(at.counting()).extracting(ClockRule::code).containsExactly("resume");
        var late = machine.choices(at).stream().filter(one -> one.clock().equals(Optional.of("resume"))).findFirst().orElseThrow();
        at = machine.make(at, late, Map.of(), log);
        assertThat(at.stage()).isEqualTo("handling");
        assertThat(log.wrongs()).isEmpty();
    }

    @Test
    void ratingFromTheEndNeedsARatedOutcome() {
        make("withdraw", Map.of());
        assertThat(possible("rate")).isFalse();
        assertThat(possible("reopen")).isFalse();
        assertThat(possible("note")).isTrue();
    }

    private void musterThrough() {
        child("report_in", Map.of());
        child("arrive", Map.of());
        child("finish", Map.of("text", true));
    }

    private boolean possible(String move) {
        return machine.isPossible(at, at.kind().moves().get(move));
    }

    private void make(String move, Map<String, Object> given) {
        at = machine.make(at, new Machine.Choice(List.of(), at, at.kind().moves().get(move), Optional.empty()), given, log);
    }

    private void child(String move, Map<String, Object> given) {
        var first = at.children().getFirst();
        at = machine.make(at, new Machine.Choice(List.of(0), first, first.kind().moves().get(move), Optional.empty()), given, log);
    }

    private Optional<Machine.Choice> choice(String kind, String move) {
        return machine.choices(at).stream()
                .filter(one -> one.sketch().kind().code().equals(kind) && one.move().code().equals(move)).findFirst();
    }
}
