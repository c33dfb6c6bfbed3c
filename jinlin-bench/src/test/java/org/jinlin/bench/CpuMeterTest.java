package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    @Test
    void readsTheLineOfAProcessWhateverItsName() {
        var process = CpuMeter.Process.parse("4711 (a (b) c) S 12 4711 4711 0 -1 4194304 100 0 0 0 70 20 6 4 20 0 1 0 100 0 0");

        assertThat(process).isEqualTo(new CpuMeter.Process(4711, 12, "a (b) c", 100));
    }

    @Test
    void idleAndWaitingForTheDiskAreNotBusy() {
        assertThat(CpuMeter.busy("cpu  100 20 30 1000 500 4 5 6 70 80\ncpu0 1 1 1 1 1 1 1 1 1 1\n")).isEqualTo(100 + 20 + 30 + 4 + 5 + 6);
    }

    @Test
    void whatIsNotOursIsForeign() {
        var before = new CpuMeter.Sample(0, 1000, 10, 20, 30);
        var later = new CpuMeter.Sample(2_000_000_000L, 1400, 110, 70, 80);

        CpuUse use = before.until(later);

        assertThat(use.loader()).isEqualTo(0.5);
        assertThat(use.server()).isEqualTo(0.25);
        assertThat(use.postgres()).isEqualTo(0.25);
        assertThat(use.foreign()).isCloseTo(1.0, within(1e-9));
        assertThat(use.isDisturbed()).isTrue();
        assertThat(use.line()).endsWith("other programs 1.00 (disturbed)");
    }

    @Test
    void whatEndedMeanwhileDoesNotMakeOthersNegative() {
        assertThat(new CpuMeter.Sample(0, 1000, 0, 0, 0).until(new CpuMeter.Sample(1_000_000_000L, 1010, 20, 0, 0)).foreign()).isZero();
    }

    @Test
    void thisProcessUsesSomething() {
        assertThat(CpuMeter.sample(OptionalLong.empty()).loader()).isPositive();
    }
}
