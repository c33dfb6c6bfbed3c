package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final long NOW = Instant.parse("2026-11-20T08:00:00Z").toEpochMilli();

    @Test
    void an_id_says_when_it_was_made() {
        assertThat(Ids.millisOf(new Ids(1023, () -> NOW).next())).isEqualTo(NOW);
        long before = System.currentTimeMillis();
        assertThat(Ids.millisOf(Ids.ofMachine(0).next())).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void ids_of_two_nodes_in_the_same_millisecond_differ() {
        var one = new Ids(1, () -> NOW);
        var other = new Ids(2, () -> NOW);
        var ids = LongStream.concat(LongStream.range(0, 5_000).map(i -> one.next()), LongStream.range(0, 5_000).map(i -> other.next()));
        assertThat(ids.distinct().count()).isEqualTo(10_000);
    }

    @Test
    void ids_are_positive_until_2089() {
        assertThat(new Ids(1023, () -> Instant.parse("2089-01-01T00:00:00Z").toEpochMilli()).next()).isPositive();
        assertThat(new Ids(0, () -> Instant.parse("2020-01-01T00:00:00.001Z").toEpochMilli()).next()).isPositive();
    }

    @Test
    void a_node_number_out_of_range_is_refused() {
        assertThatThrownBy(() -> new Ids(-1, () -> NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ids(1024, () -> NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_clock_before_2020_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> new Ids(1, () -> 0).next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clock stands before 2020");
    }

    @Property
    void ids_rise_whatever_the_clock_does(
            @ForAll @IntRange(max = 1023) int node,
            @ForAll @Size(min = 2, max = 200) List<@LongRange(min = -100_000, max = 100_000) Long> steps) {
        var clock = new AtomicLong(NOW);
        var ids = new Ids(node, clock::get);
        long last = ids.next();
        for (long step : steps) {
            clock.addAndGet(step);
            long next = ids.next();
            assertThat(next).isGreaterThan(last);
            assertThat(next >> 12 & 1023).isEqualTo(node);
            last = next;
        }
    }

    @Property(tries = 10)
    void threads_never_get_the_same_id_and_each_sees_them_rise(@ForAll @IntRange(min = 2, max = 8) int threads) {
        var random = new Random(threads);
        var ids = new Ids(7, () -> NOW + random.nextInt(3));
        List<long[]> perThread = IntStream.range(0, threads).parallel()
                .mapToObj(thread -> LongStream.range(0, 5_000).map(i -> ids.next()).toArray())
                .toList();
        assertThat(perThread).allSatisfy(made -> assertThat(made).isSorted());
        assertThat(perThread.stream().flatMapToLong(LongStream::of).distinct().count()).isEqualTo(threads * 5_000L);
    }
}
