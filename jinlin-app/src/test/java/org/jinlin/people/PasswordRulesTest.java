package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

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

    /// What the demo worlds are given: twelve hexadecimal digits, of which none may ever be refused.
    @Property(tries = 3000)
    void twelve_random_hexadecimal_digits_are_taken(@ForAll long random) {
        String password = String.format("%016x", random * 0x9e3779b97f4a7c15L ^ 0x5851f42d4c957f2dL).substring(2, 14);
        if (password.chars().distinct().count() >= 5) {
            assertThat(PasswordRules.refusal(password, "clerk-1001")).as(password).isEmpty();
        }
    }

    @Property
    void nothing_that_is_typed_makes_it_fail(@ForAll @StringLength(max = 100) String typed) {
        assertThat(PasswordRules.refusal(typed, typed)).isNotNull();
    }
}
