package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.jinlin.kit.Keyring;
import org.jinlin.matters.MatterCodes.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes that nobody makes up.
class MatterCodesTest {

    @TempDir
    private static Path folder;

    private final MatterCodes codes = new MatterCodes(Keyring.loadOrCreate(folder.resolve("key")));

    @Test
    void aCodeIsOfOneMatterOneDistrictAndOneUse() {
        String code = codes.of(Use.PASS, 605, 42, 0);
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(codes.fits(code, Use.PASS, 605, 42, 0)).isTrue();
        assertThat(codes.fits(code.toLowerCase(java.util.Locale.ROOT), Use.PASS, 605, 42, 0)).isTrue();
        assertThat(codes.fits(code, Use.PASS, 605, 43, 0)).isFalse();
        assertThat(codes.fits(code, Use.PASS, 606, 42, 0)).isFalse();
        assertThat(codes.fits(code, Use.PASS, 605, 42, 1)).isFalse();
        assertThat(codes.fits(code, Use.PAPER, 605, 42, 0)).isFalse();
        assertThat(codes.fits(code, Use.PLACE, 605, 42, 0)).isFalse();
        assertThat(codes.fits(codes.of(Use.PLACE, 605, 42, 20_786), Use.PLACE, 605, 42, 20_787)).as("the next day").isFalse();
    }

    @Test
    void anotherKeyMakesOtherCodes(@TempDir Path other) {
        assertThat(new MatterCodes(Keyring.loadOrCreate(other.resolve("key"))).fits(codes.of(Use.PASS, 605, 42, 0), Use.PASS, 605, 42, 0)).isFalse();
    }

    @Test
    void manyCodesAreAllDifferent() {
        var seen = new HashSet<String>();
        LongStream.range(0, 2000).forEach(matter -> seen.add(codes.of(Use.PASS, 605, matter, 0)));
        assertThat(seen).hasSize(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "0000000000000000", "00000000000000000", "ＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡ", "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"})
    void whatIsNoCodeFitsNothing(String given) {
        assertThat(codes.fits(given, Use.PASS, 605, 42, 0)).isFalse();
    }
}
