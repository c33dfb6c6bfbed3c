package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jinlin.people.Actor;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long the answer to "may A do V on M?" takes, when what it looks at is in memory: less than 20 microseconds.
class MaySpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(MaySpeedTest.class);
    private static final int ROUNDS = 31;
    private static final int EACH = 2000;

    @Test
    void anAnswerTakesLessThanTwentyMicroseconds() {
        Paper paper = Paper.base();
        long request = paper.request();
        long[] nanos = new long[ROUNDS];
        int yes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < EACH; i++) {
                Actor actor = SmallWorld.EVERYBODY.get(i % SmallWorld.EVERYBODY.size());
                Situation situation = paper.situation(request, actor);
                yes += Access.of(actor, situation) != Access.NONE && new MatterRules(situation, SmallWorld.FRIDAY).may("dispatch", actor, List.of()).isDone() ? 1 : 0;
                yes += new MatterRules(situation, SmallWorld.FRIDAY).may("accept", actor, List.of()).isDone() ? 1 : 0;
            }
            nanos[round] = (System.nanoTime() - before) / (2 * EACH);
        }
        Arrays.sort(nanos);
        LOG.info("may: median {} ns, fastest {} ns", nanos[ROUNDS / 2], nanos[0]);
        assertThat(yes).isPositive();
        assertThat(nanos[ROUNDS / 2]).isLessThan(20_000);
    }
}
