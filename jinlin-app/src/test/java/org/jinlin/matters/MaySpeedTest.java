package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.jinlin.people.Actor;
import org.junit.jupiter.api.Test;

/// How long the answer to "may A do V on M?" takes, when what it looks at is in memory: less than 20 microseconds.
class MaySpeedTest {

    /// The time that the thread itself worked: what others do on the machine meanwhile does not count.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 31;
    private static final int EACH = 2000;

    @Test
    void anAnswerTakesLessThanTwentyMicroseconds() {
        Paper paper = Paper.base();
        long request = paper.request();
        List<Situation> situations = SmallWorld.EVERYBODY.stream().map(actor -> paper.situation(request, actor)).toList();
        long[] nanos = new long[ROUNDS];
        int yes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = CPU.getCurrentThreadCpuTime();
            for (int i = 0; i < EACH; i++) {
                Actor actor = SmallWorld.EVERYBODY.get(i % SmallWorld.EVERYBODY.size());
                Situation situation = situations.get(i % situations.size());
                yes += Access.of(actor, situation) != Access.NONE && new MatterRules(situation, SmallWorld.FRIDAY).may("dispatch", actor, List.of()).isDone() ? 1 : 0;
                yes += new MatterRules(situation, SmallWorld.FRIDAY).may("accept", actor, List.of()).isDone() ? 1 : 0;
            }
            nanos[round] = (CPU.getCurrentThreadCpuTime() - before) / (2 * EACH);
        }
        Arrays.sort(nanos);
        System.out.println("may: median " + nanos[ROUNDS / 2] + " ns, fastest " + nanos[0] + " ns");
        assertThat(yes).isPositive();
        assertThat(nanos[ROUNDS / 2]).isLessThan(20_000);
    }
}
