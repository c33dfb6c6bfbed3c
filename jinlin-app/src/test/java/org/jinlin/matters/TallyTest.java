package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.playbook.MoveRule.Limit;
import org.jinlin.playbook.Span;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOW = SmallWorld.FRIDAY;
    private static final Span DAY = Span.parse("P1D");

    @Test
    void whatNeverHappenedExhaustsNothing() {
        assertThat(Tally.NONE.exhausted(new Limit(1, Optional.empty()), NOW)).isFalse();
        assertThat(Tally.NONE.exhausted(new Limit(1, Optional.of(DAY)), NOW)).isFalse();
    }

    @Test
    void aLimitForLifeNeverComesBack() {
        Tally twice = Tally.NONE.plus(NOW).plus(NOW);
        assertThat(twice.exhausted(new Limit(2, Optional.empty()), NOW.plus(Duration.ofDays(9_999)))).isTrue();
        assertThat(twice.exhausted(new Limit(3, Optional.empty()), NOW)).isFalse();
    }

    @Test
    void aLimitADayComesBackExactlyADayAfterTheFirst() {
        Tally twice = Tally.NONE.plus(NOW).plus(NOW.plusSeconds(3600));
        var limit = new Limit(2, Optional.of(DAY));
        assertThat(twice.exhausted(limit, NOW.plus(Duration.ofDays(1)).minusSeconds(1))).isTrue();
        assertThat(twice.exhausted(limit, NOW.plus(Duration.ofDays(1)))).isFalse();
    }

    @Property(tries = 300)
    void aWindowNeverHoldsMoreThanItsLimit(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 12) Integer> hours, @ForAll @IntRange(min = 1, max = 5) int times) {
        var limit = new Limit(times, Optional.of(DAY));
        Tally tally = Tally.NONE;
        var made = new ArrayList<Instant>();
        Instant now = NOW;
        for (int wait : hours) {
            now = now.plus(Duration.ofHours(wait));
            Instant at = now;
            long recent = made.stream().filter(one -> one.isAfter(at.minus(Duration.ofDays(1)))).count();
            assertThat(tally.exhausted(limit, now)).isEqualTo(recent >= times);
            if (recent < times) {
                tally = tally.plus(now);
                made.add(now);
            }
        }
        assertThat(tally.count()).isEqualTo(made.size());
        assertThat(tally.last()).isEqualTo(made.subList(Math.max(0, made.size() - Tally.KEPT), made.size()));
    }
}
