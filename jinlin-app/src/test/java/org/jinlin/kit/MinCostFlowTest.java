package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MinCostFlowTest {

    /// Every unit takes the cheapest way that is left, and the whole is what trying all orders gives.
    @Property(tries = 300)
    void anAssignmentIsAsCheapAsTheCheapest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size) {
        var random = new Random(seed);
        int[][] costs = new int[size][size];
        var flow = new MinCostFlow(2 * size + 1);
        int[][] arcs = new int[size][size];
        for (int i = 0; i < size; i++) {
            flow.arc(size + i, 2 * size, 1, 0);
            for (int j = 0; j < size; j++) {
                costs[i][j] = random.nextInt(50);
                arcs[i][j] = flow.arc(i, size + j, 1, costs[i][j]);
            }
        }
        long total = 0;
        for (int i = 0; i < size; i++) {
            assertThat(flow.send(i, 2 * size)).isTrue();
        }
        for (int i = 0; i < size; i++) {
            assertThat(Arrays.stream(arcs[i]).map(flow::flow).sum()).isEqualTo(1);
            for (int j = 0; j < size; j++) {
                total += (long) flow.flow(arcs[i][j]) * costs[i][j];
                assertThat(flow.flow(arcs[i][j]) == 1 || flow.reduced(i, size + j, costs[i][j]) >= 0).as("no unused arc would help").isTrue();
            }
        }
        assertThat(total).isEqualTo(cheapest(costs, 0, new boolean[size]));
    }

    private static long cheapest(int[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        long best = Long.MAX_VALUE;
        for (int column = 0; column < costs.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }

    @Example
    void whatHasNoWayIsNotSentAndChangesNothing() {
        var flow = new MinCostFlow(4);
        int only = flow.arc(0, 1, 1, 5);
        flow.arc(2, 3, 9, 1);

        assertThat(flow.send(0, 3)).isFalse();
        assertThat(flow.send(0, 1)).isTrue();
        assertThat(flow.send(0, 1)).as("the arc is full").isFalse();
        assertThat(flow.flow(only)).isEqualTo(1);
    }

    @Example
    void costsAreNotNegative() {
        var flow = new MinCostFlow(2);
        assertThatIllegalArgumentException().isThrownBy(() -> flow.arc(0, 1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> flow.arc(0, 1, -1, 1));
    }

    @Property(tries = 100)
    void theHeapGivesTheLeastFirst(@ForAll long[] keys) {
        var heap = new MinHeap();
        for (int i = 0; i < keys.length; i++) {
            heap.add(keys[i], i);
        }
        long[] given = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            given[i] = heap.least();
            assertThat(keys[heap.remove()]).isEqualTo(given[i]);
        }
        assertThat(heap.isEmpty()).isTrue();
        assertThat(given).isEqualTo(Arrays.stream(keys).sorted().toArray());
    }
}
