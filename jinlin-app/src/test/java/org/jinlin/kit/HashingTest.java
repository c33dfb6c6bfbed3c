package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HashingTest {

    /// FIPS 180-4.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void agrees_with_the_published_vector() {
        assertThat(Hashing.sha256Hex("abc")).isEqualTo(ABC);
        assertThat(Hashing.sha256Hex("")).startsWith("e3b0c44298fc1c14");
    }

    @Test
    void parts_are_hashed_one_after_the_other() {
        assertThat(HexFormat.of().formatHex(Hashing.sha256(utf8("a"), utf8(""), utf8("bc")))).isEqualTo(ABC);
        assertThat(Hashing.sha256(utf8("ab"))).isNotEqualTo(Hashing.sha256(utf8("ba")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
