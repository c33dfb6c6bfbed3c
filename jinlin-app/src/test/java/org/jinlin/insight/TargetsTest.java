package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    @Test
    void thereIsNoTargetUnlessSomebodySetsOne() {
        var targets = new Targets("", " ", "95", "99.5");
        assertThat(targets.of("response")).isEmpty();
        assertThat(targets.of("on_time")).isEmpty();
        assertThat(targets.of("resolution")).contains(new BigDecimal("95"));
        assertThat(targets.of("satisfaction")).contains(new BigDecimal("99.5"));
        assertThat(targets.of("speed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "101", "100.1", "-5", "95%", "ninety", "0.95.1", "9999", "99.55", "1e2"})
    void whatIsNoPercentageStopsTheStart(String percent) {
        assertThatThrownBy(() -> new Targets("", "", percent, "")).hasMessageContaining("jinlin.targets").hasMessageContaining(percent);
    }
}
