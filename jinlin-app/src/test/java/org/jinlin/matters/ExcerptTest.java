package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.playbook.Showing;
import org.junit.jupiter.api.Test;

/// What is taken out of moves for everybody to read.
class ExcerptTest {

    private static final Showing SHOWING = new Showing(Set.of("kept", "shut"), Map.of("open", Set.of("area", "title"), "change", Set.of("area"), "close", Set.of("reason"), "join", Set.of("who")),
            Map.of("close", "shut"), Set.of("join"), Set.of(), List.of(), false);

    private static Move move(int seq, String verb, Map<String, Object> facts, int undoes) {
        var change = new Change(null, Map.of(), Map.copyOf(facts), List.of(), undoes, List.of(), List.of(), Map.of());
        return new Move(1, 1, seq, verb, "kept", "kept", Move.ActorLine.ENGINE, false, Instant.EPOCH, change, null, new byte[0], new byte[0]);
    }

    private static final List<Move> MOVES = List.of(move(1, "open", Map.of("area", 40L, "taken", 3L), 0), move(2, "change", Map.of("area", 50L), 0), move(3, "note", Map.of(), 0),
            move(4, "join", Map.of("who", 7L), 0), move(5, "join", Map.of("who", 8L), 0), move(6, "close", Map.of(), 0));
    private static final Map<Integer, Map<String, Object>> WORDS = Map.of(1, Map.of("title", "棋牌室", "secret", "门锁"), 3, Map.of("title", "假的", "text", "找张三"), 6, Map.of("reason", "台风"));

    @Test
    void onlyNamedFieldsOfNamedMovesTheLatestOfEach() {
        Excerpt excerpt = Excerpt.of(SHOWING, "kept", MOVES, WORDS);
        assertThat(excerpt.said()).isEqualTo(Map.of("area", 50L, "title", "棋牌室"));
        assertThat(excerpt.each()).containsExactly(Map.of("who", 7L), Map.of("who", 8L));
    }

    @Test
    void whatBelongsToAStageIsReadInThatStage() {
        assertThat(Excerpt.of(SHOWING, "shut", MOVES, WORDS).said()).containsEntry("reason", "台风").containsEntry("area", 50L);
    }

    @Test
    void whatWasTakenBackOrErasedIsNotThere() {
        var all = new java.util.ArrayList<>(MOVES);
        all.add(move(7, "undo", Map.of(), 2));
        all.add(move(8, "undo", Map.of(), 5));
        Excerpt excerpt = Excerpt.of(SHOWING, "kept", all, Map.of());
        assertThat(excerpt.said()).isEqualTo(Map.of("area", 40L));
        assertThat(excerpt.each()).containsExactly(Map.of("who", 7L));
    }

    @Test
    void nothingSaidIsNothingToRead() {
        assertThat(Excerpt.of(SHOWING, "kept", List.of(move(1, "note", Map.of("area", 1L), 0)), WORDS).isEmpty()).isTrue();
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        Excerpt excerpt = Excerpt.of(SHOWING, "kept", MOVES, WORDS);
        assertThat(Excerpt.read(excerpt.json())).isEqualTo(excerpt);
    }
}
