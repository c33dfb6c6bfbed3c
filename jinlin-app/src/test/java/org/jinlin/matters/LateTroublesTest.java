package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What cannot be carried on is told at first and then once an hour, and forgotten when it goes on.
class LateTroublesTest {

    private static final DueStore.Waking ONE = new DueStore.Waking(Instant.EPOCH, 7, "answer");
    private static final DueStore.Waking OTHER = new DueStore.Waking(Instant.EPOCH, 7, "solve");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final LateTroubles troubles = new LateTroubles(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void oneThatIsTriedEverySecondIsToldOnceAnHour() {
        int told = 0;
        for (int second = 0; second < 2 * 3600; second++) {
            told += troubles.isToBeTold(1, ONE) ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }
        assertThat(told).isEqualTo(2);
    }

    @Test
    void eachClockOfEachDistrictIsToldByItself() {
        assertThat(troubles.isToBeTold(1, ONE)).isTrue();
        assertThat(troubles.isToBeTold(1, OTHER)).isTrue();
        assertThat(troubles.isToBeTold(2, ONE)).isTrue();
        assertThat(troubles.isToBeTold(1, ONE)).isFalse();
    }

    @Test
    void oneThatIsOverIsNewAgain() {
        assertThat(troubles.isKnown(1, ONE)).isFalse();
        troubles.isToBeTold(1, ONE);
        assertThat(troubles.isKnown(1, ONE)).isTrue();
        assertThat(troubles.isKnown(2, ONE)).isFalse();
        troubles.over(1, ONE);
        assertThat(troubles.isKnown(1, ONE)).isFalse();
        assertThat(troubles.isToBeTold(1, ONE)).isTrue();
    }

    @Test
    void oneThatIsNotTriedAnyMoreIsForgotten() {
        troubles.isToBeTold(1, ONE);
        pass(Duration.ofHours(1).plusSeconds(1));
        assertThat(troubles.isToBeTold(1, OTHER)).isTrue();
        assertThat(troubles.isKnown(1, ONE)).isFalse();
        assertThat(troubles.isKnown(1, OTHER)).isTrue();
    }
}
