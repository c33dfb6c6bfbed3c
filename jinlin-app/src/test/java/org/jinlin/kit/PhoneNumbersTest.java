package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "13812345678", " 138 1234 5678 ", "138-1234-5678", "+86 138 1234 5678", "+8613812345678", "008613812345678", "8613812345678",
        "\uFF11\uFF13\uFF18\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18", "\uFF0B86 13812345678", "(+86) 138.1234.5678",
        "\u202d138 1234 5678\u202c", "138\u200b12345678", "138\u300012345678", "138\u20131234\u20145678"
    })
    void a_mobile_number_is_eleven_digits_however_it_was_typed(String typed) {
        assertThat(PhoneNumbers.normalise(typed)).contains("13812345678");
    }

    @ParameterizedTest
    @CsvSource({
        "0596-8321234, 05968321234",
        "(0596) 8321234, 05968321234",
        "+86 596 8321234, 05968321234",
        "+86 (0)596 8321234, 05968321234",
        "010-62345678, 01062345678",
        "86 0596 8321234, ",
        "+86 21 62345678, 02162345678",
        "8321234, 8321234",
        "83212345, 83212345",
        "400-123-4567, 4001234567"
    })
    void landlines_and_service_numbers_are_known(String typed, String number) {
        assertThat(PhoneNumbers.normalise(typed).orElse(null)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "-", "110", "12345", "12812345678", "1381234567", "138123456789", "+1 617 555 0100",
        "+86", "+86 12345", "0596", "00596 8321234",
        "0596 1321234", "abc", "138x12345678", "13812345678 or 13912345678", "+",
        "1381234567\u0668", "+86 400 123 4567", "350605199001011234"
    })
    void anything_else_is_no_phone_number(String typed) {
        assertThat(PhoneNumbers.normalise(typed)).isEmpty();
    }

    @Test
    void an_endless_text_is_no_phone_number() {
        assertThat(PhoneNumbers.normalise("1".repeat(1_000_000))).isEmpty();
    }

    @Property
    void a_normalised_number_stays_as_it_is(@ForAll String typed) {
        PhoneNumbers.normalise(typed).ifPresent(number -> {
            assertThat(number).matches("[0-9]{7,12}");
            assertThat(PhoneNumbers.normalise(number)).contains(number);
        });
    }
}
