package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashFigureTest {

    private static DashFigure figure(String percent, String target) {
        return new DashFigure("response", 9, 10, List.of(new DashFigure.Share("running", "还没到时间", 2), new DashFigure.Share("withdrawn", "已撤回", 1)), 0, null,
                percent == null ? null : new BigDecimal(percent), target == null ? null : new BigDecimal(target));
    }

    @ParameterizedTest
    @CsvSource({"1.0000, 100", "0.9999, 99.9", "0.9200, 92.0", "0.0000, 0.0", "0.9095, 90.9", "0.0009, 0.0"})
    void aPercentageHasOneDecimalRoundedDownAndOnlyAllIsHundred(String rate, String shown) {
        assertThat(DashFigure.percent(new BigDecimal(rate)).toPlainString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(value = {"94.9, 95, true, 0.1", "95.0, 95, false, 0.0", "99.4, 99.5, true, 0.1", "null, 95, false, ''", "94.9, null, false, ''"}, nullValues = "null")
    void whatIsBelowTheTargetSaysByHowMuch(String percent, String target, boolean isShort, String gap) {
        assertThat(figure(percent, target).isShort()).isEqualTo(isShort);
        assertThat(figure(percent, target).gap()).isEqualTo(gap);
    }

    @Test
    void fewerThanTenShowACountAndWhatIsLeftOutAddsUp() {
        assertThat(figure(null, null).shown()).isEqualTo("9");
        assertThat(figure("90.0", null).shown()).isEqualTo("90.0");
        assertThat(figure(null, null).leftOut()).isEqualTo(3);
        assertThat(DashFigure.percent(null)).isNull();
        assertThat(figure(null, null).isVoice()).isFalse();
    }
}
