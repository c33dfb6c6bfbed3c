package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.points.LotRules.Lot;
import org.jinlin.points.LotRules.Taken;
import org.junit.jupiter.api.Test;

/// What goes first is spent first.
class LotRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static List<Lot> lots(List<Integer> days) {
        return IntStream.range(0, days.size()).mapToObj(i -> new Lot(i + 1, days.get(i) % 7 + 1, DAY.plusDays(days.get(i)))).toList();
    }

    @Property
    void nothingIsTakenTwiceAndNothingThatIsNotThere(@ForAll @Size(max = 30) List<@IntRange(max = 400) Integer> days, @ForAll @IntRange(max = 200) int amount) {
        List<Lot> lots = lots(days);
        List<Taken> taken = LotRules.take(lots, amount);
        assertThat(taken.stream().mapToLong(Taken::amount).sum()).isEqualTo(Math.min(amount, LotRules.sum(lots)));
        assertThat(taken).allSatisfy(part -> assertThat(part.amount()).isBetween(1L, part.lot().remaining()));
        assertThat(taken.stream().map(Taken::lot).distinct()).hasSize(taken.size());
    }

    /// Nothing is left in a lot that goes before one out of which something was taken.
    @Property
    void whatGoesFirstIsSpentFirst(@ForAll @Size(max = 30) List<@IntRange(max = 400) Integer> days, @ForAll @IntRange(min = 1, max = 200) int amount) {
        List<Lot> lots = lots(days);
        List<Taken> taken = LotRules.take(lots, amount);
        for (Taken part : taken) {
            for (Lot lot : lots) {
                boolean earlier = lot.expiresOn().isBefore(part.lot().expiresOn()) || lot.expiresOn().equals(part.lot().expiresOn()) && lot.id() < part.lot().id();
                if (earlier) {
                    assertThat(taken).contains(new Taken(lot, lot.remaining()));
                }
            }
        }
    }

    /// Earned, spent and expired over a year, in the order of earning: what is left is what was earned, less what was spent and what ran out.
    @Property
    void aYearOfEarningAndSpendingAddsUp(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = -20, max = 20) Integer> steps, @ForAll @IntRange(min = 1, max = 30) int holds) {
        var lots = new ArrayList<Lot>();
        long earned = 0;
        long spent = 0;
        long gone = 0;
        for (int day = 0; day < steps.size(); day++) {
            LocalDate today = DAY.plusDays(day);
            List<Lot> over = LotRules.expired(lots, today);
            gone += LotRules.sum(over);
            lots.removeAll(over);
            assertThat(lots).allSatisfy(lot -> assertThat(lot.expiresOn()).isAfterOrEqualTo(today));
            int step = steps.get(day);
            if (step > 0) {
                lots.add(new Lot(day + 1, step, today.plusDays(holds)));
                earned += step;
            } else if (-step <= LotRules.sum(lots)) {
                for (Taken part : LotRules.take(lots, -step)) {
                    lots.remove(part.lot());
                    if (part.amount() < part.lot().remaining()) {
                        lots.add(new Lot(part.lot().id(), part.lot().remaining() - part.amount(), part.lot().expiresOn()));
                    }
                    spent += part.amount();
                }
            }
            assertThat(LotRules.sum(lots)).isNotNegative().isEqualTo(earned - spent - gone);
        }
    }

    @Test
    void theLastDayIsStillGood() {
        List<Lot> lots = List.of(new Lot(1, 5, DAY), new Lot(2, 5, DAY.plusDays(1)));
        assertThat(LotRules.expired(lots, DAY)).isEmpty();
        assertThat(LotRules.expired(lots, DAY.plusDays(1))).extracting(Lot::id).containsExactly(1L);
        assertThat(LotRules.take(lots, 0)).isEmpty();
    }
}
