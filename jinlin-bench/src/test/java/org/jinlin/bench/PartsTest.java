package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartsTest {

    private record Counted(int size, RuntimeException failure) implements Work {

        @Override
        public void once(Parts parts) {
            if (failure != null) {
                throw failure;
            }
            parts.done(System.nanoTime());
        }
    }

    @Test
    void whatIsDoneAfterTheEndDoesNotCount() {
        var parts = new Parts(System.nanoTime() - 1);
        parts.done(System.nanoTime());

        assertThat(parts.microseconds().getTotalCount()).isZero();
    }

    @Test
    void aUnitIsDoneWhenItsPartsAre() throws InterruptedException {
        Cell cell = ClosedLoop.run("nothing", List.of(new Counted(4, null), new Counted(4, null)), 0.05, OptionalLong.empty());

        assertThat(cell.units()).isPositive().isEqualTo(cell.microseconds().getTotalCount() / 4.0);
        assertThat(cell.perSecond()).isEqualTo(cell.units() / 0.05);
    }

    @Test
    void aBenchWithAnErrorHasNoFigures() {
        assertThatExceptionOfType(BenchProblem.class)
                .isThrownBy(() -> ClosedLoop.run("broken", List.of(new Counted(1, new BenchProblem("GET / was answered with 500."))), 0.05, OptionalLong.empty()));
    }
}
