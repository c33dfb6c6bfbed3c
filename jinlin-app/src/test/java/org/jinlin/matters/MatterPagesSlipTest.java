package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatterPagesSlipTest {

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"abc,3,abc", "abcd,3,abc…", "'',3,''", "' a  b ',3,a b", "😀😀😀,2,😀😀…", "😀😀,2,😀😀"})
    void aSheetHoldsSoMuch(String text, int most, String shortened) {
        assertThat(MatterPagesSlip.shortened(text, most)).isEqualTo(shortened);
    }

    @Test
    void aLineHasNoBreaks() {
        assertThat(MatterPagesSlip.shortened("一\r\n二\t三\n\n四", 99)).isEqualTo("一 二 三 四");
    }
}
