package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.insight.DeedStore.Done;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Cycle;
import org.jinlin.playbook.Obligation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObligationCountTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Tree TREE = new Tree(List.of(new Unit(1, "district", "1", null), new Unit(2, "community", "2", null), new Unit(3, "community", "3", null),
            new Unit(21, "grid", "21", null)), Map.of(2L, 1L, 3L, 1L, 21L, 2L), 1);

    private static Obligation obligation(Cycle every, int times) {
        return new Obligation("x", "community", new Obligation.Deed("deed", Set.of(), Set.of("report"), Map.of(), Optional.empty(), Map.of()), times, 0, every);
    }

    private static Done done(long holder, LocalDate period, int deeds) {
        return new Done("x", holder, period, deeds);
    }

    @Test
    void eachPersonHasTheDeedsOfTheStretch() {
        var count = new ObligationCount(obligation(Cycle.MONTH, 1), List.of(done(7, NOVEMBER, 2), done(7, OCTOBER, 5), done(8, NOVEMBER, 1)));
        assertThat(count.byPerson(NOVEMBER)).isEqualTo(Map.of(7L, 2, 8L, 1));
        assertThat(count.byPerson(LocalDate.of(2026, 12, 1))).isEmpty();
    }

    @Test
    void aUnitHasWhatWasDoneAtItAndBelow() {
        var count = new ObligationCount(obligation(Cycle.MONTH, 1), List.of(done(2, NOVEMBER, 1), done(21, NOVEMBER, 2), done(1, NOVEMBER, 4), done(3, OCTOBER, 1)));
        assertThat(count.byUnit(TREE, NOVEMBER)).isEqualTo(Map.of(2L, 3));
    }

    @Test
    void monthsThatWereCountedBeforeItWasOwedByTheQuarterStillCount() {
        var count = new ObligationCount(obligation(Cycle.QUARTER, 1), List.of(done(7, OCTOBER, 1), done(7, NOVEMBER, 2), done(7, LocalDate.of(2026, 9, 1), 9)));
        assertThat(count.byPerson(OCTOBER)).isEqualTo(Map.of(7L, 3));
    }

    @Test
    void aStretchIsKeptWhenAllThatIsOwedWasDoneInIt() {
        var count = new ObligationCount(obligation(Cycle.MONTH, 2), List.of(done(7, OCTOBER, 1), done(9, OCTOBER, 1), done(7, NOVEMBER, 1), done(8, NOVEMBER, 9)));
        assertThat(count.kept(Set.of(7L, 9L), OCTOBER, NOVEMBER)).isEqualTo(1);
        assertThat(count.kept(Set.of(7L), OCTOBER, NOVEMBER)).isZero();
        assertThat(count.kept(Set.of(8L), OCTOBER, OCTOBER)).isZero();
        assertThat(count.kept(Set.of(), OCTOBER, NOVEMBER)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
            "MONTH,   2026-01-01, 2026-10-31, 10",
            "MONTH,   2026-01-01, 2025-12-31, 0",
            "QUARTER, 2026-01-01, 2026-09-30, 3",
            "YEAR,    2026-01-01, 2025-12-31, 0",
            "WEEK,    2026-01-01, 2026-01-18, 2",
            "WEEK,    2024-01-01, 2024-01-14, 2"})
    void stretchesThatAreOverAreCounted(Cycle every, LocalDate from, LocalDate to, int stretches) {
        assertThat(new ObligationCount(obligation(every, 1), List.of()).stretches(from, to)).isEqualTo(stretches);
    }
}
