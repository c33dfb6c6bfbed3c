package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1", "p@ssw0rd", "P4$$w0rd!", "password123", "123456789", "1234567890", "87654321", "qwertyuiop", "1qaz2wsx", "qwer1234", "asdf1234", "abcd1234",
        "11111111", "aaaaaaaa", "abababab", "abcabcabc", "a1a1a1a1", "19900101", "1990-01-01", "2026.11.20", "13812345678", "iloveyou", "woaini520", "woaini1314", "admin888", "Admin@123", "abc123456",
        "a123456789", "zhangsan1", "wangge2026", "88888888", "12341234", "!@#$%^&*", "ｐａｓｓｗｏｒｄ", "pass word", "letmein!!", "qq123456", "welcome2026!"})
    void what_guessers_try_first_is_refused(String password) {
        assertThat(PasswordRules.refusal(password, "somebody")).contains("PASSWORD_COMMON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "3f9a0c77b2e1", "九龙江边的老榕树下", "tea at four by the river", "Ru7-blue-kettle", "plain password", "mq83vTzz"})
    void what_is_a_password_of_ones_own_is_taken(String password) {
        assertThat(PasswordRules.refusal(password, "somebody")).isEmpty();
    }

    @Test
    void the_sign_in_name_is_no_password() {
        assertThat(PasswordRules.refusal("linxiaofang", "LinXiaofang")).contains("PASSWORD_COMMON");
        assertThat(PasswordRules.refusal("linxiaofang2026", "linxiaofang")).contains("PASSWORD_COMMON");
        assertThat(PasswordRules.refusal("xiaofang2026", "linxiaofang")).contains("PASSWORD_COMMON");
        assertThat(PasswordRules.refusal("blue kettle on fire", "lin")).isEmpty();
    }

    @Test
    void eight_characters_are_enough_and_seventy_two_bytes_the_most() {
        assertThat(PasswordRules.refusal("mq83vTz", "")).contains("PASSWORD_INVALID");
        assertThat(PasswordRules.refusal("a long sentence of words ".repeat(3).substring(0, 72), "")).isEmpty();
        assertThat(PasswordRules.refusal("a long sentence of words ".repeat(3).substring(0, 73), "")).contains("PASSWORD_INVALID");
        assertThat(PasswordRules.refusal("\u5bc6\u7801".repeat(13), "")).contains("PASSWORD_INVALID");
        assertThat(PasswordRules.refusal("x".repeat(10_000_000), "")).contains("PASSWORD_INVALID");
    }

    /// What demo accounts are given; the few that look like a date or a walk are drawn again.
    @Test
    void hardly_any_of_twelve_random_hexadecimal_digits_are_refused() {
        var random = new Random(1);
        long refused = IntStream.range(0, 3000).mapToObj(_ -> String.format("%012x", random.nextLong() >>> 16)).filter(password -> PasswordRules.refusal(password, "clerk-1001").isPresent()).count();
        assertThat(refused).isLessThan(30);
    }

    @Property
    void nothing_that_is_typed_makes_it_fail(@ForAll @StringLength(max = 100) String typed) {
        assertThat(PasswordRules.refusal(typed, typed)).isNotNull();
    }
}
