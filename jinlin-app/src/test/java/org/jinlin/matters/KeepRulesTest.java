package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jinlin.org.Binding;
import org.jinlin.org.PastMode;
import org.jinlin.playbook.Keep;
import org.jinlin.playbook.Span;
import org.junit.jupiter.api.Test;

class KeepRulesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OVER = Instant.parse("2026-02-01T00:00:00Z");
    private static final Binding MODE = new Binding("mode", 1);

    private static Keep keep(int months) {
        return new Keep(months, Map.of(), Optional.of(Span.parse("P30D")));
    }

    @Property(tries = 200)
    void oneMomentMoreIsNotTooLong(@ForAll @IntRange(min = 1, max = 600) int months, @ForAll @LongRange(min = 0, max = 2_000_000_000L) long second) {
        Instant ended = Instant.ofEpochSecond(second);
        Instant over = ended.atZone(ZONE).plusMonths(months).toInstant();
        assertThat(KeepRules.isOver(keep(months), ended, over, ZONE)).isTrue();
        assertThat(KeepRules.isOver(keep(months), ended, over.minusMillis(1), ZONE)).isFalse();
        assertThat(KeepRules.isOver(keep(months), ended, ended, ZONE)).isFalse();
    }

    @Test
    void aDayThatAMonthDoesNotHaveIsItsLast() {
        Instant ended = Instant.parse("2026-01-31T04:00:00Z");
        assertThat(KeepRules.isOver(keep(1), ended, Instant.parse("2026-02-28T04:00:00Z"), ZONE)).isTrue();
    }

    @Property(tries = 100)
    void anEmergencyIsOverWhereItHeldAndNowhereElse(@ForAll @IntRange(min = -60, max = 60) int days) {
        Instant now = OVER.plus(Duration.ofDays(30 + (long) days));
        var past = List.of(new PastMode(7, MODE, BEGUN, OVER));
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), now)).isEqualTo(days >= 0);
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 8L), past, List.of(), now)).isFalse();
        assertThat(KeepRules.isOver(keep(1), "other", List.of(1L, 7L), past, List.of(), now)).isFalse();
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(1L), now)).as("it holds again above").isFalse();
        assertThat(KeepRules.isOver(new Keep(1, Map.of(), Optional.empty()), "mode", List.of(7L), past, List.of(), now)).isFalse();
    }

    @Test
    void theLastEndOfSeveralCounts() {
        var past = List.of(new PastMode(7, MODE, BEGUN, OVER), new PastMode(1, MODE, BEGUN, OVER.plus(Duration.ofDays(20))));
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), OVER.plus(Duration.ofDays(49)))).isFalse();
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), OVER.plus(Duration.ofDays(50)))).isTrue();
    }
}
