package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Stories;
import org.jinlin.playbook.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A story that the product does not keep must fail, and say at which step and why: else green stories prove nothing.
class StoryPlayerTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String OPENED = "{who: resident-01, opens: A, with: {text: 灯坏了}, place: 1号楼}";

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    private static Story story(String... steps) {
        return Stories.read(PackSource.of(Map.of("x/story.yml", "a tale:\n  steps: [" + String.join(", ", steps) + "]\n")), "x", Set.of(), new ArrayList<>()).getFirst();
    }

    private static void play(String... steps) {
        new StoryPlayer(WORLD.story(), _ -> { }).play(story(steps));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{see: A, stage: accepted}", "{see: A, outcome: solved}", "{see: A, shown: red}", "{see: A, owner: 河边社区}", "{see: A, place: 2号楼}", "{see: A, children: 1}",
        "{see: A, clocks: {answer: met}}", "{see: A, clocks: {answer: {left: PT1M}}}", "{see: A, clocks: {answer: none}}", "{see: A, clocks: {nothing: met}}",
        "{see: A, clocks: {answer: {unit: 河边社区}}}", "{see: A, clocks: {answer: {wrong: word}}}", "{see: A, clocks: {answer: {due: \"2026-11-20T14:00:00+08:00\"}}}",
        "{see: A, may: [fly]}", "{see: A, as: clerk, may_not: [accept]}", "{see: A, log: [open, accept]}", "{see: A, log_has_not: [open]}", "{see: A, facts: {grade: red}}", "{see: A, colour: red}",
        "{who: resident-01, cannot_see: A}", "{who: clerk, list: desk, has_not: [A]}", "{who: resident-02, list: mine, has: [A]}",
        "{who: clerk, does: accept, on: A, refused: NOT_YOURS}", "{who: resident-02, does: accept, on: A}", "{who: resident-02, does: accept, on: A, refused: WRONG_STAGE}",
        "{who: nobody, does: accept, on: A}", "{who: clerk, does: dispatch, on: A, with: {unit: 月球}}", "{who: calendar, opens: B, kind: visit, place: 1号楼}", "{pass: soon}", "{sing: la}"})
    void whatIsNotSoIsNotPassedOver(String step) {
        assertThatThrownBy(() -> play(OPENED, step)).isInstanceOf(StoryBroken.class).hasMessageStartingWith("step 2 {");
    }

    @Test
    void whatWasExpectedAndWhatWasFoundAreNamed() {
        assertThatThrownBy(() -> play(OPENED, "{see: A, stage: accepted}")).hasMessageEndingWith(": stage is submitted, the story says accepted");
        assertThatThrownBy(() -> play(OPENED, "{see: A, grade: red}")).hasMessageEndingWith(": grade is nothing, the story says red");
        assertThatThrownBy(() -> play(OPENED, "{see: A, log: [accept]}")).hasMessageContaining("log is [open]");
    }

    @Test
    void eachStepIsHeardOfWithItsNamesAndItsRefusal() {
        var heard = new ArrayList<StoryPlayer.Done>();
        new StoryPlayer(WORLD.story(), heard::add).play(story(OPENED, "{pass: PT1M}", "{who: clerk, does: reject, on: A, refused: FIELD_MISSING}"));
        assertThat(heard).hasSize(3).extracting(StoryPlayer.Done::refusal).startsWith(null, null).last().asString().isNotBlank();
        assertThat(heard.getLast().numbers()).containsOnlyKeys("A");
    }

    @Test
    void checksCompareInOrder() {
        StoryCheck.inOrder("log", List.of("a", "b", "a", "c"), List.of("a", "a", "c"));
        StoryCheck.has("list", List.of("a", "b"), List.of("b"));
        StoryCheck.lacks("list", List.of("a"), List.of("b"));
        assertThatThrownBy(() -> StoryCheck.inOrder("log", List.of("a", "c"), List.of("c", "a"))).hasMessage("log is [a, c], the story says [c, a] in this order");
        assertThatThrownBy(() -> StoryCheck.has("list", List.of("a"), List.of("b"))).hasMessage("list lacks b, there is [a]");
        assertThatThrownBy(() -> StoryCheck.lacks("list", List.of("a"), List.of("a"))).hasMessage("list has a, the story says it has not");
    }
}
