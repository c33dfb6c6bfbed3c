package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.app.TestServer;
import org.jinlin.playbook.Currency;

/// Whatever is tried in whatever order, the real ledger is what a map of numbers would be, and its books hold.
class LedgerPropertyTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Purses PURSES = new Purses(SERVER, SERVER.worldOf("points").district());
    private static final int HOLDERS = 4;

    private static long base = 1_000;

    /// A step out of one number: who pays (0 is the bank), who receives, how much, and whether an earlier key is sent again.
    private record Step(int from, int to, long amount, boolean again) {

        static Step of(int number) {
            return new Step(number % (HOLDERS + 1), number / 5 % (HOLDERS + 1), number / 25 % 9 + 1, number % 7 == 0);
        }
    }

    private static Holder holder(int number) {
        return number == 0 ? Holder.BANK : Holder.person(base + number);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void itIsWhatAMapOfNumbersWouldBe(@ForAll @Size(min = 5, max = 40) List<@IntRange(max = 100_000) Integer> numbers) {
        base += 10;
        var expected = new HashMap<Integer, Long>();
        var keys = new HashMap<Step, UUID>();
        for (int number : numbers) {
            Step step = Step.of(number);
            boolean repeated = step.again() && keys.containsKey(step);
            UUID key = repeated ? keys.get(step) : UUID.randomUUID();
            var outcome = PURSES.book(key, Posting.Kind.GIVEN, holder(step.from()), holder(step.to()), step.amount());
            boolean possible = step.from() != step.to() && (step.from() == 0 || expected.getOrDefault(step.from(), 0L) >= step.amount());
            assertThat(outcome.isDone()).as(step.toString()).isEqualTo(repeated || possible);
            if (outcome.isDone()) {
                assertThat(outcome.orThrow().repeated()).isEqualTo(repeated);
                keys.put(step, key);
            }
            if (possible && !repeated) {
                expected.merge(step.from(), -step.amount(), Long::sum);
                expected.merge(step.to(), step.amount(), Long::sum);
            }
            assertThat(SERVER.bean(LedgerCheck.class).sum(PURSES.district(), Currency.POINTS)).isZero();
        }
        LongStream.rangeClosed(1, HOLDERS).forEach(one -> assertThat(PURSES.balance(holder((int) one))).isNotNegative().isEqualTo(expected.getOrDefault((int) one, 0L)));
        assertThat(PURSES.faults()).isEmpty();
    }
}
