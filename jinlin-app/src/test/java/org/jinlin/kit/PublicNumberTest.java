package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final PublicNumber SEVENTH = new PublicNumber(12, TODAY, 7);

    @Test
    void says_tenant_day_and_number() {
        assertThat(SEVENTH.text()).isEqualTo("12-261120-0007").isEqualTo(SEVENTH.toString());
        assertThat(new PublicNumber(1, LocalDate.of(2001, 2, 3), 12_345).text()).isEqualTo("1-010203-12345");
    }

    @Test
    void is_as_short_as_the_place_and_the_day_allow() {
        assertThat(SEVENTH.shortForm(12, TODAY)).isEqualTo("0007");
        assertThat(SEVENTH.shortForm(12, TODAY.plusDays(1))).isEqualTo("261120-0007");
        assertThat(SEVENTH.shortForm(13, TODAY)).isEqualTo("12-261120-0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "12-261120-0007", " 12-261120-0007\n", "12-261120-7", "12 - 261120 - 0007",
        "\uFF11\uFF12\uFF0D261120\u20140007", "12\u2212261120\u20130007"
    })
    void is_read_as_people_write_it(String typed) {
        assertThat(PublicNumber.parse(typed)).contains(SEVENTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "12", "0007", "261120-0007", "12-261120", "12-261120-", "-261120-0007", "12-261120-0000", "12-261320-0007",
        "12-260230-0007",
        "12-261120-0007-1", "12--261120-0007", "0-261120-0007", "012-261120-0007",
        "12-20261120-0007", "12-261120-9999999999", "9999999999-261120-1",
        "x-261120-0007", "12-261120-0007;drop", "12 261120 0007", "12_261120_0007", "\u0661\u0662-261120-0007"
    })
    void anything_else_is_no_number(String typed) {
        assertThat(PublicNumber.parse(typed)).isEmpty();
    }

    @Test
    void an_endless_text_is_no_number() {
        assertThat(PublicNumber.parse("1".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 12-261120-0007", "0007, 12-261120-0007", "261119-0007, 12-261119-0007", "13-261119-0007, 13-261119-0007"})
    void a_short_form_is_read_where_it_was_meant(String typed, String whole) {
        assertThat(PublicNumber.parse(typed, 12, TODAY)).map(PublicNumber::text).contains(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "13812345678", "261320-1", "0007-"})
    void a_short_form_that_is_none_is_no_number(String typed) {
        assertThat(PublicNumber.parse(typed, 12, TODAY)).isEmpty();
    }

    @Property
    void every_form_comes_back(
            @ForAll @IntRange(min = 1, max = 999_999_999) int district, @ForAll @IntRange(max = 36_000) int days,
            @ForAll @IntRange(min = 1, max = 999_999_999) int n) {
        var number = new PublicNumber(district, LocalDate.of(2000, 1, 1).plusDays(days), n);
        assertThat(PublicNumber.parse(number.text())).contains(number);
        assertThat(PublicNumber.parse(number.shortForm(12, TODAY), 12, TODAY)).contains(number);
        assertThat(PublicNumber.parse(number.shortForm(district, TODAY), district, TODAY)).contains(number);
        assertThat(PublicNumber.parse(number.shortForm(district, number.day()), district, number.day())).contains(number);
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new PublicNumber(0, TODAY, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublicNumber(1, TODAY, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublicNumber(1, LocalDate.of(1999, 12, 31), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublicNumber(1, LocalDate.of(2100, 1, 1), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
