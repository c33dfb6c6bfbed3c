package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a b", "a\u0000b", "a\nb", "\uD800", "a\uDC00", "\u3000"})
    void refuses_blank_names_and_names_with_blanks_controls_or_half_characters(String login) {
        assertThat(Logins.isValid(login)).isFalse();
    }

    @Test
    void refuses_over_long_names_however_they_are_written() {
        assertThat(Logins.isValid("a".repeat(65))).isFalse();
        assertThat(Logins.isValid("a".repeat(10_000_000))).isFalse();
        // one character that becomes eighteen when it is written in its plain form
        assertThat(Logins.isValid("\uFDFA".repeat(10))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "  a  ", "13800000001", "\u738B\u5927", "\uD83D\uDE00", "a-b@example.org"})
    void takes_names_in_any_script(String login) {
        assertThat(Logins.isValid(login)).isTrue();
    }

    @Test
    void takes_sixty_four_characters() {
        assertThat(Logins.isValid("a".repeat(64))).isTrue();
    }

    @Test
    void capitals_width_and_surrounding_blanks_do_not_count() {
        assertThat(Logins.normalised(" \uFF21bC ")).isEqualTo("abc");
        assertThat(Logins.normalised("\uFF11\uFF13")).isEqualTo("13");
    }
}
