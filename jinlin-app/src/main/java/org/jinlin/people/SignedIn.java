package org.jinlin.people;

import java.time.Instant;

/// A fresh sign-in. The token exists here and in the browser only; the database keeps its SHA-256.
///
/// @param csrf what every unsafe request of this session has to repeat
public record SignedIn(String token, String csrf, Instant expiresAt) {

    @Override
    public String toString() {
        return "SignedIn[expiresAt=" + expiresAt + "]";
    }
}
