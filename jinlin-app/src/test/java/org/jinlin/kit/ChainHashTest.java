package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainHashTest {

    /// GB/T 32905-2016 A.1 and A.2, FIPS 180-4.
    @ParameterizedTest
    @CsvSource({
            "SM3, abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "SM3, abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
            "SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    void agreesWithThePublishedVectors(ChainHash by, String text, String hex) {
        assertThat(HexFormat.of().formatHex(by.hash(utf8(text), new byte[0]))).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(by.hash(utf8(text.substring(0, 1)), utf8(text.substring(1))))).as("in two parts").isEqualTo(hex);
    }

    @Property(tries = 200)
    void oneChangedByteIsAnotherHash(@ForAll byte[] first, @ForAll byte[] second, @ForAll ChainHash by) {
        byte[] hash = by.hash(first, second);
        assertThat(hash).hasSize(ChainHash.BYTES).isEqualTo(by.hash(first.clone(), second.clone()));
        for (int i = 0; i < second.length; i++) {
            byte[] changed = second.clone();
            changed[i] ^= 1;
            assertThat(by.hash(first, changed)).isNotEqualTo(hash);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(ChainHash by) {
        assertThat(ChainHash.of(by.code())).isEqualTo(by);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHA256", "sha-256", "md5", "sm3 "})
    void anyOtherWordIsRefused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChainHash.of(code)).withMessageContaining("sha256 or sm3");
    }

    @Test
    void theTwoDiffer() {
        assertThat(ChainHash.SM3.hash(utf8("a"), utf8("b"))).isNotEqualTo(ChainHash.SHA256.hash(utf8("a"), utf8("b")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
