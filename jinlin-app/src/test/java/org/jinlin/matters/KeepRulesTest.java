package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return new Keep(months, Map.of(), Optional.of(Span.parse("P30D")), Optional.empty(), Set.of());
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

    @Property(tries = 200)
    void whatRestsCountsFromItsLastStepOrFromTheDayItNames(@ForAll @IntRange(min = 1, max = 120) int months, @ForAll @IntRange(min = -50, max = 50) int days) {
        Instant moved = BEGUN;
        Instant named = BEGUN.plus(Duration.ofDays(days));
        Instant over = named.atZone(ZONE).plusMonths(months).toInstant();
        var change = new Keep(months, Map.of(), Optional.empty(), Optional.of(Keep.CHANGE), Set.of());
        var until = new Keep(months, Map.of(), Optional.empty(), Optional.of("until"), Set.of());
        var facts = Map.<String, Object>of("until", named.toString());
        assertThat(KeepRules.isOver(until, facts, moved, over, ZONE)).isTrue();
        assertThat(KeepRules.isOver(until, facts, moved, over.minusMillis(1), ZONE)).isFalse();
        for (Keep keep : List.of(change, until)) {
            Map<String, Object> said = keep == change ? facts : Map.of();
            assertThat(KeepRules.isOver(keep, said, moved, moved.atZone(ZONE).plusMonths(months).toInstant(), ZONE)).isTrue();
            assertThat(KeepRules.isOver(keep, said, moved, moved.atZone(ZONE).plusMonths(months).toInstant().minusMillis(1), ZONE)).isFalse();
        }
        assertThat(KeepRules.isOver(keep(months), facts, moved, over.plus(Duration.ofDays(40_000)), ZONE)).as("a kind that says nothing of registers").isFalse();
    }

    @Property(tries = 100)
    void anEmergencyIsOverWhereItHeldAndNowhereElse(@ForAll @IntRange(min = -60, max = 60) int days) {
        Instant now = OVER.plus(Duration.ofDays(30 + (long) days));
        var past = List.of(new PastMode(7, MODE, BEGUN, OVER));
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), now)).isEqualTo(days >= 0);
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 8L), past, List.of(), now)).isFalse();
        assertThat(KeepRules.isOver(keep(1), "other", List.of(1L, 7L), past, List.of(), now)).isFalse();
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(1L), now)).as("it holds again above").isFalse();
        assertThat(KeepRules.isOver(new Keep(1, Map.of(), Optional.empty(), Optional.empty(), Set.of()), "mode", List.of(7L), past, List.of(), now)).isFalse();
    }

    @Test
    void theLastEndOfSeveralCounts() {
        var past = List.of(new PastMode(7, MODE, BEGUN, OVER), new PastMode(1, MODE, BEGUN, OVER.plus(Duration.ofDays(20))));
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), OVER.plus(Duration.ofDays(49)))).isFalse();
        assertThat(KeepRules.isOver(keep(1), "mode", List.of(1L, 7L), past, List.of(), OVER.plus(Duration.ofDays(50)))).isTrue();
    }
}
