package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "\u5f20\u4e09, \u5f20\uFF0A\uFF0A",
        "\u6b27\u9633\u4fee\u8fdc, \u6b27\uFF0A\uFF0A",
        "' \u5f20\u4e09 ', \u5f20\uFF0A\uFF0A",
        "\u5f20, \uFF0A\uFF0A",
        "'', \uFF0A\uFF0A",
        "' ', \uFF0A\uFF0A",
        "\uD842\uDFB7\u7530, \uD842\uDFB7\uFF0A\uFF0A",
        "e\u0301mile, e\u0301\uFF0A\uFF0A",
        "\uD83D\uDC69\u200D\uD83D\uDE80x, \uD83D\uDC69\u200D\uD83D\uDE80\uFF0A\uFF0A",
        "John Smith, J\uFF0A\uFF0A"
    })
    void a_name_shows_its_first_character(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "05968321234, ****1234",
        "83212345, ****2345",
        "8321234, ****",
        "'', ****",
        "12345, ****"
    })
    void a_phone_number_shows_its_ends(String phone, String masked) {
        assertThat(Masks.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "3-1203, 3-12\uFF0A\uFF0A",
        "1\u53f7\u697c101\u5ba4, 1\u53f7\u697c1\uFF0A\uFF0A\u5ba4",
        "7, \uFF0A\uFF0A",
        "garden house, \uFF0A\uFF0A",
        "'', \uFF0A\uFF0A"
    })
    void a_door_shows_the_house_and_the_floor(String door, String masked) {
        assertThat(Masks.door(door)).isEqualTo(masked);
    }

    @Property
    void whatever_is_masked_hides_all_but_its_ends(@ForAll String text) {
        assertThat(Masks.name(text)).endsWith("\uFF0A\uFF0A");
        assertThat(Masks.phone(text)).contains("****").hasSizeLessThanOrEqualTo(11);
    }
}
