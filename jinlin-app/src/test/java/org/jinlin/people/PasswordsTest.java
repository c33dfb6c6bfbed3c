package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Passwords PASSWORDS = new Passwords(4);

    @Test
    void a_hash_names_its_method_and_is_different_each_time() {
        String hash = Objects.requireNonNull(PASSWORDS.hash("correct horse"));
        assertThat(hash).startsWith("{bcrypt}$2").doesNotContain("correct");
        assertThat(PASSWORDS.hash("correct horse")).isNotEqualTo(hash);
        assertThat(PASSWORDS.matches("correct horse", hash)).isTrue();
    }

    @Test
    void nothing_matches_where_there_is_no_hash() {
        assertThat(PASSWORDS.hash(null)).isNull();
        assertThat(PASSWORDS.matches("", null)).isFalse();
        assertThat(PASSWORDS.matches("nobody signs in with this", null)).isFalse();
    }

    @Test
    void a_longer_password_with_the_same_beginning_does_not_match() {
        String hash = PASSWORDS.hash("p".repeat(72));
        assertThat(PASSWORDS.matches("p".repeat(73), hash)).isFalse();
        assertThat(PASSWORDS.matches("p".repeat(71), hash)).isFalse();
    }

    @Test
    void an_over_long_password_does_not_match_even_the_hash_of_nothing() {
        assertThat(PASSWORDS.matches("x".repeat(1000), PASSWORDS.hash(""))).isFalse();
    }

    @Test
    void eight_characters_are_enough_and_seventy_two_bytes_the_most() {
        assertThat(Passwords.isAcceptable("1234567")).isFalse();
        assertThat(Passwords.isAcceptable("12345678")).isTrue();
        assertThat(Passwords.isAcceptable("x".repeat(72))).isTrue();
        assertThat(Passwords.isAcceptable("x".repeat(73))).isFalse();
        assertThat(Passwords.isAcceptable("\u5bc6".repeat(24))).isTrue();
        assertThat(Passwords.isAcceptable("\u5bc6".repeat(25))).isFalse();
        assertThat(Passwords.isAcceptable("x".repeat(10_000_000))).isFalse();
    }
}
