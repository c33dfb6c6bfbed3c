package org.jinlin.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (RFC 9106). The stored text names its method: what was hashed with bcrypt still opens, and is
/// hashed anew when its owner signs in.
@Component
class Passwords {

    private static final String METHOD = "argon2";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int PASSES = 3;
    private static final int BCRYPT_COST = 10;

    private final PasswordEncoder encoder;
    /// Compared with when there is no account, so that an unknown name takes as long as a wrong password.
    private final String nobody;

    /// @param cost the binary logarithm of the memory in KiB that one hash takes: each step doubles the work of whoever guesses, and of whoever signs in
    Passwords(@Value("${jinlin.password.cost:14}") int cost) {
        encoder = new DelegatingPasswordEncoder(METHOD, Map.of(METHOD, new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, 1 << cost, PASSES), "bcrypt", new BCryptPasswordEncoder(BCRYPT_COST)));
        nobody = encoder.encode("nobody signs in with this");
    }

    @Nullable String hash(@Nullable String password) {
        return password == null ? null : encoder.encode(password);
    }

    /// Whether the password belongs to the hash; takes the same time when there is none or the password is over-long.
    boolean matches(String password, @Nullable String hash) {
        boolean fits = PasswordRules.fits(password);
        boolean same = encoder.matches(fits ? password : "", hash == null ? nobody : hash);
        return same && fits && hash != null;
    }

    /// Whether it was hashed with what is no longer used for new ones.
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
