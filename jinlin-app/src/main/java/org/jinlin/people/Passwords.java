package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with bcrypt. The stored text names its method, so that a stronger one can follow without a migration.
@Component
class Passwords {

    private static final int MIN_CHARACTERS = 8;
    /// bcrypt reads no further; a longer password would be cut in silence.
    private static final int MAX_BYTES = 72;

    private final PasswordEncoder encoder;
    /// Compared with when there is no account, so that an unknown name takes as long as a wrong password.
    private final String nobody;

    /// @param cost of bcrypt: each step doubles the work of whoever guesses, and of whoever signs in
    Passwords(@Value("${jinlin.password.cost:10}") int cost) {
        encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
        nobody = encoder.encode("nobody signs in with this");
    }

    static boolean isAcceptable(String password) {
        return password.length() >= MIN_CHARACTERS && fits(password);
    }

    private static boolean fits(String password) {
        return password.length() <= MAX_BYTES && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    @Nullable String hash(@Nullable String password) {
        return password == null ? null : encoder.encode(password);
    }

    /// Whether the password belongs to the hash; takes the same time when there is none or the password is over-long.
    boolean matches(String password, @Nullable String hash) {
        boolean fits = fits(password);
        boolean same = encoder.matches(fits ? password : "", hash == null ? nobody : hash);
        return same && fits && hash != null;
    }
}
