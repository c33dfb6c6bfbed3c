package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /// RFC 6238, appendix B, of eight digits the last six.
    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924", "2000000000, 69279037", "20000000000, 65353130"})
    void the_codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code.substring(2));
    }

    /// RFC 4226, appendix D.
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"})
    void so_are_the_counted_ones_below(long step, String code) {
        assertThat(Totp.code(SECRET, step)).isEqualTo(code);
    }

    @Test
    void a_clock_may_be_half_a_minute_off_each_way() {
        long step = Totp.step(NOW);
        for (long drift = -1; drift <= 1; drift++) {
            assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + drift), NOW, 0)).hasValue(step + drift);
        }
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 2), NOW, 0)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 2), NOW, 0)).isEmpty();
    }

    @Test
    void a_used_code_and_those_before_it_are_over() {
        long step = Totp.step(NOW);
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step), NOW, step)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 1), NOW, step)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 1), NOW, step)).hasValue(step + 1);
    }

    @Test
    void blanks_and_hyphens_do_not_matter() {
        String code = Totp.code(SECRET, Totp.step(NOW));
        assertThat(Totp.accepted(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), NOW, 0)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00000", "0000000", "abcdef", "١٢٣٤٥٦", "null"})
    void what_is_no_code_is_none(String typed) {
        assertThat(Totp.accepted(SECRET, typed, NOW, 0)).isEmpty();
    }

    /// RFC 4648, 10, without padding.
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void the_secret_is_written_as_phones_take_it(String plain, String written) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Property
    void every_code_has_six_digits(@ForAll long step) {
        assertThat(Totp.code(SECRET, step)).matches("\\d{6}");
    }
}
