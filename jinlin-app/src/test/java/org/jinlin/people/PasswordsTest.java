package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Passwords PASSWORDS = new Passwords(4);

    @Test
    void a_hash_names_its_method_and_is_different_each_time() {
        String hash = Objects.requireNonNull(PASSWORDS.hash("correct horse"));
        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=16,t=3,p=1$").doesNotContain("correct");
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
    void what_bcrypt_hashed_still_opens_and_is_outdated() {
        String old = "{bcrypt}" + new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4).encode("correct horse");
        assertThat(PASSWORDS.matches("correct horse", old)).isTrue();
        assertThat(PASSWORDS.matches("correct horsf", old)).isFalse();
        assertThat(PASSWORDS.isOutdated(old)).isTrue();
        assertThat(PASSWORDS.isOutdated(PASSWORDS.hash("correct horse"))).isFalse();
    }

    @Test
    void a_hash_made_with_less_memory_is_outdated() {
        assertThat(new Passwords(5).isOutdated(PASSWORDS.hash("correct horse"))).isTrue();
    }
}
