package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.CLERK;
import static org.jinlin.matters.SmallWorld.STREET;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateStepsTest {

    private static List<Move> late(Long... vacant) {
        var paper = Paper.base(vacant);
        long id = paper.request();
        paper.does(CLERK, id, "accept", "nature", "safety", "scope", "many", "harm", "grave");
        for (int i = 0; i < 12; i++) {
            paper.pass("PT3H");
        }
        return paper.logs.get(id);
    }

    private static Move at(Move move, int seq, Instant at) {
        return new Move(move.district(), move.matterId(), seq, move.verb(), move.fromStage(), move.toStage(), move.actor(), move.internal(), at, move.change(),
                move.wordsHash(), move.previous(), move.hash());
    }

    private static int climb(List<Move> moves) {
        return moves.stream().map(Move::verb).toList().indexOf(LateRules.CLIMBED);
    }

    @Test
    void whatLatenessDoesByTheRulesIsDoneOnceAndInTime() {
        assertThat(late()).extracting(Move::verb).contains(LateRules.WARNED, LateRules.OVERDUE, LateRules.CLIMBED);
        assertThat(LateSteps.faults(late())).isEmpty();
        assertThat(LateSteps.faults(late(STREET))).as("a vacant level leaves the clock as it is").isEmpty();
    }

    @Test
    void aStepDoneTwiceIsFound() {
        for (String verb : List.of(LateRules.WARNED, LateRules.OVERDUE, LateRules.CLIMBED)) {
            var moves = new ArrayList<>(late());
            int index = moves.stream().map(Move::verb).toList().indexOf(verb);
            moves.add(index + 1, at(moves.get(index), 99, moves.get(index).at()));
            assertThat(LateSteps.faults(moves)).as(verb).anySatisfy(fault -> assertThat(fault).contains("move 99", "once more"));
        }
    }

    @Test
    void aStepBeforeItsTimeIsFound() {
        var moves = new ArrayList<>(late());
        int index = climb(moves);
        moves.set(index, at(moves.get(index), moves.get(index).seq(), moves.getFirst().at()));
        assertThat(LateSteps.faults(moves)).anySatisfy(fault -> assertThat(fault).contains("woken", "before"));
    }
}
